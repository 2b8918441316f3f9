import type { Temporal } from 'temporal-polyfill'
import type { Calendar, CalendarDate } from './calendar.ts'
import type { Clock } from './clock.ts'
import type { DayNumber } from './day.ts'
import { dayNumber } from './day.ts'
import { gregorian } from './gregorian.ts'
import { dayAtOrBefore } from './missingDay.ts'

export const msPerDay = 86_400_000

/**
 * The campaign's day at a real instant. A mirroring clock carries the zone's local month and day
 * into the campaign's calendar; its last day stands in for one that its month lacks.
 */
export function universeDay(
  clock: Clock,
  calendar: Calendar,
  now: Temporal.Instant,
  zone: string,
): DayNumber {
  switch (clock.mode) {
    case 'mirror':
      return mirroredDay(clock.yearOffset, calendar, now.toZonedDateTimeISO(zone))
    case 'linear': {
      const passed = (now.epochMilliseconds - clock.anchorMs) / msPerDay
      return dayNumber(clock.anchorDay + Math.floor(passed * clock.rate))
    }
    case 'manual':
    case 'paused':
      return clock.day
  }
}

/** Whether a calendar has our months, so that a mirroring clock can carry dates into it. */
export const canMirror = ({ months }: Calendar): boolean =>
  months.length === gregorian.months.length && months.every(({ intercalary }) => !intercalary)

/** The in-universe day of a real local date under a mirroring clock. */
export function mirroredDay(
  yearOffset: number,
  calendar: Calendar,
  { year, month, day }: CalendarDate,
): DayNumber {
  return calendar.toDay(dayAtOrBefore({ year: year + yearOffset, month, day }, calendar))
}
