import type { Temporal } from 'temporal-polyfill'
import type { BulletinContent } from '../../bulletins/content.ts'
import type { Draft, DraftState, OwnTexts } from '../../bulletins/draft.ts'
import type { NewsChannel, Recorded } from '../../bulletins/newsChannel.ts'
import type { Occurrence } from '../../bulletins/occurrence.ts'
import type { BulletinRule, RuleContent } from '../../bulletins/rule.ts'
import type { PrintedHeadline } from '../../bulletins/story.ts'
import type { DayNumber } from '../../calendar/day.ts'
import type { DaySpan } from '../../calendar/spans.ts'
import type {
  ChannelId,
  DeliveryId,
  DraftId,
  GuildId,
  MessageId,
  ProposalId,
  RuleId,
  UserId,
} from '../../lore/ids.ts'
import type { Author } from './campaign.ts'
import type { PlannedDelivery } from './ledger.ts'

export const deliveryStates = ['due', 'claimed', 'sent', 'missed', 'blocked'] as const
export type DeliveryState = (typeof deliveryStates)[number]

/** One row of the ledger: one bulletin in one channel, once. */
export interface Delivery {
  /** Also the nonce of its post and the mark in its message. */
  readonly id: DeliveryId
  readonly guild: GuildId
  readonly rule: RuleId
  readonly channel: ChannelId
  /** Distinguishes a rule's occurrences in a channel: the in-universe year, as "2404". */
  readonly occurrence: string
  readonly universeDay: DayNumber
  readonly dueAt: Temporal.Instant
  readonly state: DeliveryState
  /** Posts tried so far, this claim's included. */
  readonly attempts: number
  /** When a GM last had it posted in spite of what stopped it; its time to catch up counts anew. */
  readonly resumedAt: Temporal.Instant | null
  /** Since when it may be in its channel; a read-back looks at messages since then. */
  readonly firstClaimedAt: Temporal.Instant | null
  readonly message: MessageId | null
  readonly sentAt: Temporal.Instant | null
  /** What was printed, for the archive; null until it is sent, or when that is not known. */
  readonly content: BulletinContent | null
  /** Why it is missed, blocked or waiting. */
  readonly reason: string | null
}

export interface Bulletins {
  readonly rules: () => Promise<readonly BulletinRule[]>
  readonly rule: (id: RuleId) => Promise<BulletinRule | null>
  /** The names of rules, those that are no longer in force too. */
  readonly names: (ids: readonly RuleId[]) => Promise<ReadonlyMap<RuleId, string>>
  /** Newest due time first. */
  readonly deliveries: (
    limit: number,
    states?: readonly DeliveryState[],
  ) => Promise<readonly Delivery[]>
  readonly delivery: (id: DeliveryId) => Promise<Delivery | null>
  /**
   * What was posted in a channel for some in-universe days, oldest first, less the digests; at most
   * the last hundred.
   */
  readonly headlines: (channel: ChannelId, days: DaySpan) => Promise<readonly PrintedHeadline[]>
  /** Those of a rule's occurrences that the ledger has, and for which channels; in whatever state. */
  readonly recorded: (rule: RuleId, occurrences: readonly string[]) => Promise<Recorded>
  /**
   * A blocked or missed row is made due again at `at`, its attempts counted anew; in the campaign's
   * channel where its own gets no bulletins any more. False when it is in no such state, or that
   * channel has it already.
   */
  readonly resume: (id: DeliveryId, at: Temporal.Instant, by: Author) => Promise<boolean>
}

/** A bulletin that was printed. */
export interface Issue {
  readonly id: DeliveryId
  readonly content: BulletinContent
}

/** A part of what was printed. */
export interface IssuePage {
  readonly issues: readonly Issue[]
  /** How many there are in all. */
  readonly total: number
}

/** What was printed of the campaign that is played now, for whoever may read where it stands. */
export interface Archive {
  /** Where it was printed. */
  readonly channels: () => Promise<readonly ChannelId[]>
  /**
   * What was printed in these channels, the latest due first and each bulletin once, in however many
   * of them it stands: at most `limit` after the first `skip`.
   */
  readonly issues: (
    channels: readonly ChannelId[],
    page: { readonly skip: number; readonly limit: number },
  ) => Promise<IssuePage>
  /** The latest of these whose headlines hold the words, compared as names are; at most `limit`. */
  readonly called: (
    channels: readonly ChannelId[],
    words: string,
    limit: number,
  ) => Promise<readonly Issue[]>
  /** Null when it was not printed in one of these channels. */
  readonly issue: (id: DeliveryId, channels: readonly ChannelId[]) => Promise<Issue | null>
}

/** Decisions about bulletins before they are out. Each step is in the audit log. */
export interface Drafts {
  readonly get: (id: DraftId) => Promise<Draft | null>
  /** Those of a rule's occurrences that there are, in whatever state. */
  readonly of: (rule: RuleId, occurrences: readonly string[]) => Promise<readonly Draft[]>
  /** In these states, or all; the latest due first. */
  readonly list: (limit: number, states?: readonly DraftState[]) => Promise<readonly Draft[]>
  /**
   * The draft of an occurrence; made in `state` when there is none. One that nobody has decided
   * learns when its occurrence is due now. Throws an Error when the guild has no such rule.
   */
  readonly open: (
    rule: RuleId,
    occurrence: Pick<Occurrence, 'occurrence' | 'universeDay' | 'dueAt'>,
    state: 'pending' | 'approved',
    by: Author,
  ) => Promise<Draft>
  /**
   * Compare-and-set. False when the draft is not in `from`, or when it is to be skipped and the
   * ledger has it already. `rows` go into the ledger in the same transaction.
   */
  readonly move: (
    id: DraftId,
    from: DraftState,
    to: DraftState,
    by: Author,
    change?: {
      /** The mark of what is approved; null where nobody has to. */
      readonly approved?: string | null
      readonly rows?: readonly PlannedDelivery[]
    },
  ) => Promise<boolean>
  /** Gives it texts of its own and brings it from one state to another. False as for `move`. */
  readonly edit: (
    id: DraftId,
    from: DraftState,
    to: DraftState,
    texts: OwnTexts,
    by: Author,
  ) => Promise<boolean>
  /** Notes that the GMs have it before them: as a draft, or as one that is held. */
  readonly shown: (
    id: DraftId,
    as: 'draft' | 'held',
    at: Temporal.Instant,
    message: Draft['message'],
  ) => Promise<void>
}

/** A bulletin that a GM is writing and has not scheduled yet. */
export interface Proposal extends RuleContent {
  readonly id: ProposalId
}

/** The rules that GMs make themselves; no import changes them. Each step is in the audit log. */
export interface Desk {
  /** Begins one; those that were begun more than a week ago and never scheduled are forgotten. */
  readonly propose: (
    content: RuleContent,
    by: Author & { readonly user: UserId },
  ) => Promise<Proposal>
  readonly proposal: (id: ProposalId) => Promise<Proposal | null>
  /** Null when there is none such. */
  readonly revise: (id: ProposalId, change: Partial<RuleContent>) => Promise<Proposal | null>
  /** Forgets it. False when there is none such. */
  readonly withdraw: (id: ProposalId) => Promise<boolean>
  /**
   * Makes a rule of it, with the same id, that is in force from the author's moment on. Null when
   * there is none such. Throws a UserError when an entry that it names is gone.
   */
  readonly schedule: (
    id: ProposalId,
    change: Partial<RuleContent>,
    by: Author,
  ) => Promise<RuleId | null>
  /** Takes a rule of the desk out of force: what waits is not posted. False when it is none. */
  readonly cancel: (id: RuleId, by: Author) => Promise<boolean>
  /** Takes that back, as if it had not been. False when it is not a cancelled rule of the desk. */
  readonly restore: (id: RuleId, by: Author) => Promise<boolean>
  /**
   * Keeps a correction of the desk's as a rule, with a draft that is held until a GM approves it;
   * drafts of the same bulletin that nobody decided make way for it. `key` begins with `about`,
   * which names the bulletin. Null when there is a rule of that key: it was proposed before.
   */
  readonly correct: (
    correction: {
      readonly content: RuleContent
      readonly key: string
      readonly about: string
      readonly universeDay: DayNumber
    },
    at: Temporal.Instant,
  ) => Promise<Draft | null>
}

/** The channels that opted in to the campaign's bulletins. */
export interface NewsChannels {
  /** Oldest first. */
  readonly list: () => Promise<readonly NewsChannel[]>
  /** Adds a channel, or changes which outlets it gets. False before `/campaign setup`. */
  readonly add: (channel: NewsChannel, by: Author) => Promise<boolean>
  /** What waits for the channel is recorded as missed. False when it is none of them. */
  readonly remove: (channel: ChannelId, by: Author) => Promise<boolean>
}
