import type { DayNumber } from '../calendar/day.ts'
import type { ImpreciseDate } from '../calendar/impreciseDate.ts'
import { parseDate } from '../calendar/parseDate.ts'
import { UserError } from '../errors.ts'
import type { Campaign } from '../store/store.ts'
import { plain } from './loreText.ts'

/** The date in an option; null when it was left out. Throws a UserError that says what one looks like. */
export function readDate(
  typed: string | null,
  { campaign }: { readonly campaign: Campaign },
): ImpreciseDate | null {
  if (typed === null || typed.trim() === '') return null
  const reading = parseDate(typed, campaign.calendar, campaign.dateFormat)
  if (reading.ok) return reading.date
  throw new UserError(`“${plain(typed)}” is not a date: ${plain(reading.message)}`)
}

/** The single day that was typed. Throws a UserError that says what one looks like. */
export function readDay(
  typed: string,
  { calendar, dateFormat }: Pick<Campaign, 'calendar' | 'dateFormat'>,
): DayNumber {
  const reading = parseDate(typed, calendar, dateFormat)
  if (!reading.ok) {
    throw new UserError(
      `“${plain(typed)}” is not a date: ${plain(reading.message)}. ${reading.fix}`,
    )
  }
  const { date } = reading
  const exact = date.precision === 'day' && !date.approximate && !date.uncertain
  if (exact && date.earliest !== null) return date.earliest
  throw new UserError(`“${plain(typed)}” is not a single day. Name the day, as 2404-02-22.`)
}
