import type { KnownEntry, KnownWorld } from '../lore/knownWorld.ts'
import { shorten, type Choice } from './components.ts'
import { dateText, secretMark, type Reading } from './entryFacts.ts'
import { plain } from './loreText.ts'

/** As many as stay legible on a phone and fit one menu. */
export const linesPerPage = 10
/** Ten of them, a title and a note stay within a message's 4,000. */
const mostLine = 340
const mostName = 80
const mostDate = 80
const mostSummary = 140

/** An entry in a list: its name, its date, its summary as far as there is room. */
export function entryLine(entry: KnownEntry, reading: Reading): string {
  const when = entry.date === null ? '' : ` · ${shortDate(entry, reading)}`
  return withSummary(`**${nameOf(entry, reading)}**${when}`, entry, '')
}

/** An entry in a timeline: its date first. */
export const datedLine = (entry: KnownEntry, reading: Reading): string =>
  withSummary(`**${shortDate(entry, reading)}** — ${nameOf(entry, reading)}`, entry, '-# ')

const nameOf = (entry: KnownEntry, { lore }: Reading): string =>
  `${secretMark(entry, lore)}${plain(shorten(entry.name, mostName))}`

const shortDate = ({ date }: KnownEntry, { campaign }: Reading): string =>
  date === null ? '' : plain(shorten(dateText(date, campaign), mostDate))

function withSummary(head: string, { summary }: KnownEntry, before: string): string {
  // Escaped, it may become twice as long.
  const room = Math.floor((mostLine - head.length - before.length) / 2)
  const words = plain(shorten(summary, Math.max(0, Math.min(mostSummary, room))))
  return words === '' ? head : `${head}\n${before}${words}`
}

/** An entry as a line of a menu; `description` instead of its summary where that says more. */
export const choiceOf = (
  entry: KnownEntry,
  lore: KnownWorld,
  description = entry.summary,
): Choice => ({
  label: `${secretMark(entry, lore)}${entry.name}`,
  value: entry.id,
  description,
})
