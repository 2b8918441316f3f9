import type { Calendar, CalendarDate } from './calendar.ts'
import type { DayNumber } from './day.ts'
import { dayAtOrAfter, dayAtOrBefore } from './missingDay.ts'
import type { DaySpan } from './spans.ts'

export const leapPolicies = ['previous', 'next', 'skip'] as const
/** What an anniversary does in a year that lacks its day. */
export type LeapPolicy = (typeof leapPolicies)[number]

/**
 * The day `n` in-universe years after an event; null in a year that lacks it, under `skip`.
 * Throws a RangeError unless `n` is a whole number from 1: no anniversary precedes its event.
 */
export function anniversary(
  event: DayNumber,
  n: number,
  calendar: Calendar,
  leapPolicy: LeapPolicy,
): DayNumber | null {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`there is no anniversary ${n}`)
  const { year, month, day } = calendar.fromDay(event)
  return dayUnder(leapPolicy, { year: year + n, month, day }, calendar)
}

/** A date's day, or what a leap policy puts in its place where the year lacks it. */
export function dayUnder(
  leapPolicy: LeapPolicy,
  date: CalendarDate,
  calendar: Calendar,
): DayNumber | null {
  if (date.day <= calendar.monthLength(date.year, date.month)) return calendar.toDay(date)
  if (leapPolicy === 'skip') return null
  const find = leapPolicy === 'previous' ? dayAtOrBefore : dayAtOrAfter
  return calendar.toDay(find(date, calendar))
}

/** One return of an event's day. */
export interface Anniversary {
  /** In-universe years since the event. */
  readonly n: number
  /** The in-universe year that it belongs to, even if the leap policy moved it to the next. */
  readonly year: number
  readonly day: DayNumber
}

/** The anniversaries within a run of days, earliest first. */
export function anniversariesWithin(
  event: DayNumber,
  { first, last }: DaySpan,
  calendar: Calendar,
  leapPolicy: LeapPolicy,
): Anniversary[] {
  const eventYear = calendar.fromDay(event).year
  // A moved day can lie in the year before or after its own.
  const firstN = Math.max(1, calendar.fromDay(first).year - eventYear - 1)
  const lastN = calendar.fromDay(last).year - eventYear + 1
  const found: Anniversary[] = []
  for (let n = firstN; n <= lastN; n++) {
    const day = anniversary(event, n, calendar, leapPolicy)
    if (day !== null && day >= first && day <= last) found.push({ n, year: eventYear + n, day })
  }
  return found
}

/**
 * The first anniversary on a day or after it; under a policy that skips years, of those within the
 * next thousand years.
 */
export function nextAnniversary(
  event: DayNumber,
  from: DayNumber,
  calendar: Calendar,
  leapPolicy: LeapPolicy,
): Anniversary | null {
  const eventYear = calendar.fromDay(event).year
  // A moved day can lie in the year before its own.
  const firstN = Math.max(1, calendar.fromDay(from).year - eventYear - 1)
  for (let n = firstN; n <= firstN + longestSilence; n++) {
    const day = anniversary(event, n, calendar, leapPolicy)
    if (day !== null && day >= from) return { n, year: eventYear + n, day }
  }
  return null
}

/** Years without an anniversary after which none is expected. */
const longestSilence = 1000

const milestones = [1, 5, 10, 25, 50, 75]

/** Whether an anniversary is kept by those who keep only the round ones. */
export const isMilestone = (n: number): boolean =>
  milestones.includes(n) || (n > 0 && n % 100 === 0)
