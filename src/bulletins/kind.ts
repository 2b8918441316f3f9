import type { Temporal } from 'temporal-polyfill'
import type { Calendar } from '../calendar/calendar.ts'
import type { DayNumber } from '../calendar/day.ts'
import type { DaySpan } from '../calendar/spans.ts'
import type { KnownEntry } from '../lore/knownWorld.ts'
import type { Schedule } from '../lore/schedule.ts'
import type { Occurrence, Setting } from './occurrence.ts'
import type { Source } from './sources.ts'
import type { Story } from './story.ts'
import type { BulletinField, FieldValues } from './template.ts'

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
  /** The days of which it prints what its channel was told; null for none. */
  readonly looksBack?: (schedule: Of, today: DayNumber, calendar: Calendar) => DaySpan | null
  /** The fields that it fills in besides those of any story and of its incident. */
  readonly ownFields: (schedule: Of) => readonly BulletinField[]
  /** What one of its occurrences tells. The incident is null for a rule that is about none. */
  readonly tell: (
    schedule: Of,
    occurrence: ToldOccurrence,
    incident: KnownEntry | null,
    story: Story,
  ) => Telling
}

/** The part of an occurrence that a story can tell of. */
export type ToldOccurrence = Pick<Occurrence, 'occurrence' | 'universeDay'>

/** What the fields of a bulletin's templates stand for, or why there is nothing to tell. */
export type Telling =
  | { readonly kind: 'told'; readonly values: FieldValues; readonly sources: readonly Source[] }
  | {
      readonly kind: 'nothing'
      /** In words for the GM. */
      readonly reason: string
      readonly fix: string
      /** Whether that is as it should be, and the GM is not to be bothered. */
      readonly quiet: boolean
    }
