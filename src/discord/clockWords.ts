import type { Clock } from '../calendar/clock.ts'
import { universeSpanOf, type RealSpan, type UniverseSpan } from '../calendar/convert.ts'
import { formatDay } from '../calendar/dayFormat.ts'
import type { NoRealTime } from '../calendar/realTime.ts'
import type { Campaign } from '../store/store.ts'
import { plain } from './loreText.ts'

/** How a campaign's days follow the real ones, in a sentence for everybody. */
export function clockWords({ clock, zone }: Pick<Campaign, 'clock' | 'zone'>): string {
  switch (clock.mode) {
    case 'mirror':
      return `The campaign’s days follow the real ones, from midnight to midnight in ${plain(zone)}.`
    case 'linear':
      return 'The campaign’s days pass at a rate of their own.'
    case 'manual':
      return 'A game master moves the date.'
    case 'paused':
      return 'The campaign’s time stands still.'
  }
}

/** Why a day has no real time, or a real time no day. */
export const noTimeWords: Readonly<Record<NoRealTime['reason'], string>> = {
  manual: 'There is no answer: a game master moves the campaign’s date by hand.',
  paused: 'There is no answer: the campaign’s time stands still.',
  never: 'There is no answer: the campaign’s clock never comes to that day.',
}

/** A stretch of real time, in each reader's own zone. Its end is the first moment after it. */
export function realSpanWords({ begins, ends }: RealSpan): string {
  const from = begins && timestamp(begins.epochMilliseconds, 'F')
  const until = ends && timestamp(ends.epochMilliseconds, 'F')
  if (from !== null && until !== null) return `${from} until ${until}`
  if (from !== null) return `${from} and on`
  return until === null ? 'always' : `before ${until}`
}

/** In-universe days, the two ends included. */
export function universeSpanWords(
  { first, last }: UniverseSpan,
  { calendar, dateFormat }: Pick<Campaign, 'calendar' | 'dateFormat'>,
): string {
  const from = first === null ? null : plain(formatDay(first, calendar, dateFormat))
  const until = last === null ? null : plain(formatDay(last, calendar, dateFormat))
  if (from === until) return from === null ? 'always' : `**${from}**`
  if (from !== null && until !== null) return `**${from}** to **${until}**`
  return from === null ? `until **${until ?? ''}**` : `**${from}** and on`
}

/** What a stretch of real time is in the campaign, or why nobody can say. */
export function universeAnswer(span: RealSpan, campaign: Campaign): string {
  const days = universeSpanOf(span, campaign)
  return days.kind === 'none' ? noTimeWords[days.reason] : universeSpanWords(days, campaign)
}

/** Discord's own way to write an instant, which each reader sees in their zone; `ms` since 1970. */
export const timestamp = (ms: number, style: 'D' | 'F' | 'R' | 'f'): string =>
  `<t:${Math.floor(ms / 1000)}:${style}>`

/** A clock with its numbers, as the GM who sets it thinks of it. */
export function clockFigures(
  clock: Clock,
  style: Pick<Campaign, 'calendar' | 'dateFormat'>,
): string {
  const written = (day: Parameters<typeof formatDay>[0]) =>
    plain(formatDay(day, style.calendar, style.dateFormat))
  switch (clock.mode) {
    case 'mirror': {
      const years = Math.abs(clock.yearOffset)
      const apart = years === 1 ? '1 year' : `${years} years`
      if (years === 0) return '**mirror**: our own days and years'
      return `**mirror**: our days, ${apart} ${clock.yearOffset > 0 ? 'later' : 'earlier'}`
    }
    case 'linear': {
      const rate = clock.rate === 1 ? '1 day passes' : `${clock.rate} days pass`
      const anchor = timestamp(clock.anchorMs, 'f')
      return `**linear**: ${rate} in a real day, and ${written(clock.anchorDay)} began at ${anchor}`
    }
    case 'manual':
      return `**manual**: ${written(clock.day)}, until a game master moves it`
    case 'paused':
      return `**paused**: ${written(clock.day)}`
  }
}
