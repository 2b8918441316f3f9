import type { Command } from '../api/command.ts'
import type { Modal } from '../api/component.ts'
import type { InteractionProgress, LocalEvent } from '../api/event.ts'
import type { Message } from '../api/message.ts'
import type { World } from '../api/world.ts'

/** The messages of a channel that are on the page, oldest first. */
export interface ChannelLog {
  readonly messages: readonly Message[]
  readonly more: boolean
}

/** A dialogue that waits for the member. */
export interface OpenModal {
  readonly interaction: string
  readonly channel: string
  readonly modal: Modal
}

/** All that the page knows. It is replaced, never changed. */
export interface PageState {
  readonly line: 'connecting' | 'open' | 'lost'
  readonly world: World | null
  readonly channelId: string | null
  readonly commands: readonly Command[]
  readonly logs: Readonly<Record<string, ChannelLog>>
  /** What was heard of channels whose messages are on their way, to be told again after them. */
  readonly heardMeanwhile: Readonly<Record<string, readonly LocalEvent[]>>
  readonly interactions: readonly InteractionProgress[]
  readonly modal: OpenModal | null
  readonly unread: readonly string[]
  /** Who types where, with the time in ms until which it is worth saying. */
  readonly typing: Readonly<Record<string, { readonly user: string; readonly until: number }>>
  readonly notice: string | null
}

/** What can happen to the page. Times in ms since 1970. */
export type PageAction =
  | { readonly type: 'event'; readonly event: LocalEvent; readonly at: number }
  | { readonly type: 'line'; readonly line: PageState['line'] }
  | { readonly type: 'world'; readonly world: World; readonly unread: readonly string[] }
  | { readonly type: 'commands'; readonly commands: readonly Command[] }
  | { readonly type: 'log-asked'; readonly channel: string }
  | {
      readonly type: 'log'
      readonly channel: string
      readonly messages: readonly Message[]
      readonly more: boolean
      readonly older: boolean
    }
  | { readonly type: 'channel'; readonly channel: string }
  | { readonly type: 'modal-closed' }
  | { readonly type: 'interaction-dismissed'; readonly id: string }
  | { readonly type: 'notice'; readonly notice: string | null }

/** The page before anything is known. */
export const blankPage: PageState = {
  line: 'connecting',
  world: null,
  channelId: null,
  commands: [],
  logs: {},
  heardMeanwhile: {},
  interactions: [],
  modal: null,
  unread: [],
  typing: {},
  notice: null,
}
