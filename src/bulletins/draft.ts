import type { Temporal } from 'temporal-polyfill'
import type { DayNumber } from '../calendar/day.ts'
import type { ChannelId, DraftId, MessageId, RuleId, UserId } from '../lore/ids.ts'
import { fingerprint } from './fingerprint.ts'
import type { BulletinRule } from './rule.ts'

/**
 * Where one occurrence of a rule stands before it is out:
 * - `pending`: a GM is to decide
 * - `approved`: it is posted when it falls due
 * - `held`: its time came and nobody had approved it
 * - `skipped`: a GM decided that it is not posted
 * - `planned`: the ledger has it
 */
export const draftStates = ['pending', 'approved', 'held', 'skipped', 'planned'] as const
export type DraftState = (typeof draftStates)[number]

/** A GM's own texts for one occurrence, templates like a rule's; null for the rule's. */
export interface OwnTexts {
  readonly headline: string | null
  readonly dateline: string | null
  readonly body: string | null
}

/** What GMs decided, or are to decide, about one occurrence of a rule. */
export interface Draft extends OwnTexts {
  /** The nonces of what GMs are told of it are made from it. */
  readonly id: DraftId
  readonly rule: RuleId
  readonly occurrence: string
  readonly universeDay: DayNumber
  /** As far as was known when that was last looked at. */
  readonly dueAt: Temporal.Instant
  readonly state: DraftState
  /** The `ruleMark` of what was approved; null where nobody had to. */
  readonly approved: string | null
  /** When the GMs were shown it. */
  readonly shownAt: Temporal.Instant | null
  /** When the GMs were told that it was held. */
  readonly heldAt: Temporal.Instant | null
  /** The last message that shows it to the GMs. */
  readonly message: { readonly channel: ChannelId; readonly id: MessageId } | null
  readonly decidedBy: UserId | null
  readonly decidedAt: Temporal.Instant | null
}

export const textFields = ['headline', 'dateline', 'body'] as const

/** A rule with a GM's own texts for one occurrence in the place of its own. */
export const withOwnTexts = (rule: BulletinRule, own: OwnTexts | null): BulletinRule =>
  own === null
    ? rule
    : {
        ...rule,
        headline: own.headline ?? rule.headline,
        dateline: own.dateline ?? rule.dateline,
        body: own.body ?? rule.body,
      }

/** Tells what a rule prints from what it printed before: who approved one has not approved the other. */
export const ruleMark = ({ headline, dateline, body, of, outlet, attach }: BulletinRule): string =>
  fingerprint(JSON.stringify([headline, dateline, body, of, outlet, attach]))

/** Whether an approved draft's approval holds for what its rule prints now. */
export const isStillApproved = (draft: Draft, rule: BulletinRule): boolean =>
  draft.approved === null
    ? rule.approval === 'automatic'
    : draft.approved === ruleMark(withOwnTexts(rule, draft))
