import { Temporal } from 'temporal-polyfill'
import type { Calendar } from './calendar.ts'
import type { Clock } from './clock.ts'
import { gregorian } from './gregorian.ts'
import type { ImpreciseDate } from './impreciseDate.ts'
import { startOfDay } from './localInstant.ts'
import type { NoRealTime } from './realTime.ts'
import { realTimeOf } from './realTime.ts'
import type { DaySpan } from './spans.ts'
import { universeDay } from './universeDay.ts'

/** What days are converted by. */
export interface Timekeeping {
  readonly clock: Clock
  readonly calendar: Calendar
  /** IANA zone of the guild. */
  readonly zone: string
}

/** A stretch of real time: `begins` ≤ t < `ends`; null where it is open. */
export interface RealSpan {
  readonly kind: 'span'
  readonly begins: Temporal.Instant | null
  readonly ends: Temporal.Instant | null
}

/** The real time that an in-universe date stands for, as wide as the date is inexact. */
export function realSpanOf(
  { earliest, latest }: Pick<ImpreciseDate, 'earliest' | 'latest'>,
  { clock, calendar, zone }: Timekeeping,
): RealSpan | NoRealTime {
  const first = earliest === null ? null : realTimeOf(clock, calendar, earliest, zone)
  const last = latest === null ? null : realTimeOf(clock, calendar, latest, zone)
  if (first?.kind === 'none') return first
  if (last?.kind === 'none') return last
  return { kind: 'span', begins: first?.begins ?? null, ends: last?.ends ?? null }
}

/** Real years further away than these are no use to anybody, and Discord shows none of them. */
const realYears = { first: 1, last: 9999 }

/** The stretch of real time that a date of our calendar names in a zone; null when too far away. */
export function realDateSpan(
  { earliest, latest }: Pick<ImpreciseDate, 'earliest' | 'latest'>,
  zone: string,
): RealSpan | null {
  const first = earliest === null ? null : gregorian.fromDay(earliest)
  const last = latest === null ? null : gregorian.fromDay(latest)
  if (first !== null && first.year < realYears.first) return null
  if (last !== null && last.year > realYears.last) return null
  if ((first?.year ?? 0) > realYears.last || (last?.year ?? 1) < realYears.first) return null
  return {
    kind: 'span',
    begins: first && startOfDay(Temporal.PlainDate.from(first), zone),
    ends: last && startOfDay(Temporal.PlainDate.from(last).add({ days: 1 }), zone),
  }
}

/** The in-universe days of a stretch of real time; null ends where it is open. */
export interface UniverseSpan {
  readonly kind: 'span'
  readonly first: DaySpan['first'] | null
  readonly last: DaySpan['last'] | null
}

/** The inverse of `realSpanOf`: no answer where a GM moves the day, or nobody does. */
export function universeSpanOf(
  { begins, ends }: Pick<RealSpan, 'begins' | 'ends'>,
  { clock, calendar, zone }: Timekeeping,
): UniverseSpan | NoRealTime {
  if (clock.mode === 'manual' || clock.mode === 'paused')
    return { kind: 'none', reason: clock.mode }
  const dayAt = (at: Temporal.Instant) => universeDay(clock, calendar, at, zone)
  return {
    kind: 'span',
    first: begins && dayAt(begins),
    last: ends && dayAt(ends.subtract({ milliseconds: 1 })),
  }
}
