import type { Temporal } from 'temporal-polyfill'
import type { ChannelId, DeliveryId, DraftId, GuildId, MessageId } from '../lore/ids.ts'
import type { BulletinContent } from './content.ts'

/** What carries a bulletin to its channel and tells honestly what became of it. */
export interface Poster {
  /**
   * Whether a repeat within Discord's window gives the first message back. Where it does not, as in
   * a forum, only a look tells before each repeat.
   */
  readonly keepsNonces: (target: BulletinTarget) => Promise<boolean>
  /** Whether several late bulletins go there in one message: in a forum each has a place of its own. */
  readonly gathers: (target: BulletinTarget) => Promise<boolean>
  readonly post: (post: BulletinPost) => Promise<PostOutcome>
  /** Looks in a channel for the message that carries a bulletin's mark. */
  readonly find: (search: MarkSearch) => Promise<ReadBack>
  /** Publishes a message of an announcement channel to the servers that follow it; once is enough. */
  readonly crosspost: (published: Published) => Promise<CrosspostOutcome>
  /** Tells the GMs something. */
  readonly tell: (notice: Notice) => Promise<PostOutcome>
}

/** Where a bulletin goes: a channel, an announcement channel, a forum or a thread. */
export interface BulletinTarget {
  readonly guild: GuildId
  readonly channel: ChannelId
}

/**
 * How long, in ms, a post that got no answer may still be on its way. Where there is no nonce, a
 * look before that proves nothing.
 */
export const slowWriteMs = 15_000

export interface BulletinPost extends BulletinTarget {
  /** Nonce of the post and mark in the message. */
  readonly delivery: DeliveryId
  readonly content: BulletinContent
  /** The campaign's slug, under which its pictures are found. */
  readonly campaign: string
  /** When it was due, for a bulletin that comes late; null for one in time. */
  readonly lateSince: Temporal.Instant | null
  /** Its first message, where a look has found it: then only what follows is still to be posted. */
  readonly begun: MessageId | null
  /** Whether an earlier try may have posted some of it. */
  readonly doubted: boolean
  /**
   * For how many ms from now on it may be written, asked as each of its requests leaves; without
   * it, at any time. What has no time left fails before it is written.
   */
  readonly leftMs?: () => number
}

export interface MarkSearch extends BulletinTarget {
  readonly delivery: DeliveryId
  /** No message of this delivery can be older. */
  readonly since: Temporal.Instant
}

export interface Notice {
  readonly guild: GuildId
  /** Null when the campaign has none: then whoever owns the guild is told. */
  readonly channel: ChannelId | null
  /**
   * A channel that it names where players read. Unless everybody may read that one, whoever owns the
   * guild is told instead.
   */
  readonly names?: ChannelId
  /** Markdown; it mentions nobody. */
  readonly text: string
  /** At most 25 characters; repeating a notice with the same nonce tells it once. */
  readonly nonce: string
  /** Shown below the text, with what GMs can do about it. */
  readonly draft?: ShownDraft
}

/** A bulletin that waits for a GM's decision. */
export interface ShownDraft {
  readonly id: DraftId
  /** Of what is shown: only that is approved. */
  readonly mark: string
  /** As its channel would see it; null when it would be held back, and so cannot be approved. */
  readonly content: BulletinContent | null
}

/** With the mark, it stands in an announcement channel: those that follow it are still to get it. */
interface Publishable {
  readonly publishable?: true
}

/** What became of a post. */
export type PostOutcome =
  /** `message` is null when it was sent earlier and somebody has deleted it since. */
  | ({ readonly kind: 'sent'; readonly message: MessageId | null } & Publishable)
  /**
   * Its first message is there, and not all that follows. With a `fix`, no repeat helps before
   * somebody does what it says; else a repeat goes on from there, after the wait where one is told.
   */
  | {
      readonly kind: 'begun'
      readonly reason: string
      readonly fix: string | null
      readonly retryAfterMs: number | null
    }
  /** Nothing was written; it is no attempt. */
  | { readonly kind: 'rateLimited'; readonly retryAfterMs: number }
  /** Nothing was written, and a later repeat may help. */
  | { readonly kind: 'failedBefore'; readonly reason: string }
  /** The request was on its way when the line broke: it may have been written. */
  | {
      readonly kind: 'unknown'
      readonly reason: string
      /** How long a slow write may still be on its way, where a repeat could overtake it. */
      readonly retryAfterMs?: number
    }
  /** No repeat helps before somebody does what `fix` says. */
  | { readonly kind: 'refused'; readonly reason: string; readonly fix: string }
  /** The token is void: every further request would count towards a ban. */
  | { readonly kind: 'dead'; readonly reason: string }

/** A message in an announcement channel. */
export interface Published {
  readonly channel: ChannelId
  readonly message: MessageId
}

/** What became of its publication to the servers that follow the channel. */
export type CrosspostOutcome =
  /** Published now or before, or nothing is left to publish. */
  | { readonly kind: 'done' }
  | { readonly kind: 'later'; readonly reason: string; readonly retryAfterMs: number | null }
  | { readonly kind: 'refused'; readonly reason: string; readonly fix: string }
  | { readonly kind: 'dead'; readonly reason: string }

/** What a look through a channel proved. */
export type ReadBack =
  | ({ readonly kind: 'found'; readonly message: MessageId } & Publishable)
  | { readonly kind: 'absent' }
  /** Nothing is proved, and asking again would not help. */
  | { readonly kind: 'unreadable'; readonly reason: string; readonly fix: string }
  /** Nothing is proved yet. */
  | { readonly kind: 'failed'; readonly reason: string; readonly retryAfterMs: number | null }
  | { readonly kind: 'dead'; readonly reason: string }
