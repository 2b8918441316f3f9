import type { Calendar, CalendarDate } from './calendar.ts'

/** The date itself, or the last day before it that the calendar has. */
export function dayAtOrBefore(
  { year, month, day }: CalendarDate,
  calendar: Calendar,
): CalendarDate {
  const length = calendar.monthLength(year, month)
  if (length > 0) return { year, month, day: Math.min(day, length) }
  const before =
    month > 1 ? { year, month: month - 1 } : { year: year - 1, month: calendar.months.length }
  return dayAtOrBefore({ ...before, day: Infinity }, calendar)
}

/** The date itself, or the first day after it that the calendar has. */
export function dayAtOrAfter({ year, month, day }: CalendarDate, calendar: Calendar): CalendarDate {
  if (day <= calendar.monthLength(year, month)) return { year, month, day }
  const after =
    month < calendar.months.length ? { year, month: month + 1 } : { year: year + 1, month: 1 }
  return dayAtOrAfter({ ...after, day: 1 }, calendar)
}
