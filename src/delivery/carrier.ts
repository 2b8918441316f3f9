import type { PostOutcome, ReadBack } from '../bulletins/posting.ts'
import type { Temporal } from 'temporal-polyfill'
import type { ChannelId, MessageId } from '../lore/ids.ts'
import type { BriefingCopy } from '../store/store.ts'

/** What carries a briefing's copies to their readers and tells honestly what became of them. */
export interface Carrier<Letter> {
  /** What a copy says, as its readers may know it now; or why it can't be said, and what helps. */
  readonly write: (copy: BriefingCopy) => Promise<Writing<Letter>>
  /**
   * Where it goes: an inbox is opened, a private thread made; another one when the copy was `sought`
   * in vain where it may have been.
   */
  readonly open: (copy: BriefingCopy, sought: boolean) => Promise<Opening>
  /** The post leaves while `leftMs` is positive, or not at all. */
  readonly post: (
    copy: BriefingCopy,
    channel: ChannelId,
    letter: Letter,
    leftMs: () => number,
  ) => Promise<PostOutcome>
  /** Looks through a channel's messages since then for the one that carries the briefing. */
  readonly find: (
    copy: BriefingCopy,
    channel: ChannelId,
    since: Temporal.Instant,
  ) => Promise<ReadBack>
  /**
   * What goes with a posted message: its handouts, its readers let into its thread; null once that
   * is done. Repeating it is harmless: when `repeated`, its handouts are looked for first.
   */
  readonly attend: (
    copy: BriefingCopy,
    channel: ChannelId,
    message: MessageId,
    letter: Letter,
    time: { readonly repeated: boolean; readonly leftMs: () => number },
  ) => Promise<Exclude<ReadBack, { readonly kind: 'found' | 'absent' }> | null>
}

export type Writing<Letter> =
  | { readonly kind: 'ready'; readonly letter: Letter }
  | { readonly kind: 'heldBack'; readonly reason: string; readonly fix: string }

export type Opening =
  | { readonly kind: 'open'; readonly channel: ChannelId }
  | { readonly kind: 'closed'; readonly outcome: PostOutcome }
