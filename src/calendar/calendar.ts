import type { NamedFormat } from './calendarData.ts'
import type { DayNumber } from './day.ts'
import type { Era } from './eras.ts'

/** A day by its calendar's own fields. Years are astronomical: year 0 precedes year 1. */
export interface CalendarDate {
  readonly year: number
  /** From 1, in the order of the year. An intercalary day is a month of its own. */
  readonly month: number
  /** From 1. */
  readonly day: number
}

/** Data and two conversions: all that the rest of the program knows of a calendar. */
export interface Calendar {
  /** Its name in the registry, as `gregorian`. */
  readonly id: string
  readonly name: string
  /** How many months any year counts, those of length 0 in some years included. */
  readonly months: readonly CalendarMonth[]
  readonly weekdays: readonly string[]
  /** In the order of time; `{era}` in a format tells them. */
  readonly eras: readonly Era[]
  readonly formats: readonly NamedFormat[]
  /** Days in a month of a year; 0 when the year lacks that month. */
  readonly monthLength: (year: number, month: number) => number
  /** Throws a RangeError when the year has no such day. */
  readonly toDay: (date: CalendarDate) => DayNumber
  readonly fromDay: (day: DayNumber) => CalendarDate
  /** Index into `weekdays`; null for a day outside the week. */
  readonly weekdayOf: (day: DayNumber) => number | null
}

export interface CalendarMonth {
  readonly name: string
  readonly intercalary: boolean
}
