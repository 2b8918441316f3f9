import { compareDates } from '../calendar/compareDates.ts'
import type { DayNumber } from '../calendar/day.ts'
import type { ImpreciseDate, Precision } from '../calendar/impreciseDate.ts'
import { monthKeeping, monthOf, monthsOfYear } from '../calendar/monthsOfYear.ts'
import type { KnownEntry, KnownWorld } from '../lore/knownWorld.ts'
import { escapeMarkdown } from './escapeMarkdown.ts'
import { sourceOf, type Source } from './sources.ts'
import { countYears, writeDate, type DateStyle, type PrintedHeadline } from './story.ts'

/** An incident that a digest remembers. */
export interface Remembered {
  readonly entry: KnownEntry
  readonly date: ImpreciseDate
  /** In-universe years since, from 1. */
  readonly years: number
  readonly source: Source
}

/** Precisions that a month or a year remembers; what is told less exactly has no such time. */
const remembered: Readonly<Record<'month' | 'year', readonly Precision[]>> = {
  month: ['day', 'month', 'part of a month'],
  year: ['year', 'part of a year'],
}

/**
 * What its readers know of incidents of earlier years: for a month those of that month, for a year
 * those of which no month is known. The oldest first.
 */
export function historyOf(
  world: KnownWorld,
  every: 'month' | 'year',
  today: DayNumber,
  { calendar }: DateStyle,
): readonly Remembered[] {
  const { year } = calendar.fromDay(today)
  const months = monthsOfYear(calendar, year)
  const thisMonth = monthOf(today, calendar)?.month
  return world.entries
    .flatMap((entry): readonly Remembered[] => {
      const { kind, date } = entry
      if (kind !== 'incident' || date === null || date.earliest === null) return []
      if (!remembered[every].includes(date.precision)) return []
      const then = calendar.fromDay(date.earliest)
      const years = year - then.year
      const kept = every === 'year' || monthKeeping(then.month, months)?.month === thisMonth
      if (years < 1 || !kept) return []
      return [{ entry, date, years, source: sourceOf(entry, 'line', world) }]
    })
    .sort((a, b) => compareDates(a.date, b.date) || (a.entry.name < b.entry.name ? -1 : 1))
}

/** More than a reader reads, and than one message holds. */
const mostLines = 12

/** One line for each, as Markdown; "" for none. */
export const listHistory = (items: readonly Remembered[], style: DateStyle): string =>
  listed(
    items.map(
      ({ entry, date, years }) =>
        `**${escapeMarkdown(writeDate(date, style))}**, ${countYears(years)} ago: ${escapeMarkdown(entry.name)}`,
    ),
  )

/** One line for each headline, as Markdown; "" for none. */
export const headlineList = (printed: readonly PrintedHeadline[]): string =>
  listed(
    printed.map(
      ({ headline, stardate }) => `**${escapeMarkdown(stardate)}**: ${escapeMarkdown(headline)}`,
    ),
  )

function listed(lines: readonly string[]): string {
  const shown = lines.length > mostLines ? lines.slice(0, mostLines - 1) : lines
  const more = lines.length - shown.length
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].map((line) => `- ${line}`).join('\n')
}
