import type { Calendar } from './calendar.ts'
import type { Mark, MonthPoint, Point, YearPoint } from './dateForm.ts'
import { dayFormat, formatDay } from './dayFormat.ts'
import { eraYear } from './eras.ts'
import type { ImpreciseDate } from './impreciseDate.ts'
import { readForm } from './parseDate.ts'

/**
 * A date for people, no more exact than it was told: "238802.22", "November 2391", "early 2392",
 * "the 2370s", "c. 2392", "2392 (uncertain)", "2391 – 2392", "since 2370". `parseDate` reads it
 * back. Years before year 0 keep their minus; where the format of days counts by eras, so do months
 * and years: "March 44 BCE".
 */
export function formatDate(date: ImpreciseDate, calendar: Calendar, dateFormat: string): string {
  const form = readForm(date.notation, calendar, dateFormat)
  const show = (mark: Mark) => formatMark(mark, calendar, dateFormat)
  if (form.kind === 'mark') return show(form.mark)
  // A notation from elsewhere that says nothing here still says something to its reader.
  if (form.kind === 'fault') return date.notation
  const { from, until } = form
  if (from === null) return until === null ? date.notation : `until ${show(until)}`
  return until === null ? `since ${show(from)}` : `${show(from)} – ${show(until)}`
}

function formatMark(mark: Mark, calendar: Calendar, dateFormat: string): string {
  const point = formatPoint(mark.point, calendar, dateFormat)
  return `${mark.approximate ? 'c. ' : ''}${point}${mark.uncertain ? ' (uncertain)' : ''}`
}

function formatPoint(point: Point, calendar: Calendar, dateFormat: string): string {
  switch (point.kind) {
    case 'day':
      return formatDay(calendar.toDay(point), calendar, dateFormat)
    case 'month':
    case 'year':
      return formatSpan(point, calendar, dateFormat)
    case 'part':
      return `${point.part} ${formatSpan(point.of, calendar, dateFormat)}`
    case 'decade':
      return formatDecade(point.lowest)
    case 'century':
      return `the ${point.lowest < 0 ? point.lowest + 99 : point.lowest}s`
  }
}

/** Six digits in a row pass for a stardate's month, so such a year is named as one. */
const longestBareYear = 99_999

function formatSpan(point: MonthPoint | YearPoint, calendar: Calendar, dateFormat: string): string {
  const year = formatYear(point.year, calendar, dateFormat)
  if (point.kind === 'month') return `${calendar.months[point.month - 1]?.name ?? ''} ${year}`
  const bare = year === String(point.year)
  return bare && Math.abs(point.year) > longestBareYear ? `year ${year}` : year
}

/** A calendar's year as a format of days counts it: "44 BCE" where that names eras, else "-43". */
export function formatYear(year: number, calendar: Calendar, dateFormat: string): string {
  const told = dayFormat(dateFormat, calendar).tellsEra ? eraYear(calendar.eras, year) : null
  return told === null ? String(year) : `${told.year} ${told.era}`
}

/** The decade at the head of a century has no plural of its own. */
function formatDecade(lowest: number): string {
  const named = lowest < 0 ? lowest + 9 : lowest
  return named % 100 === 0 ? `the decade from ${lowest}` : `the ${named}s`
}
