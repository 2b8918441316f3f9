import type { Temporal } from 'temporal-polyfill'
import type { BulletinContent } from '../bulletins/content.ts'
import type { Draft, DraftState, OwnTexts } from '../bulletins/draft.ts'
import type { NewsChannel, Recorded } from '../bulletins/newsChannel.ts'
import type { Occurrence } from '../bulletins/occurrence.ts'
import type { BulletinRule, RuleContent } from '../bulletins/rule.ts'
import type { PrintedHeadline } from '../bulletins/story.ts'
import type { Calendar } from '../calendar/calendar.ts'
import type { Clock } from '../calendar/clock.ts'
import type { DayNumber } from '../calendar/day.ts'
import type { ImpreciseDate } from '../calendar/impreciseDate.ts'
import type { DaySpan } from '../calendar/spans.ts'
import type { CampaignDraft } from '../lore/draft.ts'
import type { Entry } from '../lore/entry.ts'
import type {
  BriefingId,
  CampaignId,
  ChannelId,
  CopyId,
  DeliveryId,
  DraftId,
  EntryId,
  GuildId,
  MessageId,
  ProposalId,
  RevealId,
  RoleId,
  RuleId,
  UserId,
} from '../lore/ids.ts'
import type { KnownWorld } from '../lore/knownWorld.ts'
import type { PartKey } from '../lore/parts.ts'
import type { RevealAudience, Viewer } from '../lore/visibility.ts'

export type { BulletinRule, Draft, DraftState, RuleContent, NewsChannel }

/** Persistence. The only way from the rest of the house to the database. */
export interface Store {
  /** Everything that hangs on one guild; nothing of another can be reached through it. */
  readonly guild: (id: GuildId) => GuildStore
  /** Every guild that has been set up. */
  readonly guilds: () => Promise<readonly GuildId[]>
  /** The scheduler's side, across guilds. */
  readonly ledger: Ledger
  /** Whose printed bulletins are to be compared with the lore again, across guilds. */
  readonly comparisons: Comparisons
  /** What is still to be published from announcement channels, across guilds. */
  readonly crossposts: Crossposts
  /** The same for briefings, which never wait behind bulletins. */
  readonly copies: CopyLedger
  /** Who posts at this moment. */
  readonly seats: Seats
  readonly close: () => Promise<void>
}

/** The processes that post with one token, and so share what Discord allows it. */
export interface Seats {
  /**
   * Says that `name` is there, and resolves to how many are: those that said so within `keptMs`, by
   * the database's clock. Always one where the database is for one process.
   */
  readonly take: (name: string, keptMs: number) => Promise<number>
  readonly leave: (name: string) => Promise<void>
}

/** A guild's campaign and how it is played there. */
export interface Campaign {
  readonly id: CampaignId
  readonly guild: GuildId
  readonly slug: string
  readonly name: string
  readonly summary: string
  readonly calendar: Calendar
  readonly dateFormat: string
  readonly clock: Clock
  /** IANA zone in which bulletins are due. */
  readonly zone: string
  /** Where briefings go by default; choosing it opts it in to bulletins. */
  readonly channel: ChannelId | null
  /** Where the bot reports trouble to the GMs; null for the campaign's channel. */
  readonly logChannel: ChannelId | null
  /** Who is a GM besides those who may manage the server. */
  readonly gmRole: RoleId | null
}

export interface GuildStore {
  /** Null before `/campaign setup`. */
  readonly campaign: () => Promise<Campaign | null>
  /**
   * The one door to lore: what this viewer may see now, or of that what was known as of an earlier
   * in-universe day. Null before `/campaign setup`.
   */
  readonly lore: (
    viewer: Viewer,
    now: Temporal.Instant,
    asOf?: DayNumber | null,
  ) => Promise<KnownWorld | null>
  readonly briefings: Briefings
  readonly reveals: Reveals
  readonly bulletins: Bulletins
  readonly drafts: Drafts
  readonly desk: Desk
  readonly newsChannels: NewsChannels
  /** The unfiltered side: for importers, the scheduler and set-up; never handed to a player command. */
  readonly authoring: Authoring
}

/** What an import did, by entry. */
export interface ImportReport {
  readonly created: number
  readonly changed: number
  readonly unchanged: number
  readonly archived: number
}

export interface Authoring {
  /**
   * Brings the guild's campaign to what the draft says, in one transaction: unchanged files write
   * nothing, a changed one makes one revision, one that is gone is archived. Creates the campaign
   * with `place` when there is none.
   */
  readonly importCampaign: (
    draft: CampaignDraft,
    place: CampaignPlace,
    by: Author,
    progress?: (done: number, total: number) => void,
  ) => Promise<ImportReport>
  /** What `importCampaign` would do; writes nothing. */
  readonly previewImport: (
    draft: CampaignDraft,
    place: CampaignPlace,
    by: Author,
  ) => Promise<ImportReport>
  /** `files` of the draft that the guild's campaign was last brought to; null when not known. */
  readonly filesDigest: () => Promise<string | null>
  /** Changes how the campaign is played; absent fields stay. */
  readonly configure: (change: Partial<CampaignPlace>, by: Author) => Promise<void>
  /**
   * Changes the clock, from the author's moment on: nothing falls due for times before it, and
   * what is in the ledger stays. Compare-and-set; false when the clock is not `from`.
   */
  readonly setClock: (from: Clock, to: Clock, by: Author) => Promise<boolean>
  readonly entry: (id: EntryId) => Promise<Entry | null>
  /** The roles that anything in the lore is open to, by name in lower case or by id, in order. */
  readonly namedRoles: (now: Temporal.Instant) => Promise<readonly string[]>
  readonly audit: (
    by: Author,
    action: string,
    detail: Readonly<Record<string, string>>,
  ) => Promise<void>
}

/** Where and for whom a campaign is played; chosen at set-up. */
export interface CampaignPlace {
  readonly zone: string
  readonly channel: ChannelId | null
  readonly logChannel: ChannelId | null
  readonly gmRole: RoleId | null
}

/** Who changed something: a user, or the program itself, at a real time. */
export interface Author {
  readonly user: UserId | null
  readonly at: Temporal.Instant
}

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

/** An occurrence that planning found; recording it twice changes nothing. */
export interface PlannedDelivery {
  readonly rule: RuleId
  readonly guild: GuildId
  readonly channel: ChannelId
  readonly occurrence: string
  readonly universeDay: DayNumber
  readonly dueAt: Temporal.Instant
  /** With a reason the row is recorded as missed and never posted. */
  readonly missed: string | null
}

/** How a claimed row ended. */
export type DeliveryOutcome =
  | {
      readonly kind: 'sent'
      readonly message: MessageId | null
      readonly at: Temporal.Instant
      /** Null when it was found in its channel and could not be made again. */
      readonly content: BulletinContent | null
      /** It stands in an announcement channel: the servers that follow it are to get it, too. */
      readonly publishable?: true
    }
  | {
      readonly kind: 'retry'
      readonly at: Temporal.Instant
      readonly reason: string
      readonly unwritten?: Unwritten
    }
  | {
      readonly kind: 'missed' | 'blocked'
      readonly reason: string
      readonly unwritten?: Unwritten
    }

/**
 * Nothing of the row can be in its channel, or a GM is going to look: it forgets when it was first
 * claimed, so that a later claim posts without reading back.
 */
type Unwritten = true

/** A rule with what its planning depends on. */
export interface RuleToPlan {
  readonly rule: BulletinRule
  readonly campaign: Campaign
  /** Those of the campaign's news channels in which it appears. */
  readonly channels: readonly ChannelId[]
  /** Whether any of its occurrences has a draft. */
  readonly hasDrafts: boolean
  /** The date of the incident that it is about. */
  readonly subject: ImpreciseDate | null
  /** Nothing of it falls due before this instant. */
  readonly lookAt: Temporal.Instant
  /** Of what its due times depend on. */
  readonly edition: number
}

/** That a rule was planned, and when to look at it again. */
export interface PlannedRule extends Pick<RuleToPlan, 'edition'> {
  readonly rule: RuleId
  /** Null when nothing will make it due but a change. */
  readonly lookAt: Temporal.Instant | null
  /** False where it rests: what it has due until now is still to be planned, if ever it wakes. */
  readonly planned: boolean
}

/** A campaign whose lore has changed since its printed bulletins were last compared with it. */
export interface ChangedCampaign {
  readonly guild: GuildId
  readonly campaign: CampaignId
  readonly version: number
}

export interface Comparisons {
  /** Campaigns that are played now, at most `limit`. */
  readonly due: (limit: number) => Promise<readonly ChangedCampaign[]>
  /** Notes that the bulletins were compared with the campaign as it was read. */
  readonly done: (changed: ChangedCampaign) => Promise<void>
}

/** A row that a worker holds. */
export interface ClaimedDelivery extends Delivery {
  /** Late ones of the same channel that its message tells of, too; oldest first. */
  readonly carries: readonly Delivery[]
}

/** The due-table across all guilds: plan → record → claim → post → mark. */
export interface Ledger {
  /**
   * Rules whose occurrences up to `until` may not all be recorded, those to be looked at first
   * first: a page of at most `limit`, from behind the last one of the page before.
   */
  readonly rulesToPlan: (
    until: Temporal.Instant,
    limit?: number,
    behind?: RuleToPlan | null,
  ) => Promise<readonly RuleToPlan[]>
  /**
   * Records new occurrences, moves the rules' `plannedUntil` forward and notes when to look at them
   * next, in one transaction. A rule that was changed since it was read stays to be planned.
   */
  readonly record: (
    planned: readonly PlannedDelivery[],
    rules: readonly PlannedRule[],
    plannedUntil: Temporal.Instant,
  ) => Promise<number>
  /**
   * Has rows of one channel that come so late that a burst of them would be a nuisance, three or
   * more, go out in one message. Until then `claim` passes over such rows.
   */
  readonly gather: (now: Temporal.Instant) => Promise<void>
  /**
   * Parts rows from the one that carries them: they go alone, or are gathered again. False when the
   * carrier's lease was lost.
   */
  readonly part: (
    carrier: DeliveryId,
    worker: string,
    carried: readonly DeliveryId[],
    next: 'alone' | 'gathered',
  ) => Promise<boolean>
  /** Takes up to `limit` rows that are due, or whose worker's lease ran out, oldest first. */
  readonly claim: (claim: {
    readonly worker: string
    readonly now: Temporal.Instant
    readonly leaseMs: number
    readonly limit: number
  }) => Promise<readonly ClaimedDelivery[]>
  /**
   * Ends a claim, with the outcomes of those that the row carries. False when the lease was lost to
   * another worker: nothing is written then.
   */
  readonly settle: (
    id: DeliveryId,
    worker: string,
    outcome: DeliveryOutcome,
    carried?: ReadonlyMap<DeliveryId, DeliveryOutcome>,
  ) => Promise<boolean>
  /** Gives back all that a worker holds and has not settled. */
  readonly release: (worker: string) => Promise<number>
}

/** A bulletin that the servers which follow its channel are still to get. */
export interface Crosspost {
  readonly delivery: DeliveryId
  readonly guild: GuildId
  readonly channel: ChannelId
  readonly message: MessageId
  /** Tries so far, this one included. */
  readonly attempts: number
}

/** The queue of crossposts: the ledger puts in what was sent, and it is slower than the posts. */
export interface Crossposts {
  /** Takes up to `limit` that are due, oldest first; nobody else gets them before the lease ends. */
  readonly take: (claim: {
    readonly now: Temporal.Instant
    readonly leaseMs: number
    readonly limit: number
  }) => Promise<readonly Crosspost[]>
  /** It is published: the channel works, and what it refused before is forgotten. */
  readonly done: (crosspost: Crosspost) => Promise<void>
  readonly later: (crosspost: Crosspost, at: Temporal.Instant, reason: string) => Promise<void>
  /** It is not tried again. */
  readonly refuse: (crosspost: Crosspost, reason: string) => Promise<void>
  /** Whether one of the channel was refused since the last that was published. */
  readonly refusedIn: (channel: ChannelId) => Promise<boolean>
}

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
   * Puts a copy that is due at once in the place of one whose message or channel is gone; in another
   * channel, a private briefing gets a thread of its own there. False when somebody did that already.
   */
  readonly replace: (copy: CopyId, target: CopyTarget, by: Author) => Promise<boolean>
  /** Adds readers to an open briefing, and copies for them that are due at once. */
  readonly widen: (
    id: BriefingId,
    audience: RevealAudience,
    targets: readonly CopyTarget[],
    by: Author,
  ) => Promise<boolean>
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
  /** Which of the open briefings a user has acknowledged. */
  readonly acknowledged: (user: UserId) => Promise<ReadonlySet<BriefingId>>
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
