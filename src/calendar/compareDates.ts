import type { DayNumber } from './day.ts'
import type { ImpreciseDate } from './impreciseDate.ts'

type Days = Pick<ImpreciseDate, 'earliest' | 'latest'>

/** Orders dates by their earliest day, then by their latest; what is open to the past comes first. */
export function compareDates(a: Days, b: Days): number {
  return (
    compare(a.earliest ?? -Infinity, b.earliest ?? -Infinity) ||
    compare(a.latest ?? Infinity, b.latest ?? Infinity)
  )
}

const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0)

/** A run of days, both ends included; null is open. */
export interface DayRange {
  readonly from: DayNumber | null
  readonly until: DayNumber | null
}

/** Whether a date may fall within a range. */
export const overlaps = (date: Days, { from, until }: DayRange): boolean =>
  (date.latest ?? Infinity) >= (from ?? -Infinity) &&
  (date.earliest ?? -Infinity) <= (until ?? Infinity)
