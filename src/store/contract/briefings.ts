import type { Temporal } from 'temporal-polyfill'
import type {
  BriefingId,
  ChannelId,
  CopyId,
  EntryId,
  GuildId,
  MessageId,
  UserId,
} from '../../lore/ids.ts'
import type { PartKey } from '../../lore/parts.ts'
import type { RevealAudience } from '../../lore/visibility.ts'
import type { Author } from './campaign.ts'
import type { Unwritten } from './ledger.ts'

export const briefingStates = ['draft', 'sending', 'sent', 'closed', 'cancelled'] as const
/** `sending` from the GM's word until the first of its copies is where it should be. */
export type BriefingState = (typeof briefingStates)[number]

export const briefingPlaces = ['channel', 'thread', 'direct'] as const
/** Where all can read it; a private thread; each reader's own inbox. */
export type BriefingPlace = (typeof briefingPlaces)[number]

export interface Briefing {
  readonly id: BriefingId
  /** Null for one in the GM's own words alone. */
  readonly incident: EntryId | null
  /** What it is about, where there is no incident to say it. */
  readonly title: string
  /** Where it goes; for a private one, where its GM is at home. */
  readonly channel: ChannelId
  readonly place: BriefingPlace
  /** The private thread that holds it; null where there is none, or not yet. */
  readonly thread: ChannelId | null
  /** Whether the players can talk about it in a thread below it. */
  readonly discussed: boolean
  /** Expected readers; null for whoever reads the channel. */
  readonly audience: RevealAudience | null
  /** The classification line above it. */
  readonly banner: string
  /** The GM's own words to the readers, Markdown. */
  readonly note: string
  /** What of the incident shows as a block until it is revealed, in the GM's order. */
  readonly redacted: readonly PartKey[]
  /** Entries that are handed out with it, in the GM's order. */
  readonly handouts: readonly EntryId[]
  readonly state: BriefingState
  readonly createdBy: UserId
  readonly createdAt: Temporal.Instant
  /** When it is to be sent; null for at once. */
  readonly dueAt: Temporal.Instant | null
  readonly sentAt: Temporal.Instant | null
  readonly remindedAt: Temporal.Instant | null
}

/** What a GM decides about a briefing before it is sent. */
export type BriefingContent = Pick<
  Briefing,
  | 'incident'
  | 'title'
  | 'channel'
  | 'place'
  | 'discussed'
  | 'audience'
  | 'banner'
  | 'note'
  | 'redacted'
  | 'handouts'
  | 'dueAt'
>

export const copyStates = ['due', 'claimed', 'sent', 'blocked'] as const
export type CopyState = (typeof copyStates)[number]

/** A briefing in one channel, thread or inbox: a row of the briefings' ledger. */
export interface BriefingCopy {
  /** Also the nonce of its post. */
  readonly id: CopyId
  readonly guild: GuildId
  readonly briefing: BriefingId
  /** Whose inbox it goes to; null for a channel or thread. */
  readonly recipient: UserId | null
  /** Of an inbox null until it is known. */
  readonly channel: ChannelId | null
  readonly dueAt: Temporal.Instant
  readonly state: CopyState
  /** Posts tried so far, this claim's included. */
  readonly attempts: number
  /** Since when it may be in its channel; a read-back looks at messages since then. */
  readonly firstClaimedAt: Temporal.Instant | null
  readonly message: MessageId | null
  readonly sentAt: Temporal.Instant | null
  /** Why it is blocked or waiting. */
  readonly reason: string | null
}

/** Where a copy goes: a channel or thread, or somebody's inbox. */
export type CopyTarget = Pick<BriefingCopy, 'recipient' | 'channel'>

export interface Acknowledgement {
  readonly user: UserId
  readonly at: Temporal.Instant
}

export interface Briefings {
  /** Throws a UserError when the incident is gone, or no campaign is played. */
  readonly draft: (
    content: BriefingContent,
    by: Author & { readonly user: UserId },
  ) => Promise<Briefing>
  /** Null when it is no draft any more. */
  readonly edit: (
    id: BriefingId,
    change: Partial<BriefingContent>,
    by: Author,
  ) => Promise<Briefing | null>
  readonly get: (id: BriefingId) => Promise<Briefing | null>
  /** Those of the campaign that is played now, newest first. */
  readonly list: (limit: number, states?: readonly BriefingState[]) => Promise<readonly Briefing[]>
  /** Compare-and-set; false when the briefing is not in `from`. */
  readonly move: (
    id: BriefingId,
    from: BriefingState,
    to: BriefingState,
    by: Author,
  ) => Promise<boolean>
  /**
   * A draft becomes `sending`, with a copy that is due for each target: at the draft's own time,
   * at once without one. False when it is no draft any more.
   */
  readonly send: (id: BriefingId, targets: readonly CopyTarget[], by: Author) => Promise<boolean>
  /** Cancels what nobody has begun to send. False when it is too late for that. */
  readonly withdraw: (id: BriefingId, by: Author) => Promise<boolean>
  /** In an order that stays. */
  readonly copies: (id: BriefingId) => Promise<readonly BriefingCopy[]>
  /** Makes blocked copies due again; how many there were. */
  readonly resume: (id: BriefingId, by: Author) => Promise<number>
  /**
   * Puts a copy that is due at once in the place of one whose message or channel is gone, or whose
   * thread is to tell nothing more; a private briefing gets a new thread of its own. False when
   * somebody did that already.
   */
  readonly replace: (copy: CopyId, target: CopyTarget, by: Author) => Promise<boolean>
  /**
   * Adds readers to an open briefing, and copies that are due at once for those who have none.
   * Nothing where all of them are among its readers already.
   */
  readonly widen: (
    id: BriefingId,
    audience: RevealAudience,
    targets: readonly CopyTarget[],
    by: Author,
  ) => Promise<'widened' | 'known' | 'gone'>
  /** Idempotent: `first` is false when this user had acknowledged it already. */
  readonly acknowledge: (
    id: BriefingId,
    user: UserId,
    at: Temporal.Instant,
  ) => Promise<{ readonly first: boolean; readonly count: number }>
  /** Forgets who has read an open briefing, because there is more to read. */
  readonly renew: (id: BriefingId, by: Author) => Promise<void>
  /** Oldest first. */
  readonly acknowledgements: (id: BriefingId) => Promise<readonly Acknowledgement[]>
  /** The channels in which open briefings of the campaign that is played now stand. */
  readonly openChannels: () => Promise<readonly ChannelId[]>
  /**
   * The open ones that address a reader, who has not acknowledged them, newest first: in private or
   * in one of the channels, and on one of the incidents or on none.
   */
  readonly unread: (
    reader: { readonly user: UserId; readonly roles: readonly string[] },
    within: { readonly channels: readonly ChannelId[]; readonly incidents: readonly EntryId[] },
    limit: number,
  ) => Promise<readonly Briefing[]>
  /** Notes that readers are being reminded; false when they were since `notSince`, or it is not open. */
  readonly remind: (id: BriefingId, notSince: Temporal.Instant, by: Author) => Promise<boolean>
  /** Forgets a reminder that was made at that time, because nobody could be reached. */
  readonly takeBackReminder: (id: BriefingId, by: Author) => Promise<void>
}

/** How a claimed copy ended. */
export type CopyOutcome =
  | {
      readonly kind: 'sent'
      readonly message: MessageId | null
      readonly channel: ChannelId
      readonly at: Temporal.Instant
    }
  | {
      readonly kind: 'retry'
      readonly at: Temporal.Instant
      readonly reason: string
      readonly unwritten?: Unwritten
    }
  | { readonly kind: 'blocked'; readonly reason: string; readonly unwritten?: Unwritten }

/** The briefings' due-table across all guilds: claim → post → mark, as the bulletins' one. */
export interface CopyLedger {
  readonly claim: (claim: {
    readonly worker: string
    readonly now: Temporal.Instant
    readonly leaseMs: number
    readonly limit: number
  }) => Promise<readonly BriefingCopy[]>
  /** Keeps where a claimed copy goes: an inbox that was opened, a thread that was made for it. */
  readonly locate: (id: CopyId, worker: string, channel: ChannelId) => Promise<boolean>
  /** Ends a claim. False when the lease was lost to another worker: nothing is written then. */
  readonly settle: (id: CopyId, worker: string, outcome: CopyOutcome) => Promise<boolean>
  /** Gives back all that a worker holds and has not settled. */
  readonly release: (worker: string) => Promise<number>
}
