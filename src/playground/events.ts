import type { ChannelRecord, GuildRecord, Json, MemberRecord, RoleRecord } from './world/records.ts'
import type { StoredMessage } from './world/messageLog.ts'
import type { OpenInteraction } from './interactions/desk.ts'

/** A message came, changed or went. */
export interface MessageEvent {
  readonly type: 'message-created' | 'message-updated' | 'message-deleted'
  readonly channel: ChannelRecord
  readonly message: StoredMessage
}

/** A channel or a thread came, changed or went. */
export interface ChannelEvent {
  readonly type: 'channel-created' | 'channel-updated' | 'channel-deleted'
  readonly channel: ChannelRecord
}

/** A role came, changed or went. */
export interface RoleEvent {
  readonly type: 'role-created' | 'role-updated' | 'role-deleted'
  readonly guild: GuildRecord
  readonly role: RoleRecord
}

/** Somebody joined, changed or left. */
export interface MemberEvent {
  readonly type: 'member-joined' | 'member-updated' | 'member-left'
  readonly guild: GuildRecord
  readonly member: MemberRecord
}

/** Somebody is typing. */
export interface TypingEvent {
  readonly type: 'typing'
  readonly channel: ChannelRecord
  readonly userId: string
}

/** A person acted; `payload` is Discord's interaction object, for the application. */
export interface InteractionOpened {
  readonly type: 'interaction-opened'
  readonly interaction: OpenInteraction
  readonly payload: Json
}

/** An interaction came into its next state. */
export interface InteractionMoved {
  readonly type: 'interaction-moved'
  readonly interaction: OpenInteraction
}

/** Something that happened: the gateway tells the bots, the page's sockets tell the people. */
export type RealmEvent =
  | MessageEvent
  | ChannelEvent
  | RoleEvent
  | MemberEvent
  | TypingEvent
  | InteractionOpened
  | InteractionMoved
  | { readonly type: 'guild-updated'; readonly guild: GuildRecord }
  | { readonly type: 'webhooks-changed'; readonly channel: ChannelRecord }
  | { readonly type: 'commands-changed' | 'presence-changed' | 'clock-moved' | 'user-changed' }

/** Tells everybody who listens. */
export interface Bus {
  readonly publish: (event: RealmEvent) => void
  /** Returns the function that stops listening. */
  readonly subscribe: (listener: (event: RealmEvent) => void) => () => void
}

/** A bus that calls its listeners at once and in order. */
export function createBus(): Bus {
  const listeners = new Set<(event: RealmEvent) => void>()
  return {
    publish: (event) => {
      for (const listener of listeners) listener(event)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
