import { Temporal } from 'temporal-polyfill'
import type { Calendar } from './calendar.ts'
import type { Clock } from './clock.ts'
import type { DayNumber } from './day.ts'
import { gregorian } from './gregorian.ts'
import type { LocalInstant } from './localInstant.ts'
import { localInstant, startOfDay } from './localInstant.ts'
import { dayAtOrBefore } from './missingDay.ts'
import { mirroredDay, msPerDay, universeDay } from './universeDay.ts'

/** Why no real time belongs to an in-universe day. */
export interface NoRealTime {
  readonly kind: 'none'
  /** `manual`, `paused`: the GM decides; `never`: the clock does not come there. */
  readonly reason: 'manual' | 'paused' | 'never'
}

/** The real time during which it is a certain day in the campaign: `begins` ≤ t < `ends`. */
export type RealTime =
  | {
      readonly kind: 'span'
      readonly begins: Temporal.Instant
      readonly ends: Temporal.Instant
    }
  | NoRealTime

/** When a thing is due, and how the time was found. */
export type DueTime =
  | {
      readonly kind: 'due'
      readonly at: Temporal.Instant
      /** `short day`: the day has no such local time, so it is due as the day begins. */
      readonly rule: LocalInstant['rule'] | 'short day'
    }
  | NoRealTime

/** The inverse of `universeDay`. 29 February is 28 February in a real year that lacks it. */
export function realTimeOf(
  clock: Clock,
  calendar: Calendar,
  day: DayNumber,
  zone: string,
): RealTime {
  switch (clock.mode) {
    case 'mirror': {
      const date = mirroredDate(clock.yearOffset, calendar, day)
      return date === null ? never : mirroredSpan(clock.yearOffset, calendar, date, zone)
    }
    case 'linear':
      return linearSpan(clock, calendar, day, zone)
    case 'manual':
    case 'paused':
      return { kind: 'none', reason: clock.mode }
  }
}

/**
 * The instant of a local time on an in-universe day. Under a linear clock a day may begin at any
 * hour: the first such local time within it counts, or else its beginning.
 */
export function dueTimeOf(
  clock: Clock,
  calendar: Calendar,
  day: DayNumber,
  time: string,
  zone: string,
): DueTime {
  if (clock.mode === 'mirror') {
    const date = mirroredDate(clock.yearOffset, calendar, day)
    return date === null ? never : { kind: 'due', ...localInstant(date, time, zone) }
  }
  const span = realTimeOf(clock, calendar, day, zone)
  if (span.kind === 'none') return span
  const date = span.begins.toZonedDateTimeISO(zone).toPlainDate()
  const due = [date, date.add({ days: 1 })]
    .map((on) => localInstant(on, time, zone))
    .find(({ at }) => isWithin(at, span))
  return due === undefined
    ? { kind: 'due', at: span.begins, rule: 'short day' }
    : { kind: 'due', ...due }
}

const never: NoRealTime = { kind: 'none', reason: 'never' }

const isWithin = (at: Temporal.Instant, span: Extract<RealTime, { kind: 'span' }>): boolean =>
  Temporal.Instant.compare(at, span.begins) >= 0 && Temporal.Instant.compare(at, span.ends) < 0

/** Real dates reach about 271,800 years either way; in-universe ones go further. */
const farthestRealYear = 270_000

function mirroredDate(
  yearOffset: number,
  calendar: Calendar,
  universe: DayNumber,
): Temporal.PlainDate | null {
  const { year, month, day } = calendar.fromDay(universe)
  const realYear = year - yearOffset
  if (month > gregorian.months.length || Math.abs(realYear) > farthestRealYear) return null
  return Temporal.PlainDate.from(dayAtOrBefore({ year: realYear, month, day }, gregorian))
}

function mirroredSpan(
  yearOffset: number,
  calendar: Calendar,
  date: Temporal.PlainDate,
  zone: string,
): RealTime {
  const day = mirroredDay(yearOffset, calendar, date)
  let next = date.add({ days: 1 })
  // A day that the campaign's year lacks prolongs the one before it.
  while (mirroredDay(yearOffset, calendar, next) === day) next = next.add({ days: 1 })
  return { kind: 'span', begins: startOfDay(date, zone), ends: startOfDay(next, zone) }
}

function linearSpan(
  clock: Extract<Clock, { mode: 'linear' }>,
  calendar: Calendar,
  day: DayNumber,
  zone: string,
): RealTime {
  if (clock.rate <= 0) return never
  const dayAt = (ms: number) =>
    universeDay(clock, calendar, Temporal.Instant.fromEpochMilliseconds(ms), zone)
  const beginOf = (wanted: number) => {
    let ms = Math.ceil(clock.anchorMs + ((wanted - clock.anchorDay) / clock.rate) * msPerDay)
    if (Math.abs(ms) > farthestMs) return null
    // Fractions of days round: step to the first millisecond that is on the day.
    while (dayAt(ms) < wanted) ms++
    while (dayAt(ms - 1) >= wanted) ms--
    return Temporal.Instant.fromEpochMilliseconds(ms)
  }
  const begins = beginOf(day)
  const ends = beginOf(day + 1)
  return begins === null || ends === null ? never : { kind: 'span', begins, ends }
}

/** Some days within what an instant can hold. */
const farthestMs = 8.6e15
