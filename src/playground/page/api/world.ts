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
