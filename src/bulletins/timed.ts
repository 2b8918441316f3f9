import { Temporal } from 'temporal-polyfill'
import { universeDay } from '../calendar/universeDay.ts'
import type { Schedule } from '../lore/schedule.ts'
import { once } from './dated.ts'
import type { BulletinKind } from './kind.ts'
import type { Occurrence, Setting } from './occurrence.ts'
import { tellStory } from './tellStory.ts'

/** Appears once, at a real time. */
export const timedKind: BulletinKind<Extract<Schedule, { readonly kind: 'timed' }>> = {
  obstacle: () => null,
  occurrences: ({ atMs }, setting, after) => onceAt(atMs, setting, after),
  ownFields: () => [],
  tell: tellStory,
}

/** The one occurrence at a real time, in ms since 1970, if that comes after `after`. */
export function onceAt(
  atMs: number,
  { clock, calendar, zone }: Setting,
  after: Temporal.Instant,
): readonly Occurrence[] {
  const dueAt = Temporal.Instant.fromEpochMilliseconds(atMs)
  if (Temporal.Instant.compare(dueAt, after) <= 0) return []
  const day = universeDay(clock, calendar, dueAt, zone)
  return [{ occurrence: once, universeDay: day, dueAt, dueRule: 'exact' }]
}
