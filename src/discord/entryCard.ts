import type { KnownEntry } from '../lore/knownWorld.ts'
import {
  button,
  container,
  row,
  select,
  separator,
  shorten,
  text,
  type Component,
} from './components.ts'
import { customId } from './customId.ts'
import { dateText, secretMark, type Reading } from './entryFacts.ts'
import { entryPages } from './entryPages.ts'
import { kindNames } from './kinds.ts'
import { plain } from './loreText.ts'

/**
 * An entry as its reader knows it: a framed page, buttons to turn it, and where to go from here.
 * `page` counts from 0; one that does not exist shows the nearest. A shared card has no controls:
 * what they would lead to depends on who presses them.
 */
export function entryCard(
  entry: KnownEntry,
  reading: Reading,
  page: number,
  shared = false,
): readonly Component[] {
  const pages = entryPages(entry, reading)
  const shown = Math.min(Math.max(0, page), pages.length - 1)
  const body = pages[shown] ?? ''
  const head = [headOf(entry, reading), body === '' ? [] : [separator(), text(body)]].flat()
  const foot = pages.length > 1 ? [text(`-# Page ${shown + 1} of ${pages.length}`)] : []
  const card = container([...head, ...foot], entry.color)
  return shared ? [card] : [card, ...controls(entry, reading, shown, pages.length)]
}

function headOf(entry: KnownEntry, { campaign, lore }: Reading) {
  const { one, sign } = kindNames[entry.kind]
  const line = [
    `${sign} ${one}`,
    entry.date === null ? '' : dateText(entry.date, campaign),
    shorten(entry.tags.map(plain).join(', '), 200),
    secretMark(entry, lore) === '' ? '' : '🔒 hidden from players',
  ].filter((part) => part !== '')
  const also = shorten(entry.aliases.map(({ name }) => plain(name)).join(', '), 300)
  return [
    text(`## ${plain(entry.name)}\n-# ${line.join(' · ')}`),
    text(`${also === '' ? '' : `*Also: ${also}*\n`}${plain(entry.summary)}`),
  ]
}

function controls(
  entry: KnownEntry,
  reading: Reading,
  shown: number,
  pages: number,
): readonly Component[] {
  const buttons = [
    ...(shown > 0 ? [button('◀ Back', customId('lore.page', entry.id, shown - 1))] : []),
    ...(shown < pages - 1
      ? [button('Read on ▶', customId('lore.page', entry.id, shown + 1), 'primary')]
      : []),
    button('Timeline', customId('timeline.about', entry.id)),
    button('Share here', customId('lore.share', entry.id)),
  ]
  const further = seeAlso(entry, reading)
  if (further.length === 0) return [row(...buttons)]
  const choices = further.map((other) => ({
    label: other.name,
    value: other.id,
    description: kindNames[other.kind].one,
  }))
  return [row(...buttons), row(select(customId('lore.open'), 'See also …', choices))]
}

/** Where its prose and its ties lead, each once, at most as many as a menu holds. */
function seeAlso(entry: KnownEntry, { lore }: Reading): readonly KnownEntry[] {
  const ties = [
    ...entry.relations.map(({ target }) => lore.get(target)),
    ...lore.incoming(entry.id).map(({ source }) => source),
  ]
  const found = new Set([...lore.mentions(entry), ...ties])
  return [...found]
    .flatMap((other) => (other === null || other.id === entry.id ? [] : other))
    .slice(0, 25)
}
