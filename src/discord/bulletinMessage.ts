import type { Temporal } from 'temporal-polyfill'
import type { AttachedDocument, BulletinContent } from '../bulletins/content.ts'
import type { DeliveryId } from '../lore/ids.ts'
import { assertMessageBudget, messageCost, mostText } from './budget.ts'
import {
  button,
  container,
  illustrated,
  row,
  separator,
  shorten,
  text,
  type Component,
} from './components.ts'
import { customId } from './customId.ts'
import { letterParts } from './letterParts.ts'
import { plain, prose } from './loreText.ts'
import { pagesOf, splitText } from './paging.ts'
import type { Picture } from './reply.ts'

/** A bulletin's button opens it in the archive; its custom id is also the mark of its row. */
export const archiveAction = 'news.open'

export const bulletinMark = (delivery: DeliveryId): string => customId(archiveAction, delivery)

/** A bulletin as the messages that it takes. */
export interface BulletinMessages {
  readonly first: readonly Component[]
  /** What the attached document goes on with, in its order; each carries its own mark. */
  readonly rest: readonly (readonly Component[])[]
}

/**
 * A bulletin as messages; `original` is the address of the message that it corrects. The first has the outlet's story, as much of the attached document as
 * fits, and the button that carries the row's mark; a document that is longer goes on in the
 * others, cut between paragraphs.
 */
export function bulletinMessages(
  content: BulletinContent,
  delivery: DeliveryId,
  lateSince: Temporal.Instant | null,
  picture: Shown | null,
  original: string | null = null,
): BulletinMessages {
  const { components, rest } = bodyOf(content, lateSince, { picture, original, most: mostText })
  const label = rest === '' ? 'Archive' : 'Read the whole'
  const first = [...components, row(button(label, bulletinMark(delivery)))]
  assertMessageBudget(first)
  return { first, rest: letterParts(rest, content.color, delivery) }
}

/** The outlet's picture as it is sent along. */
type Shown = Pick<Picture, 'name' | 'alt'>

interface Frame {
  readonly picture: Shown | null
  readonly original: string | null
  /** Characters at most. */
  readonly most: number
}

/** The bulletin's first message without its button, in at most `most` characters. */
export const bulletinBody = (
  content: BulletinContent,
  lateSince: Temporal.Instant | null,
  most = mostText,
  picture: Shown | null = null,
): readonly Component[] => bodyOf(content, lateSince, { picture, original: null, most }).components

/** A message's components, and what of the document is left. */
interface Body {
  readonly components: readonly Component[]
  /** Markdown, disarmed. */
  readonly rest: string
}

function bodyOf(content: BulletinContent, lateSince: Temporal.Instant | null, frame: Frame): Body {
  const story = storyBlock(content, lateSince, frame)
  if (content.attached === null) return { components: [story], rest: '' }
  // Whether it comes late or in time, the document is cut at the same place: a repeat goes on there.
  const inTime = messageCost([storyBlock(content, null, frame)]).text
  const left = frame.most - mostLate - inTime
  const document = documentBlock(content.attached, content.color, left)
  return { components: [story, ...document.components], rest: document.rest }
}

function storyBlock(
  content: BulletinContent,
  lateSince: Temporal.Instant | null,
  { picture, original, most }: Frame,
): Component {
  const head = [
    ...(content.masthead === '' ? [] : [`-# ${plain(shorten(content.masthead, mostHead))}`]),
    ...(content.banner === undefined ? [] : [`**${plain(shorten(content.banner, mostHead))}**`]),
    `## ${plain(shorten(content.headline, mostHead))}`,
  ].join('\n')
  const dateline =
    content.dateline === '' ? '' : `**${plain(shorten(content.dateline, mostHead))}** — `
  const foot = [
    // An outlet may have the day in its dateline.
    ...(content.dateline.startsWith(content.stardate)
      ? []
      : [`-# ${plain(shorten(content.stardate, mostHead))}`]),
    ...(original === null ? [] : [`-# [What we reported](${original})`]),
    ...(lateSince === null ? [] : [lateLine(lateSince)]),
  ].join('\n')
  const story = beginning(dateline + prose(content.story), most - head.length - foot.length)
  const top =
    picture === null
      ? text(head)
      : illustrated([text(head)], `attachment://${picture.name}`, picture.alt)
  return container(
    [
      top,
      ...(story === '' ? [] : [text(story)]),
      ...(foot === '' ? [] : [separator(), text(foot)]),
    ],
    content.color,
  )
}

const lateLine = (since: Temporal.Instant): string =>
  `-# Published late: it was due <t:${Math.floor(since.epochMilliseconds / 1000)}:f>`
/** More than any such line takes. */
const mostLate = 80

/** As much of a document as `left` characters hold; nothing when that is too little to read. */
function documentBlock(document: AttachedDocument, color: number | null, left: number): Body {
  const head = `### ${plain(shorten(document.title, mostHead))}`
  const words = prose(document.text)
  if (left < head.length + leastBeginning) return { components: [], rest: `${head}\n${words}` }
  const room = left - head.length
  const whole = words.trim()
  const { beginning: shown, rest } =
    whole.length <= room ? { beginning: whole, rest: '' } : splitText(whole, room - goesOn.length)
  const told = rest === '' ? shown : `${shown}${goesOn}`
  const body = told === '' ? [] : [separator(), text(told)]
  return { components: [container([text(head), ...body], color)], rest }
}
const leastBeginning = 300
/** Of a headline and the like, however long it was made. */
const mostHead = 200
// True with a thread below the message and without one: the button opens the whole in any case.
const goesOn = '\n\n-# … The letter goes on.'

/** The whole text, or its beginning up to a paragraph's end and a word about the rest. */
function beginning(words: string, most: number): string {
  if (words.trim().length <= most) return words.trim()
  const note = '\n\n-# … The rest is in the archive.'
  return `${pagesOf(words, most - note.length)[0] ?? ''}${note}`
}
