import type { Calendar } from './calendar.ts'
import { dayNumber, type DayNumber } from './day.ts'
import { monthSpan, type DaySpan } from './spans.ts'

/** A month with the intercalary days that follow it; they belong to no other. */
export interface MonthOfYear extends DaySpan {
  readonly year: number
  /** From 1, in the order of the calendar. */
  readonly month: number
}

/**
 * A year taken apart at its months but the intercalary ones, whose days go with the month before
 * them, or with the year's first. Nothing for a year of intercalary days alone.
 */
export function monthsOfYear(calendar: Calendar, year: number): readonly MonthOfYear[] {
  const parts: MonthOfYear[] = []
  let begin: DayNumber | null = null
  for (const [index, { intercalary }] of calendar.months.entries()) {
    const month = index + 1
    if (calendar.monthLength(year, month) === 0) continue
    const { first, last } = monthSpan(calendar, year, month)
    begin ??= first
    const before = parts.at(-1)
    if (!intercalary) parts.push({ year, month, first: before === undefined ? begin : first, last })
    else if (before !== undefined) parts[parts.length - 1] = { ...before, last }
  }
  return parts
}

/** Which of a year's months keeps what happened in a month, though that may not come this year. */
export const monthKeeping = (
  month: number,
  months: readonly MonthOfYear[],
): MonthOfYear | undefined => months.findLast((one) => one.month <= month) ?? months[0]

/** The month of a day; undefined in a year of intercalary days alone. */
export const monthOf = (day: DayNumber, calendar: Calendar): MonthOfYear | undefined => {
  const { year, month } = calendar.fromDay(day)
  return monthKeeping(month, monthsOfYear(calendar, year))
}

/** The month before the one that begins on a day. */
export const monthBefore = (first: DayNumber, calendar: Calendar): MonthOfYear | undefined =>
  monthOf(dayNumber(first - 1), calendar)
