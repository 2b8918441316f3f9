import type { Schedule } from '../lore/schedule.ts'
import type { BulletinKind } from './kind.ts'
import { tellStory } from './tellStory.ts'
import { onceAt } from './timed.ts'

/** Appears as soon as it is made. */
export const breakingKind: BulletinKind<Extract<Schedule, { readonly kind: 'breaking' }>> = {
  obstacle: () => null,
  occurrences: ({ atMs }, setting, after) => onceAt(atMs, setting, after),
  ownFields: () => [],
  tell: tellStory,
}
