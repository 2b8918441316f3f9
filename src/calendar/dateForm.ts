import type { Calendar, CalendarDate } from './calendar.ts'
import type { DayNumber } from './day.ts'
import type { ImpreciseDate, Precision } from './impreciseDate.ts'
import type { DaySpan, Part } from './spans.ts'
import { monthSpan, partOf, yearSpan } from './spans.ts'

/** A date by what was said of it, before it becomes days. Its fields exist in the calendar. */
export type Point =
  | ({ readonly kind: 'day' } & CalendarDate)
  | MonthPoint
  | YearPoint
  | { readonly kind: 'part'; readonly part: Part; readonly of: MonthPoint | YearPoint }
  /** `lowest` is its earliest year: of the decade `-004X` that is -49. */
  | { readonly kind: 'decade' | 'century'; readonly lowest: number }

export interface MonthPoint {
  readonly kind: 'month'
  readonly year: number
  readonly month: number
}

export interface YearPoint {
  readonly kind: 'year'
  readonly year: number
}

/** A point with EDTF's qualifiers. */
export interface Mark {
  readonly point: Point
  readonly approximate: boolean
  readonly uncertain: boolean
}

/** One mark, or two with the time between them; a null end is open. Never both. */
export type DateForm =
  | { readonly kind: 'mark'; readonly mark: Mark }
  | { readonly kind: 'interval'; readonly from: Mark | null; readonly until: Mark | null }

const pad = (value: number, width: number): string => String(value).padStart(width, '0')

/** EDTF writes years of four digits bare; longer ones begin with `Y`. */
function writeYear(year: number, dropped = 0): string {
  const digits = pad(Math.abs(year), 4)
  const kept = digits.slice(0, digits.length - dropped) + 'X'.repeat(dropped)
  return `${digits.length > 4 ? 'Y' : ''}${year < 0 ? '-' : ''}${kept}`
}

function writePoint(point: Point): string {
  switch (point.kind) {
    case 'day':
      return `${writeYear(point.year)}-${pad(point.month, 2)}-${pad(point.day, 2)}`
    case 'month':
      return `${writeYear(point.year)}-${pad(point.month, 2)}`
    case 'year':
      return writeYear(point.year)
    case 'part':
      return `${point.part} ${writePoint(point.of)}`
    case 'decade':
      return writeYear(point.lowest, 1)
    case 'century':
      return writeYear(point.lowest, 2)
  }
}

/** A day in the notation that every calendar has, as `2404-03-04`. */
export const dayNotation = (day: DayNumber, calendar: Calendar): string =>
  writePoint({ kind: 'day', ...calendar.fromDay(day) })

const qualifier = ({ approximate, uncertain }: Mark): string =>
  approximate && uncertain ? '%' : approximate ? '~' : uncertain ? '?' : ''

const writeMark = (mark: Mark | null): string =>
  mark === null ? '..' : writePoint(mark.point) + qualifier(mark)

function spanOf(point: Point, calendar: Calendar): DaySpan {
  switch (point.kind) {
    case 'day': {
      const day = calendar.toDay(point)
      return { first: day, last: day }
    }
    case 'month':
      return monthSpan(calendar, point.year, point.month)
    case 'year':
      return yearSpan(calendar, point.year)
    case 'part':
      return partOf(spanOf(point.of, calendar), point.part)
    case 'decade':
    case 'century': {
      const length = point.kind === 'decade' ? 10 : 100
      return {
        first: yearSpan(calendar, point.lowest).first,
        last: yearSpan(calendar, point.lowest + length - 1).last,
      }
    }
  }
}

const precisionOf = (point: Point): Precision =>
  point.kind === 'part' ? `part of a ${point.of.kind}` : point.kind

/** The days that a form can mean, with its canonical notation. */
export function resolveForm(form: DateForm, calendar: Calendar): ImpreciseDate {
  if (form.kind === 'mark') {
    const { first, last } = spanOf(form.mark.point, calendar)
    return {
      earliest: first,
      latest: last,
      precision: precisionOf(form.mark.point),
      approximate: form.mark.approximate,
      uncertain: form.mark.uncertain,
      notation: writeMark(form.mark),
    }
  }
  const { from, until } = form
  return {
    earliest: from === null ? null : spanOf(from.point, calendar).first,
    latest: until === null ? null : spanOf(until.point, calendar).last,
    precision: 'interval',
    approximate: (from?.approximate ?? false) || (until?.approximate ?? false),
    uncertain: (from?.uncertain ?? false) || (until?.uncertain ?? false),
    notation: `${writeMark(from)}/${writeMark(until)}`,
  }
}
