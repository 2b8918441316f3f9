import type { Calendar } from './calendar.ts'
import type { MonthPoint, Point } from './dateForm.ts'
import { farthestYear } from './spans.ts'

/** Why a text that looks like a date is none in this calendar. */
export interface DateFault {
  readonly kind: 'fault'
  readonly message: string
  readonly fix: string
}

/** What a reader makes of a text; null when the text is not of its shape. */
export type PointReading = Point | DateFault | null

const fault = (message: string, fix: string): DateFault => ({ kind: 'fault', message, fix })

/** A year in digits, with `-` before it when it precedes year 0. */
export function yearFault(year: number): DateFault | null {
  return Math.abs(year) <= farthestYear
    ? null
    : fault(
        `the year ${year} is too far away`,
        `Use a year from -${farthestYear} to ${farthestYear}.`,
      )
}

/** A month that exists. A festival of one day is that day. */
export function monthPoint(
  calendar: Calendar,
  year: number,
  month: number,
): MonthPoint | Extract<Point, { kind: 'day' }> | DateFault {
  const tooFar = yearFault(year)
  if (tooFar !== null) return tooFar
  const named = calendar.months[month - 1]
  if (named === undefined)
    return fault(
      `there is no month ${month}`,
      `The ${calendar.name} calendar has the months 1 to ${calendar.months.length}.`,
    )
  const length = calendar.monthLength(year, month)
  if (length === 0)
    return fault(`the year ${year} has no ${named.name}`, 'Name another month, or the year alone.')
  return named.intercalary && length === 1
    ? { kind: 'day', year, month, day: 1 }
    : { kind: 'month', year, month }
}

/** A day that exists. */
export function dayPoint(calendar: Calendar, year: number, month: number, day: number) {
  const within = monthPoint(calendar, year, month)
  if (within.kind === 'fault') return within
  const length = calendar.monthLength(year, month)
  const name = calendar.months[month - 1]?.name ?? ''
  if (day < 1 || day > length)
    return fault(
      `${name} ${year} has no day ${day}`,
      `Its days are 1 to ${length}; for the whole month leave the day out.`,
    )
  return { kind: 'day', year, month, day } as const
}
