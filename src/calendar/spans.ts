import type { Calendar } from './calendar.ts'
import type { DayNumber } from './day.ts'
import { dayNumber } from './day.ts'

/** A run of days, both ends included. */
export interface DaySpan {
  readonly first: DayNumber
  readonly last: DayNumber
}

/** Years further from 0 than this are refused wherever a date is read. */
export const farthestYear = 999_999

/** The days of a month. Throws a RangeError when the year lacks that month. */
export function monthSpan(calendar: Calendar, year: number, month: number): DaySpan {
  const first = calendar.toDay({ year, month, day: 1 })
  return { first, last: dayNumber(first + calendar.monthLength(year, month) - 1) }
}

/** The days of a year, whichever of its months exist. */
export function yearSpan(calendar: Calendar, year: number): DaySpan {
  const present = calendar.months
    .map((_, index) => index + 1)
    .filter((month) => calendar.monthLength(year, month) > 0)
  const [firstMonth] = present
  const lastMonth = present.at(-1)
  if (firstMonth === undefined || lastMonth === undefined)
    throw new RangeError(`${calendar.name} has no days in the year ${year}`)
  return {
    first: calendar.toDay({ year, month: firstMonth, day: 1 }),
    last: monthSpan(calendar, year, lastMonth).last,
  }
}

/** The parts that a year or a month is told in. */
export const parts = ['early', 'mid', 'late'] as const
export type Part = (typeof parts)[number]

/** One of three near-equal runs of days: of 31 days the 1st to 10th, 11th to 20th, 21st to 31st. */
export function partOf({ first, last }: DaySpan, part: Part): DaySpan {
  const length = last - first + 1
  const index = parts.indexOf(part)
  return {
    first: dayNumber(first + Math.floor((length * index) / 3)),
    last: dayNumber(first + Math.floor((length * (index + 1)) / 3) - 1),
  }
}
