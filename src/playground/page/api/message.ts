import type { Component } from './component.ts'
import type { Channel, User } from './world.ts'

/** A file of a message; `url` is on this server. */
export interface Attachment {
  readonly id: string
  readonly filename: string
  readonly url: string
  readonly size?: number
  readonly description?: string | null
  readonly content_type?: string
}

/** Discord's embed object. */
export interface Embed {
  readonly title?: string
  readonly description?: string
  readonly url?: string
  readonly timestamp?: string
  readonly color?: number
  readonly footer?: { readonly text: string }
  readonly author?: { readonly name: string; readonly url?: string }
  readonly image?: { readonly url: string }
  readonly thumbnail?: { readonly url: string }
  readonly fields?: readonly {
    readonly name: string
    readonly value: string
    readonly inline?: boolean
  }[]
}

/** Discord's message object, in part. */
export interface Message {
  readonly id: string
  readonly channel_id: string
  readonly author: User
  readonly content: string
  readonly timestamp: string
  readonly edited_timestamp?: string | null
  readonly flags?: number
  readonly type?: number
  readonly embeds?: readonly Embed[]
  readonly attachments?: readonly Attachment[]
  readonly components?: readonly Component[]
  readonly webhook_id?: string
  readonly interaction_metadata?: { readonly user?: User; readonly name?: string }
  readonly interaction?: { readonly user?: User; readonly name?: string }
  readonly referenced_message?: Message | null
  readonly thread?: Channel
}

/** What a message's `flags` say, as far as the page shows it. */
export const messageFlags = { crossposted: 1, ephemeral: 64, thinking: 128 } as const

/** Whether a flag of `messageFlags` is set. */
export function hasFlag(message: Pick<Message, 'flags'>, flag: number): boolean {
  return ((message.flags ?? 0) & flag) !== 0
}
