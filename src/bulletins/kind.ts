import type { Temporal } from 'temporal-polyfill'
import type { DayNumber } from '../calendar/day.ts'
import type { KnownEntry } from '../lore/knownWorld.ts'
import type { Schedule } from '../lore/schedule.ts'
import type { Occurrence, Setting } from './occurrence.ts'
import type { Story } from './story.ts'
import type { FieldValues } from './template.ts'

/** A kind of bulletin: when it falls due, and what its template's fields stand for. */
export interface BulletinKind<Of extends Schedule = Schedule> {
  /** Why such a rule has no due times as things stand, for the GM; null when it has. */
  readonly obstacle: (schedule: Of, setting: Setting) => string | null
  /** What falls due after an instant, earliest first; may go on for ever. */
  readonly occurrences: (
    schedule: Of,
    setting: Setting,
    after: Temporal.Instant,
  ) => Iterable<Occurrence>
  /**
   * Null when what its readers know gives the bulletin no such occurrence. The incident is null
   * for a rule that is about none.
   */
  readonly fields: (
    incident: KnownEntry | null,
    occurrence: { readonly occurrence: string; readonly universeDay: DayNumber },
    story: Story,
  ) => FieldValues | null
}
