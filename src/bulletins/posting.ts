import type { Temporal } from 'temporal-polyfill'
import type { ChannelId, DeliveryId, GuildId, MessageId } from '../lore/ids.ts'
import type { BulletinContent } from './content.ts'

/** What carries a bulletin to its channel and tells honestly what became of it. */
export interface Poster {
  readonly post: (post: BulletinPost) => Promise<PostOutcome>
  /** Looks through a channel's messages for the one that carries a bulletin's mark. */
  readonly find: (search: MarkSearch) => Promise<ReadBack>
  /** Tells the GMs something. */
  readonly tell: (notice: Notice) => Promise<PostOutcome>
}

export interface BulletinPost {
  readonly channel: ChannelId
  /** Nonce of the post and mark in the message. */
  readonly delivery: DeliveryId
  readonly content: BulletinContent
  /** When it was due, for a bulletin that comes late; null for one in time. */
  readonly lateSince: Temporal.Instant | null
}

export interface MarkSearch {
  readonly channel: ChannelId
  readonly delivery: DeliveryId
  /** No message of this delivery can be older. */
  readonly since: Temporal.Instant
}

export interface Notice {
  readonly guild: GuildId
  /** Null when the campaign has none: then whoever owns the guild is told. */
  readonly channel: ChannelId | null
  /** Markdown; it mentions nobody. */
  readonly text: string
  /** At most 25 characters; repeating a notice with the same nonce tells it once. */
  readonly nonce: string
}

/** What became of a post. */
export type PostOutcome =
  /** `message` is null when it was sent earlier and somebody has deleted it since. */
  | { readonly kind: 'sent'; readonly message: MessageId | null }
  /** Nothing was written; it is no attempt. */
  | { readonly kind: 'rateLimited'; readonly retryAfterMs: number }
  /** Nothing was written, and a later repeat may help. */
  | { readonly kind: 'failedBefore'; readonly reason: string }
  /** The request was on its way when the line broke: it may have been written. */
  | { readonly kind: 'unknown'; readonly reason: string }
  /** No repeat helps before somebody does what `fix` says. */
  | { readonly kind: 'refused'; readonly reason: string; readonly fix: string }
  /** The token is void: every further request would count towards a ban. */
  | { readonly kind: 'dead'; readonly reason: string }

/** What a look through a channel proved. */
export type ReadBack =
  | { readonly kind: 'found'; readonly message: MessageId }
  | { readonly kind: 'absent' }
  /** Nothing is proved, and asking again would not help. */
  | { readonly kind: 'unreadable'; readonly reason: string; readonly fix: string }
  /** Nothing is proved yet. */
  | { readonly kind: 'failed'; readonly reason: string; readonly retryAfterMs: number | null }
  | { readonly kind: 'dead'; readonly reason: string }
