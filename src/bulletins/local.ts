import { Temporal } from 'temporal-polyfill'
import { localInstant } from '../calendar/localInstant.ts'
import type { Schedule } from '../lore/schedule.ts'
import type { BulletinKind } from './kind.ts'
import { tellStory } from './tellStory.ts'
import { onceAt } from './timed.ts'

/** Appears once, at a real date and time of day where the campaign is at home. */
export const localKind: BulletinKind<Extract<Schedule, { readonly kind: 'local' }>> = {
  obstacle: () => null,
  occurrences({ date, at }, setting, after) {
    const due = localInstant(Temporal.PlainDate.from(date), at, setting.zone)
    const all = onceAt(due.at.epochMilliseconds, setting, after)
    return all.map((one) => ({ ...one, dueRule: due.rule }))
  },
  ownFields: () => [],
  tell: tellStory,
}
