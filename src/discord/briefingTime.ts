import type { Temporal } from 'temporal-polyfill'
import { formatDay } from '../calendar/dayFormat.ts'
import { universeDay } from '../calendar/universeDay.ts'
import type { Campaign } from '../store/store.ts'
import { shorten } from './components.ts'

/** When a briefing is to be sent, on both sides of the clock. */
export function dueLine(
  at: Temporal.Instant,
  { clock, calendar, dateFormat, zone }: Campaign,
): string {
  const seconds = Math.floor(at.epochMilliseconds / 1000)
  const day = formatDay(universeDay(clock, calendar, at, zone), calendar, dateFormat)
  return `To be sent ${shorten(day, 60)} · <t:${seconds}:F> (<t:${seconds}:R>)`
}
