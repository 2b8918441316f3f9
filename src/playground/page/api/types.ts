/**
 * The shapes that the local Discord's API answers with (docs/local-discord.md), as far as the
 * page draws them. What is Discord's own keeps Discord's names.
 */

/** A channel with what the acting member may do there. */
export interface Channel {
  readonly id: string
  readonly type: number
  readonly name?: string | null
  readonly topic?: string | null
  readonly parent_id?: string | null
  readonly position?: number
  readonly permissions?: string
  readonly canSend?: boolean
  readonly message_count?: number
  readonly last_message_id?: string | null
  readonly thread_metadata?: { readonly archived?: boolean; readonly locked?: boolean }
  readonly recipients?: readonly User[]
}

/** Discord's user object, in part. */
export interface User {
  readonly id: string
  readonly username: string
  readonly global_name?: string | null
  readonly bot?: boolean
}

/** A role; the one with the guild's id is @everyone. */
export interface Role {
  readonly id: string
  readonly name: string
  readonly color: number
}

/** A member as the page shows one; colours are `#rrggbb`. */
export interface Member {
  readonly id: string
  readonly name: string
  readonly username: string
  readonly isBot: boolean
  readonly isOwner: boolean
  readonly isGm: boolean
  readonly roles: readonly string[]
  readonly colour: string | null
  readonly avatarColour: string
  readonly dmsOpen?: boolean
}

/** A server with the channels that the acting member can see. */
export interface Guild {
  readonly id: string
  readonly name: string
  readonly ownerId: string
  readonly permissions: string
  readonly channels: readonly Channel[]
  readonly roles: readonly Role[]
  readonly members: readonly Member[]
}

/** The local Discord's clock; times in ms since 1970. */
export interface Clock {
  readonly now: number
  readonly offsetMs: number
  readonly nextMark: { readonly at: number; readonly label: string } | null
}

/** Everything that the frame shows, for one member. */
export interface World {
  readonly me: string
  readonly application: { readonly id: string; readonly name: string; readonly online: boolean }
  readonly guilds: readonly Guild[]
  readonly dms: readonly Channel[]
  readonly clock: Clock
}

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

/** A picture, film or file that a component points at. */
export interface Media {
  readonly url: string
}

/** One line of a select, a radio group or a group of boxes. */
export interface SelectOption {
  readonly label: string
  readonly value: string
  readonly description?: string | null
  readonly emoji?: PartialEmoji | null
  readonly default?: boolean
}

/** An emoji as buttons and options name it; without an id it is Unicode. */
export interface PartialEmoji {
  readonly id?: string | null
  readonly name?: string | null
}

/** Any component of a message or a modal. Which fields are there follows from `type`. */
export interface Component {
  readonly type: number
  readonly id?: number
  readonly custom_id?: string
  readonly components?: readonly Component[]
  readonly component?: Component
  readonly accessory?: Component
  readonly content?: string
  readonly label?: string | null
  readonly description?: string | null
  readonly style?: number
  readonly disabled?: boolean
  readonly url?: string | null
  readonly emoji?: PartialEmoji | null
  readonly options?: readonly SelectOption[]
  readonly placeholder?: string | null
  readonly min_values?: number
  readonly max_values?: number
  readonly min_length?: number
  readonly max_length?: number
  readonly required?: boolean
  readonly value?: string | null
  readonly default?: boolean
  readonly default_values?: readonly { readonly id: string; readonly type: string }[]
  readonly channel_types?: readonly number[]
  readonly media?: Media
  readonly file?: Media
  readonly name?: string
  readonly size?: number
  readonly items?: readonly {
    readonly media: Media
    readonly description?: string | null
    readonly spoiler?: boolean
  }[]
  readonly spoiler?: boolean
  readonly accent_color?: number | null
  readonly divider?: boolean
  readonly spacing?: number
}

/** A dialogue that an application opened. */
export interface Modal {
  readonly custom_id: string
  readonly title: string
  readonly components: readonly Component[]
}

/** An application command as Discord registers it. */
export interface Command {
  readonly id: string
  readonly type?: number
  readonly name: string
  readonly description: string
  readonly options?: readonly CommandOption[]
}

/** An option, a subcommand or a group of them. */
export interface CommandOption {
  readonly type: number
  readonly name: string
  readonly description: string
  readonly required?: boolean
  readonly autocomplete?: boolean
  readonly choices?: readonly Choice[]
  readonly options?: readonly CommandOption[]
  readonly min_value?: number
  readonly max_value?: number
  readonly min_length?: number
  readonly max_length?: number
  readonly channel_types?: readonly number[]
}

/** What an option can be set to. */
export interface Choice {
  readonly name: string
  readonly value: string | number
}

/** A file as the API takes one. */
export interface Upload {
  readonly filename: string
  readonly contentType: string
  readonly data: string
}

/** An option that is sent, or the subcommand around it. */
export interface SentOption {
  readonly name: string
  readonly value?: string | number | boolean | Upload
  readonly focused?: boolean
  readonly options?: readonly SentOption[]
}

/** What comes over the socket. */
export type LocalEvent =
  | { readonly type: 'ready' | 'state-changed' | 'commands-changed' }
  | {
      readonly type: 'message-created' | 'message-updated'
      readonly channel: string
      readonly message: Message
    }
  | { readonly type: 'message-deleted'; readonly channel: string; readonly message: string }
  | ({ readonly type: 'interaction' } & InteractionProgress)
  | {
      readonly type: 'modal'
      readonly interaction: string
      readonly channel: string
      readonly modal: Modal
    }
  | { readonly type: 'typing'; readonly channel: string; readonly user: string }
  | ({ readonly type: 'clock' } & Clock)

/** How far an interaction of the acting member has come. */
export interface InteractionProgress {
  readonly id: string
  readonly kind: string
  readonly channel: string
  readonly state: 'sent' | 'thinking' | 'answered' | 'failed'
  readonly label?: string
  readonly customId?: string
  readonly message?: string
  readonly reply?: string
  readonly error?: string
}
