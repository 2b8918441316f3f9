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
