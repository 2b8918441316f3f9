import type {
  Command,
  InteractionProgress,
  LocalEvent,
  Message,
  Modal,
  World,
} from '../api/types.ts'

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
  | { readonly type: 'world'; readonly world: World }
  | { readonly type: 'commands'; readonly commands: readonly Command[] }
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

const typingMs = 8000

/** The page before anything is known. */
export const blankPage: PageState = {
  line: 'connecting',
  world: null,
  channelId: null,
  commands: [],
  logs: {},
  interactions: [],
  modal: null,
  unread: [],
  typing: {},
  notice: null,
}

function withLog(
  state: PageState,
  channel: string,
  change: (messages: readonly Message[]) => readonly Message[],
): PageState {
  const log = state.logs[channel]
  if (log === undefined) return state
  return {
    ...state,
    logs: { ...state.logs, [channel]: { ...log, messages: change(log.messages) } },
  }
}

/** Puts a message where its id says; one that is there already is replaced. */
function place(messages: readonly Message[], message: Message): readonly Message[] {
  const at = messages.findIndex((one) => one.id === message.id)
  if (at >= 0) return messages.with(at, message)
  return [...messages, message].sort((a, b) => compareIds(a.id, b.id))
}

/** Snowflakes are longer than a number is exact: length first, then digits. */
function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
}

function hear(state: PageState, event: LocalEvent, at: number): PageState {
  switch (event.type) {
    case 'message-created': {
      const typing = { ...state.typing }
      delete typing[event.channel]
      const unread =
        event.channel === state.channelId || state.unread.includes(event.channel)
          ? state.unread
          : [...state.unread, event.channel]
      const placed = withLog(state, event.channel, (list) => place(list, event.message))
      return { ...placed, typing, unread }
    }
    case 'message-updated':
      return withLog(state, event.channel, (list) =>
        list.some((one) => one.id === event.message.id) ? place(list, event.message) : list,
      )
    case 'message-deleted':
      return withLog(state, event.channel, (list) => list.filter((one) => one.id !== event.message))
    case 'interaction': {
      const { type: _, ...progress } = event
      const others = state.interactions.filter(
        (one) =>
          one.id !== progress.id &&
          !(
            one.state === 'failed' &&
            one.message !== undefined &&
            one.message === progress.message
          ),
      )
      const kept = progress.state === 'answered' ? others : [...others, progress]
      return { ...state, interactions: kept }
    }
    case 'modal':
      return {
        ...state,
        modal: { interaction: event.interaction, channel: event.channel, modal: event.modal },
      }
    case 'typing':
      return {
        ...state,
        typing: { ...state.typing, [event.channel]: { user: event.user, until: at + typingMs } },
      }
    case 'clock': {
      const { type: _, ...clock } = event
      return state.world === null ? state : { ...state, world: { ...state.world, clock } }
    }
    case 'ready':
      return { ...state, line: 'open' }
    case 'state-changed':
    case 'commands-changed':
      break
  }
  return state
}

/** The page after something happened. */
export function nextState(state: PageState, action: PageAction): PageState {
  switch (action.type) {
    case 'event':
      return hear(state, action.event, action.at)
    case 'line':
      return { ...state, line: action.line }
    case 'world':
      return { ...state, world: action.world }
    case 'commands':
      return { ...state, commands: action.commands }
    case 'log': {
      const known = action.older ? (state.logs[action.channel]?.messages ?? []) : []
      const messages = [...action.messages, ...known]
      return {
        ...state,
        logs: { ...state.logs, [action.channel]: { messages, more: action.more } },
      }
    }
    case 'channel':
      return {
        ...state,
        channelId: action.channel,
        unread: state.unread.filter((id) => id !== action.channel),
      }
    case 'modal-closed':
      return { ...state, modal: null }
    case 'interaction-dismissed':
      return {
        ...state,
        interactions: state.interactions.filter((one) => one.id !== action.id),
      }
    case 'notice':
      break
  }
  return { ...state, notice: action.notice }
}
