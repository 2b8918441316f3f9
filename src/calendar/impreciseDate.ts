import type { DayNumber } from './day.ts'

export const precisions = [
  'day',
  'month',
  'part of a month',
  'year',
  'part of a year',
  'decade',
  'century',
  'interval',
] as const
export type Precision = (typeof precisions)[number]

/**
 * A date as history gives it: an interval of days with the precision it was told in.
 * Source of the notation: EDTF (ISO 8601-2:2019), with "early", "mid" and "late" added.
 */
export interface ImpreciseDate {
  /** First day it can mean; null when open towards the past. */
  readonly earliest: DayNumber | null
  /** Last day it can mean; null when open towards the future. */
  readonly latest: DayNumber | null
  readonly precision: Precision
  /** EDTF `~`. */
  readonly approximate: boolean
  /** EDTF `?`. */
  readonly uncertain: boolean
  /** The canonical notation, as `2388-02-22`, `early 2392`, `237X`: parsing it gives this date. */
  readonly notation: string
}
