import { Temporal } from 'temporal-polyfill'
import { universeDay } from '../calendar/universeDay.ts'
import type { Schedule } from '../lore/schedule.ts'
import { once } from './dated.ts'
import type { BulletinKind } from './kind.ts'
import { storyFields } from './story.ts'

/** Appears once, at a real time. */
export const timedKind: BulletinKind<Extract<Schedule, { readonly kind: 'timed' }>> = {
  obstacle: () => null,

  *occurrences({ atMs }, { clock, calendar, zone }, after) {
    const dueAt = Temporal.Instant.fromEpochMilliseconds(atMs)
    if (Temporal.Instant.compare(dueAt, after) <= 0) return
    const day = universeDay(clock, calendar, dueAt, zone)
    yield { occurrence: once, universeDay: day, dueAt, dueRule: 'exact' }
  },

  fields: storyFields,
}
