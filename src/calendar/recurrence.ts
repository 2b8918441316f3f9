import { dayUnder, type LeapPolicy } from './anniversary.ts'
import type { Calendar } from './calendar.ts'
import type { DayNumber } from './day.ts'
import { dayNumber } from './day.ts'

/** Days that come again and again, told in a calendar's own terms. */
export type Recurrence =
  /** `from` is the first of them. */
  | { readonly every: 'days'; readonly count: number; readonly from: DayNumber }
  /** Indices into the calendar's weekdays. */
  | { readonly every: 'week'; readonly weekdays: readonly number[] }
  /** In each month but the intercalary ones. */
  | { readonly every: 'month'; readonly day: number; readonly leapPolicy: LeapPolicy }
  /** A month and day, or a festival: an intercalary day is a month of its own. */
  | {
      readonly every: 'year'
      readonly month: number
      readonly day: number
      readonly leapPolicy: LeapPolicy
    }

/** The days of a recurrence from a day on, earliest first; may go on for ever. */
export function* recurringDays(
  pattern: Recurrence,
  calendar: Calendar,
  from: DayNumber,
): Generator<DayNumber, void, undefined> {
  if (pattern.every === 'days') yield* countedDays(pattern, from)
  else if (pattern.every === 'week') yield* weeklyDays(pattern.weekdays, calendar, from)
  else yield* datedDays(pattern, calendar, from)
}

function* countedDays(
  { count, from: begin }: Extract<Recurrence, { readonly every: 'days' }>,
  from: DayNumber,
): Generator<DayNumber, void, undefined> {
  if (!(count >= 1)) return
  const passed = Math.max(0, Math.ceil((from - begin) / count))
  for (let day = begin + passed * count; ; day += count) yield dayNumber(day)
}

/** Days without a weekday after which none is expected. */
const longestOutsideWeek = 50_000

function* weeklyDays(
  weekdays: readonly number[],
  calendar: Calendar,
  from: DayNumber,
): Generator<DayNumber, void, undefined> {
  let silence = 0
  for (let day = from; silence < longestOutsideWeek; day = dayNumber(day + 1)) {
    silence++
    const weekday = calendar.weekdayOf(day)
    if (weekday === null || !weekdays.includes(weekday)) continue
    silence = 0
    yield day
  }
}

/** Years without such a day after which none is expected. */
const longestSilence = 1000

function* datedDays(
  pattern: Extract<Recurrence, { readonly every: 'month' | 'year' }>,
  calendar: Calendar,
  from: DayNumber,
): Generator<DayNumber, void, undefined> {
  const { day, leapPolicy } = pattern
  const months = pattern.every === 'year' ? [pattern.month] : regularMonths(calendar)
  if (months.some((month) => calendar.months[month - 1] === undefined)) return
  let least: number = from
  let silence = 0
  // A leap policy may move a day into the next year.
  for (let year = calendar.fromDay(from).year - 1; silence < longestSilence; year++) {
    silence++
    for (const month of months) {
      if (pattern.every === 'month' && calendar.monthLength(year, month) === 0) continue
      const found = dayUnder(leapPolicy, { year, month, day }, calendar)
      if (found === null || found < least) continue
      least = found + 1
      silence = 0
      yield found
    }
  }
}

/** A calendar's months without the intercalary ones, from 1. */
export const regularMonths = ({ months }: Calendar): readonly number[] =>
  months.flatMap(({ intercalary }, index) => (intercalary ? [] : [index + 1]))
