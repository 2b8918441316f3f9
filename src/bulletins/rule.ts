import type { Temporal } from 'temporal-polyfill'
import type { LeapPolicy } from '../calendar/anniversary.ts'
import type { RuleKind } from '../lore/draft.ts'
import type { EntryId, RuleId } from '../lore/ids.ts'

/** A bulletin rule in force in a guild. */
export interface BulletinRule {
  readonly id: RuleId
  readonly key: string
  readonly kind: RuleKind
  readonly name: string
  /** The incident remembered. */
  readonly of: EntryId
  readonly outlet: EntryId
  /** A document printed with the story. */
  readonly attach: EntryId | null
  /** Local time of day, `HH:MM`. */
  readonly at: string
  readonly leapPolicy: LeapPolicy
  readonly milestonesOnly: boolean
  /** How long after its due time a missed occurrence may still be posted. */
  readonly catchUpDays: number
  readonly headline: string
  readonly dateline: string
  /** Template in Markdown with `{fields}`. */
  readonly body: string
  /** Occurrences due up to and including this instant are in the ledger already. */
  readonly plannedUntil: Temporal.Instant
}

/** The part of a rule that says when. */
export type Schedule = Pick<
  BulletinRule,
  'kind' | 'at' | 'leapPolicy' | 'milestonesOnly' | 'catchUpDays'
>
