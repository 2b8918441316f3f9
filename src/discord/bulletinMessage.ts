import type { Temporal } from 'temporal-polyfill'
import type { AttachedDocument, BulletinContent } from '../bulletins/content.ts'
import type { DeliveryId } from '../lore/ids.ts'
import { assertMessageBudget, messageCost, mostText } from './budget.ts'
import { button, container, row, separator, shorten, text, type Component } from './components.ts'
import { customId } from './customId.ts'
import { plain, prose } from './loreText.ts'
import { pagesOf } from './paging.ts'

/** A bulletin's button opens it in the archive; its custom id is also the mark of its row. */
export const archiveAction = 'news.open'

export const bulletinMark = (delivery: DeliveryId): string => customId(archiveAction, delivery)

/**
 * A bulletin as a message: the outlet's story, then the attached document, then the button that
 * carries the row's mark. What is too long for one message ends at a paragraph; the button opens
 * the rest.
 */
export function bulletinMessage(
  content: BulletinContent,
  delivery: DeliveryId,
  lateSince: Temporal.Instant | null,
): readonly Component[] {
  const components = [
    ...bulletinBody(content, lateSince),
    row(button('Archive', bulletinMark(delivery))),
  ]
  assertMessageBudget(components)
  return components
}

/** The bulletin without its button, in at most `most` characters and 4 + 3 components. */
export function bulletinBody(
  content: BulletinContent,
  lateSince: Temporal.Instant | null,
  most = mostText,
): readonly Component[] {
  const story = storyBlock(content, lateSince, most)
  if (content.attached === null) return [story]
  const left = most - messageCost([story]).text
  return [story, ...documentBlock(content.attached, content.color, left)]
}

function storyBlock(
  content: BulletinContent,
  lateSince: Temporal.Instant | null,
  most: number,
): Component {
  const head = [
    ...(content.masthead === '' ? [] : [`-# ${plain(shorten(content.masthead, mostHead))}`]),
    `## ${plain(shorten(content.headline, mostHead))}`,
  ].join('\n')
  const dateline =
    content.dateline === '' ? '' : `**${plain(shorten(content.dateline, mostHead))}** — `
  const late =
    lateSince === null
      ? []
      : [`-# Published late: it was due <t:${Math.floor(lateSince.epochMilliseconds / 1000)}:f>`]
  const foot = [`-# ${plain(shorten(content.stardate, mostHead))}`, ...late].join('\n')
  const story = beginning(
    dateline + prose(content.story),
    most - head.length - foot.length,
    'The rest is in the archive.',
  )
  return container(
    [text(head), ...(story === '' ? [] : [text(story)]), separator(), text(foot)],
    content.color,
  )
}

/** As much of a document as `left` characters hold; nothing when that is too little to read. */
function documentBlock(
  document: AttachedDocument,
  color: number | null,
  left: number,
): readonly Component[] {
  const head = `### ${plain(shorten(document.title, mostHead))}`
  if (left < head.length + leastBeginning) return []
  const words = beginning(
    prose(document.text),
    left - head.length,
    'The letter goes on in the archive.',
  )
  return [container([text(head), separator(), text(words)], color)]
}
const leastBeginning = 300
/** Of a headline and the like, however long it was made. */
const mostHead = 200

/** The whole text, or its beginning up to a paragraph's end and a word about the rest. */
function beginning(words: string, most: number, more: string): string {
  if (words.trim().length <= most) return words.trim()
  const note = `\n\n-# … ${more}`
  return `${pagesOf(words, most - note.length)[0] ?? ''}${note}`
}
