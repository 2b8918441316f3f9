import type { Temporal } from 'temporal-polyfill'
import type { EntryId, RuleId } from '../lore/ids.ts'
import type { Approval, Schedule } from '../lore/schedule.ts'

export type { Approval, Schedule }

/** A bulletin rule in force in a guild. */
export interface BulletinRule {
  readonly id: RuleId
  readonly key: string
  /** Whether a file of the campaign says it, or a GM made it at the desk. */
  readonly source: RuleSource
  readonly name: string
  readonly schedule: Schedule
  /** The incident that it is about. */
  readonly of: EntryId | null
  readonly outlet: EntryId
  /** A document printed with the story. */
  readonly attach: EntryId | null
  readonly approval: Approval
  /** How long before its due time a draft that needs approval is shown to the GMs. */
  readonly leadHours: number
  /** How long after its due time a missed occurrence may still be posted. */
  readonly catchUpDays: number
  readonly headline: string
  readonly dateline: string
  /** Template in Markdown with `{fields}`. */
  readonly body: string
  /** Occurrences due up to and including this instant are in the ledger already. */
  readonly plannedUntil: Temporal.Instant
}

/** What a rule says, wherever it comes from. */
export type RuleContent = Omit<BulletinRule, 'id' | 'key' | 'source' | 'plannedUntil'>

export const ruleSources = ['file', 'desk'] as const
export type RuleSource = (typeof ruleSources)[number]

/** The part of a rule that says when. */
export type Timing = Pick<BulletinRule, 'schedule' | 'catchUpDays'>
