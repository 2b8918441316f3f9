import type { CampaignDraft } from '../lore/draft.ts'
import type { ChannelId, MessageId, UserId } from '../lore/ids.ts'
import type { GuildStore, PlannedDelivery } from '../store/store.ts'
import type { ChannelPlace } from './channelPlace.ts'
import type { Component } from './components.ts'
import type { GuildRole } from './roleNames.ts'
import type { ThreadTools } from './threadTools.ts'

/** What GMs' commands reach beyond the lore, wired in `main`. */
export interface GmTools {
  readonly store: GuildStore
  readonly channels: ChannelTools
  /** The guild's roles as the gateway has told of them. */
  readonly roles: () => readonly GuildRole[]
  /** Whether a member with these roles may manage the server. */
  readonly manages: (user: UserId, roles: readonly string[]) => boolean
  /** The campaigns that this host offers. */
  readonly campaigns: {
    readonly slugs: () => Promise<readonly string[]>
    /** Throws a UserError that names the faults when the campaign's files have any. */
    readonly read: (slug: string) => Promise<CampaignDraft>
  }
  /**
   * Puts an occurrence into the ledger as due and has it posted at once. False when all of it was
   * there already: somebody posted it, or the clock did.
   */
  readonly publish: (planned: readonly PlannedDelivery[]) => Promise<boolean>
  /** Has whatever is due posted now rather than at the next tick. */
  readonly deliver: () => Promise<void>
  /** Brings the briefings that are due to their readers, and resolves when that was tried. */
  readonly carry: () => Promise<void>
}

/** The guild's channels, as the bot may use them. */
export interface ChannelTools extends ThreadTools {
  /** Throws a UserError that says what is missing. The nonce makes a repeat harmless. */
  readonly send: (
    channel: ChannelId,
    post: {
      readonly components: readonly Component[]
      readonly nonce: string
      /** The users that this message may ping. */
      readonly users: readonly UserId[]
    },
  ) => Promise<MessageId>
  /** The channel in which a user reads direct messages. Throws a UserError when there is none. */
  readonly inbox: (user: UserId) => Promise<ChannelId>
  /** A message of the bot's own, as it stands. Throws a UserError that says what is missing. */
  readonly read: (
    channel: ChannelId,
    message: MessageId,
  ) => Promise<readonly Component[] | 'gone' | 'no channel'>
  /** Changes a message of the bot's own. Throws a UserError that says what is missing. */
  readonly edit: (
    channel: ChannelId,
    message: MessageId,
    components: readonly Component[],
  ) => Promise<'edited' | 'gone' | 'no channel'>
  /**
   * What the bot lacks in a channel, by Discord's names of the permissions; `asOutlet` where its
   * news comes in the outlet's own name.
   */
  readonly missing: (channel: ChannelId, asOutlet?: boolean) => ChannelAccess
  /** Whether everybody in the server may read it. */
  readonly isOpen: (channel: ChannelId) => boolean
}

export type ChannelAccess =
  /** Gone, or an archived thread. */
  | { readonly kind: 'gone' }
  | {
      readonly kind: 'here'
      readonly form: ChannelPlace['form']
      readonly lacks: readonly string[]
    }
