import { Temporal } from 'temporal-polyfill'
import { dayNumber, type DayNumber } from '../calendar/day.ts'
import { dueTimeOf } from '../calendar/realTime.ts'
import { universeDay } from '../calendar/universeDay.ts'
import type { Occurrence, Setting } from './occurrence.ts'

/**
 * When in-universe days fall due after an instant, earliest first. `daysFrom` gives them from one
 * of them on, in order, and may go on for ever.
 */
export function* dueOn(
  daysFrom: (from: DayNumber) => Iterable<DayNumber>,
  at: string,
  { clock, calendar, zone }: Setting,
  after: Temporal.Instant,
): Generator<Omit<Occurrence, 'occurrence'>> {
  const today = universeDay(clock, calendar, after, zone)
  // Yesterday's may still be due: where a zone skips a day, at the beginning of the next.
  for (const day of daysFrom(dayNumber(today - 1))) {
    const due = dueTimeOf(clock, calendar, day, at, zone)
    if (due.kind === 'none') return
    if (Temporal.Instant.compare(due.at, after) <= 0) continue
    yield { universeDay: day, dueAt: due.at, dueRule: due.rule }
  }
}
