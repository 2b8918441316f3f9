import type { Temporal } from 'temporal-polyfill'
import { clockModes, type ClockChange } from '../calendar/changeClock.ts'
import { readRealTime } from '../calendar/readRealTime.ts'
import { UserError } from '../errors.ts'
import type { Campaign } from '../store/store.ts'
import { plain } from './loreText.ts'
import { readDay } from './readDate.ts'

/** What a GM typed to change the clock. */
export interface ClockOptions {
  readonly mode: string | null
  readonly day: string | null
  readonly advance: number | null
  readonly years: number | null
  readonly rate: string | null
  readonly real: string | null
}

/** Null when nothing was typed. Throws a UserError for what is no day, time or rate. */
export function readClockOptions(typed: ClockOptions, campaign: Campaign): ClockChange | null {
  if (Object.values(typed).every((value) => value === null)) return null
  const { advance, years } = typed
  return {
    mode: clockModes.find((one) => one === typed.mode) ?? null,
    day: typed.day === null ? null : readDay(typed.day, campaign),
    advance,
    years,
    rate: typed.rate === null ? null : rateIn(typed.rate),
    real: typed.real === null ? null : momentIn(typed.real, campaign),
  }
}

function rateIn(typed: string): number {
  const rate = /^\d{1,5}(\.\d{1,6})?$/.test(typed.trim()) ? Number(typed) : 0
  if (rate > 0) return rate
  throw new UserError(
    `“${plain(typed)}” is no rate. Say how many days pass in a real day, as 1, 7 or 0.5.`,
  )
}

function momentIn(typed: string, { zone }: Campaign): Temporal.Instant {
  const reading = readRealTime(typed, zone)
  const begins = reading.ok ? reading.span.begins : null
  if (begins !== null) return begins
  throw new UserError(
    `“${plain(typed)}” is no real time. Write it as 2027-01-01 or 2027-01-01 18:00, in ${plain(zone)}.`,
  )
}
