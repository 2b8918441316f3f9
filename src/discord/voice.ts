import type { PostOutcome } from '../bulletins/posting.ts'
import type { ChannelId } from '../lore/ids.ts'
import type { Component } from './components.ts'
import type { SentFile } from './pictures.ts'

/** A message of components, with the one picture that they may show. */
export interface WrittenMessage {
  readonly components: readonly Component[]
  readonly picture: (SentFile & { readonly alt: string }) | null
}

export const unillustrated = (components: readonly Component[]): WrittenMessage => ({
  components,
  picture: null,
})

/** In whose name messages are written: the bot's own, or an outlet's. They mention nobody. */
export interface Voice {
  /** Whether a repeat with the same nonce gives the first message back. */
  readonly keepsNonces: boolean
  /** Writes in a channel or a thread. Throws what the client throws. */
  readonly write: (
    channel: ChannelId,
    nonce: string,
    message: WrittenMessage,
    signal: AbortSignal,
  ) => Promise<PostOutcome>
  /** Opens a forum's post: there is no nonce for it. Throws what the client throws. */
  readonly openPost: (
    forum: ChannelId,
    name: string,
    message: WrittenMessage,
    signal: AbortSignal,
  ) => Promise<PostOutcome>
}
