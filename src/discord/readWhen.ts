import { Temporal } from 'temporal-polyfill'
import { realSpanOf } from '../calendar/convert.ts'
import { isLocalTime, localInstant } from '../calendar/localInstant.ts'
import { parseDate } from '../calendar/parseDate.ts'
import { readRealTime } from '../calendar/readRealTime.ts'
import { UserError } from '../errors.ts'
import type { Campaign } from '../store/store.ts'
import { plain } from './loreText.ts'

/** 50 years: a day of the campaign that has passed must not be taken for a real one far away. */
const mostHoursAhead = 50 * 366 * 24

/**
 * The moment that a GM names by a real time or by an in-universe day, with a local time after it or
 * without: the next one of what the words can mean. Null when nothing was typed. Throws a UserError
 * for what is no such thing, or has passed.
 */
export function readWhen(
  typed: string | null,
  campaign: Campaign,
  now: Temporal.Instant,
): Temporal.Instant | null {
  if (typed === null || typed.trim() === '') return null
  const meant = [realMoment(typed, campaign), universeMoment(typed, campaign)].flatMap(
    (at) => at ?? [],
  )
  const last = now.add({ hours: mostHoursAhead })
  const [next] = meant
    .filter((at) => Temporal.Instant.compare(at, now) > 0)
    .filter((at) => Temporal.Instant.compare(at, last) < 0)
    .sort((a, b) => Temporal.Instant.compare(a, b))
  if (next !== undefined) return next
  throw new UserError(
    meant.length > 0
      ? `“${plain(typed)}” has passed.`
      : `“${plain(typed)}” names no moment. Write a real time, as 2026-11-24 18:00, or a day of the campaign that has a real one.`,
  )
}

function realMoment(typed: string, { zone }: Campaign): Temporal.Instant | null {
  const reading = readRealTime(typed, zone)
  return reading.ok ? reading.span.begins : null
}

function universeMoment(typed: string, campaign: Campaign): Temporal.Instant | null {
  const { calendar, dateFormat, zone } = campaign
  const [, day = '', time = ''] = /^(.*?)\s+(\d\d:\d\d)$/.exec(typed.trim()) ?? []
  const timed = isLocalTime(time)
  const reading = parseDate(timed ? day : typed, calendar, dateFormat)
  if (!reading.ok) return null
  const span = realSpanOf(reading.date, campaign)
  if (span.kind === 'none' || span.begins === null) return null
  if (!timed) return span.begins
  const date = span.begins.toZonedDateTimeISO(zone).toPlainDate()
  return localInstant(date, time, zone).at
}
