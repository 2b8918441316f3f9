import type { CalendarData } from '../calendar/calendarData.ts'
import type { Clock } from '../calendar/clock.ts'
import type { EntryContent } from './entry.ts'
import type { Approval, Schedule } from './schedule.ts'

/** An entry as read from its file: relations name their targets by key. */
export interface EntryDraft extends EntryContent<string> {
  readonly key: string
  /**
   * SHA-256 of all that the draft says, hexadecimal: the same hash means nothing to do. Names are
   * in it by what they stand for, so an entry changes when the one it names moves.
   */
  readonly hash: string
}

/** A bulletin rule as read from its file; entries are named by key. */
export interface RuleDraft {
  readonly key: string
  readonly hash: string
  readonly name: string
  readonly schedule: Schedule
  /** The incident that it is about. */
  readonly of: string | null
  readonly outlet: string
  /** A document printed with the story. */
  readonly attach: string | null
  readonly approval: Approval
  /** How long before its due time a draft that needs approval is shown to the GMs. */
  readonly leadHours: number
  /** How long after its due time a missed occurrence may still be posted. */
  readonly catchUpDays: number
  readonly headline: string
  readonly dateline: string
  /** Template in Markdown with `{fields}`. */
  readonly body: string
}

/** A campaign's settings as its folder gives them. */
export interface CampaignSettings {
  /** The folder's name. */
  readonly slug: string
  readonly name: string
  readonly summary: string
  /** Name of a calendar in the registry, or the campaign's own. */
  readonly calendar: string | CalendarData
  /** Template that prints a day, as `{year}{month:2}.{day:2}`. */
  readonly dateFormat: string
  readonly clock: Clock
}

/** Everything that a campaign's folder says, checked and ready to be stored. */
export interface CampaignDraft {
  readonly settings: CampaignSettings
  readonly entries: readonly EntryDraft[]
  readonly rules: readonly RuleDraft[]
  /** Digest of the files that it was read from, where that is known: the same files say the same. */
  readonly files?: string
}

/** A fault in written lore: where it is, what is wrong, and what to do about it. */
export interface ContentFault {
  /** Path as the writer knows it. */
  readonly file: string
  /** From 1. */
  readonly line: number
  /** From 1. */
  readonly column: number
  readonly message: string
  readonly fix: string
}
