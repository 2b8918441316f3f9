import type { Temporal } from 'temporal-polyfill'
import type { BulletinContent } from '../../bulletins/content.ts'
import type { BulletinRule } from '../../bulletins/rule.ts'
import type { DayNumber } from '../../calendar/day.ts'
import type { ImpreciseDate } from '../../calendar/impreciseDate.ts'
import type {
  CampaignId,
  ChannelId,
  DeliveryId,
  GuildId,
  MessageId,
  RuleId,
} from '../../lore/ids.ts'
import type { Delivery } from './bulletins.ts'
import type { Campaign } from './campaign.ts'

/** The processes that post with one token, and so share what Discord allows it. */
export interface Seats {
  /**
   * Says that `name` is there, and resolves to how many are: those that said so within `keptMs`, by
   * the database's clock. Always one where the database is for one process.
   */
  readonly take: (name: string, keptMs: number) => Promise<number>
  readonly leave: (name: string) => Promise<void>
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
export type Unwritten = true

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
