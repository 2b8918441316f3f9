import type { Calendar } from './calendar.ts'
import type { Mark, MonthPoint, Point, YearPoint } from './dateForm.ts'
import { formatDay } from './dayFormat.ts'
import type { ImpreciseDate } from './impreciseDate.ts'
import { readForm } from './parseDate.ts'

/**
 * A date for people, no more exact than it was told: "238802.22", "November 2391", "early 2392",
 * "the 2370s", "c. 2392", "2392 (uncertain)", "2391 – 2392", "since 2370". `parseDate` reads it
 * back. Years before year 0 keep their minus.
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
      return formatSpan(point, calendar)
    case 'part':
      return `${point.part} ${formatSpan(point.of, calendar)}`
    case 'decade':
      return formatDecade(point.lowest)
    case 'century':
      return `the ${point.lowest < 0 ? point.lowest + 99 : point.lowest}s`
  }
}

/** Six digits in a row pass for a stardate's month, so such a year is named as one. */
const longestBareYear = 99_999

function formatSpan(point: MonthPoint | YearPoint, calendar: Calendar): string {
  if (point.kind === 'month') return `${calendar.months[point.month - 1]?.name ?? ''} ${point.year}`
  return `${Math.abs(point.year) > longestBareYear ? 'year ' : ''}${point.year}`
}

/** The decade at the head of a century has no plural of its own. */
function formatDecade(lowest: number): string {
  const named = lowest < 0 ? lowest + 9 : lowest
  return named % 100 === 0 ? `the decade from ${lowest}` : `the ${named}s`
}
