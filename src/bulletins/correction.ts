import type { Schedule } from '../lore/schedule.ts'
import type { BulletinKind } from './kind.ts'
import { tellStory } from './tellStory.ts'
import { onceAt } from './timed.ts'

/** Corrects a printed bulletin, where that was printed. */
export const correctionKind: BulletinKind<Extract<Schedule, { readonly kind: 'correction' }>> = {
  obstacle: () => null,
  occurrences: ({ atMs }, setting, after) => onceAt(atMs, setting, after),
  ownFields: () => [],
  tell: tellStory,
}
