import type { Temporal } from 'temporal-polyfill'
import type { DayNumber } from '../../calendar/day.ts'
import type { EntryId, RevealId, UserId } from '../../lore/ids.ts'
import type { KnownWorld } from '../../lore/knownWorld.ts'
import type { PartKey } from '../../lore/parts.ts'
import type { RevealAudience, Viewer } from '../../lore/visibility.ts'
import type { Author } from './campaign.ts'

/** Something hidden that a GM made known. */
export interface Reveal {
  readonly id: RevealId
  readonly entry: EntryId
  readonly part: PartKey
  /** Null for everyone. */
  readonly audience: RevealAudience | null
  readonly by: UserId
  readonly at: Temporal.Instant
  /** The in-universe day on which it was done. */
  readonly day: DayNumber
  /** When one of its audience first had it before them. */
  readonly openedAt: Temporal.Instant | null
  readonly undoneAt: Temporal.Instant | null
}

/** What of an entry is to be made known, to whom, on which in-universe day. */
export interface RevealRequest extends Pick<Reveal, 'entry' | 'audience' | 'day'> {
  readonly parts: readonly PartKey[]
}

export interface Reveals {
  /**
   * All of it or nothing, and once: what the same audience was shown already is left out of the
   * answer. Throws a UserError when the entry is gone or one of the parts is not hidden there as
   * its key says.
   */
  readonly reveal: (
    request: RevealRequest,
    by: Author & { readonly user: UserId },
  ) => Promise<readonly Reveal[]>
  /**
   * The lore as this viewer would know it after that reveal; writes nothing. Null before
   * `/campaign setup`.
   */
  readonly suppose: (
    request: RevealRequest,
    viewer: Viewer,
    now: Temporal.Instant,
  ) => Promise<KnownWorld | null>
  /** Takes a reveal back that nobody has opened yet. */
  readonly undo: (id: RevealId, by: Author) => Promise<'undone' | 'opened' | 'gone'>
  /** Newest first, those that were taken back too; of one entry or of all. */
  readonly list: (limit: number, entry?: EntryId) => Promise<readonly Reveal[]>
  /** What was made known of an entry from then on and was not taken back, oldest first. */
  readonly since: (entry: EntryId, at: Temporal.Instant) => Promise<readonly Reveal[]>
  /**
   * Notes that this viewer has an entry before them, with what was revealed of it to them; and of
   * the entries `beside` it, which stand there by name, that they are there and their ties to it.
   */
  readonly opened: (
    entry: EntryId,
    viewer: Viewer,
    at: Temporal.Instant,
    beside?: () => readonly EntryId[],
  ) => Promise<void>
}
