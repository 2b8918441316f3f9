import type { APIComponentInContainer } from 'discord-api-types/v10'
import type { KnownEntry, KnownWorld } from '../lore/knownWorld.ts'
import { messageCost, mostText } from './budget.ts'
import {
  button,
  container,
  illustrated,
  row,
  select,
  separator,
  shorten,
  text,
  type Component,
} from './components.ts'
import { customIdIn } from './customId.ts'
import { dateText, secretMark, type Reading } from './entryFacts.ts'
import { choiceOf } from './entryLine.ts'
import { entryPages } from './entryPages.ts'
import { keptPage } from './keptPages.ts'
import { kindNames } from './kinds.ts'
import { plain } from './loreText.ts'
import { pageButtons, pageNumber } from './pager.ts'
import { mostPastLine } from './pastReading.ts'
import { pictureOf } from './pictures.ts'
import type { Picture, Shown } from './reply.ts'

/** A page that is longer asks for too much scrolling on a phone. */
const mostPage = 2800
const mostFoot = 100 + mostPastLine

/**
 * An entry as its reader knows it: a framed page, buttons to turn it, and where to go from here.
 * `asked` counts from 0; a page that does not exist shows the nearest. A shared card has no
 * controls: what they would lead to depends on who presses them.
 */
export const entryCard = (
  entry: KnownEntry,
  reading: Reading,
  asked: number,
  shared = false,
): Shown =>
  keptPage(reading, `${entry.id} ${shared ? 'shared' : pageNumber(asked, mostPages)}`, () => {
    const page = cardPage(entry, reading, asked, shared ? moreElsewhere : undefined)
    const { card, shown, pages, picture } = page
    const components = shared ? [card] : [card, ...controls(entry, reading, shown, pages)]
    return { components, picture }
  })

const moreElsewhere = 'There is more: look it up with `/lore`.'

/** More than any entry has: forged numbers beyond it are one page. */
const mostPages = 10_000

/** A page of an entry without anything to press. */
interface CardPage {
  readonly card: Component
  /** From 0. */
  readonly shown: number
  readonly pages: number
  readonly picture: Picture | null
}

/** The framed page alone, for whoever has other buttons for it; `foot` stands below it when there are more. */
export function cardPage(
  entry: KnownEntry,
  reading: Reading,
  asked: number,
  foot?: string,
): CardPage {
  const head = headOf(entry, reading)
  const room = mostText - messageCost(head).text - mostFoot
  const pages = entryPages(entry, reading, Math.min(mostPage, room))
  const shown = pageNumber(asked, pages.length)
  const body = pages[shown] ?? pages[0]
  const card = container(
    [
      ...head,
      ...(body === '' ? [] : [separator(), text(body)]),
      ...(pages.length > 1 ? [text(`-# ${foot ?? `Page ${shown + 1} of ${pages.length}`}`)] : []),
    ],
    entry.color,
  )
  const picture = entry.image === null ? null : pictureOf(entry.image, reading.campaign.slug)
  return { card, shown, pages: pages.length, picture }
}

/** At most 2,100 characters, however long its parts are. */
function headOf(
  entry: KnownEntry,
  { campaign, lore }: Reading,
): readonly APIComponentInContainer[] {
  const { one, sign } = kindNames[entry.kind]
  const line = [
    `${sign} ${one}`,
    entry.date === null ? '' : shorten(dateText(entry.date, campaign), 150),
    shorten(entry.tags.map(plain).join(', '), 200),
    hiddenWords(entry, lore),
  ].filter((part) => part !== '')
  const aliases = entry.aliases.map((alias) => `${secretMark(alias, lore)}${plain(alias.name)}`)
  const also = aliases.length === 0 ? '' : `*Also: ${shorten(aliases.join(', '), 300)}*`
  const about = [also, plain(shorten(entry.summary, 500))].filter((part) => part !== '')
  const texts = [
    text(`## ${plain(shorten(entry.name, 120))}\n-# ${line.join(' · ')}`),
    ...(about.length === 0 ? [] : [text(about.join('\n'))]),
  ]
  if (entry.image === null) return texts
  const { name, alt } = pictureOf(entry.image, campaign.slug)
  return [illustrated(texts, `attachment://${name}`, alt)]
}

/** Tells a GM what of the head players do not see. */
function hiddenWords(entry: KnownEntry, lore: KnownWorld): string {
  if (secretMark(entry, lore) !== '') return '🔒 hidden from players'
  const picture = entry.image === null ? '' : secretMark(entry.image, lore)
  return picture === '' ? '' : '🔒 picture hidden from players'
}

function controls(
  entry: KnownEntry,
  reading: Reading,
  shown: number,
  pages: number,
): readonly Component[] {
  const { lore } = reading
  const buttons = [
    ...pageButtons(shown, pages, (page) => customIdIn(lore, 'lore.page', entry.id, page)),
    button('Timeline', customIdIn(lore, 'timeline.about', entry.id)),
    button('Share here', customIdIn(lore, 'lore.share', entry.id)),
  ]
  const further = seeAlso(entry, reading)
  if (further.length === 0) return [row(...buttons)]
  const choices = further.map((other) => choiceOf(other, lore, kindNames[other.kind].one))
  return [row(...buttons), row(select(customIdIn(lore, 'lore.open'), 'See also …', choices))]
}

/** As many as a menu holds. */
const mostFurther = 25

/** Where its prose and its ties lead, each once. */
const seeAlso = (entry: KnownEntry, { lore }: Reading): readonly KnownEntry[] => {
  const found = new Set<KnownEntry>()
  for (const other of besides(entry, lore)) {
    if (found.size === mostFurther) break
    found.add(other)
  }
  return [...found]
}

/** The entries whose names may stand on an entry's card, some of them more than once. */
export function* besides(entry: KnownEntry, lore: KnownWorld): Iterable<KnownEntry> {
  const others = [
    lore.mentions(entry),
    entry.relations.flatMap(({ target }) => lore.get(target) ?? []),
  ]
  for (const other of others.flat()) if (other.id !== entry.id) yield other
  for (const { source } of lore.incoming(entry.id)) if (source.id !== entry.id) yield source
}
