import { Temporal } from 'temporal-polyfill'
import { dueTimeOf } from '../calendar/realTime.ts'
import type { Schedule } from '../lore/schedule.ts'
import type { BulletinKind } from './kind.ts'
import { obstacles } from './obstacles.ts'
import { tellStory } from './tellStory.ts'

/** The one occurrence of what appears once. */
export const once = 'once'

/** Appears once, on an in-universe day. */
export const datedKind: BulletinKind<Extract<Schedule, { readonly kind: 'dated' }>> = {
  obstacle(schedule, { clock, calendar, zone }) {
    const due = dueTimeOf(clock, calendar, schedule.day, schedule.at, zone)
    return due.kind === 'none' ? obstacles[due.reason] : null
  },

  *occurrences(schedule, { clock, calendar, zone }, after) {
    const { day, at } = schedule
    const due = dueTimeOf(clock, calendar, day, at, zone)
    if (due.kind === 'none' || Temporal.Instant.compare(due.at, after) <= 0) return
    yield { occurrence: once, universeDay: day, dueAt: due.at, dueRule: due.rule }
  },

  ownFields: () => [],
  tell: tellStory,
}
