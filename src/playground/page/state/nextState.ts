import type { LocalEvent } from '../api/event.ts'
import type { Message } from '../api/message.ts'
import { compareIds } from './compareIds.ts'
import type { PageAction, PageState } from './pageState.ts'

const typingMs = 8000

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

/** Keeps an event for the channel's messages, if those are being fetched. */
function keepForLater(state: PageState, event: LocalEvent): PageState {
  if (!('channel' in event)) return state
  const kept = state.heardMeanwhile[event.channel]
  if (kept === undefined || !event.type.startsWith('message-')) return state
  return {
    ...state,
    heardMeanwhile: { ...state.heardMeanwhile, [event.channel]: [...kept, event] },
  }
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

/** Puts fetched messages in their channel, and tells again what was heard since they were asked for. */
function withFetched(state: PageState, fetched: Extract<PageAction, { type: 'log' }>): PageState {
  const { channel, more, older } = fetched
  const known = older ? (state.logs[channel]?.messages ?? []) : []
  const log = { messages: [...fetched.messages, ...known], more }
  const { [channel]: heard, ...heardMeanwhile } = state.heardMeanwhile
  const filled = { ...state, logs: { ...state.logs, [channel]: log } }
  if (older) return filled
  return (heard ?? []).reduce<PageState>((page, event) => hear(page, event, 0), {
    ...filled,
    heardMeanwhile,
  })
}

/** The page after something happened. */
export function nextState(state: PageState, action: PageAction): PageState {
  switch (action.type) {
    case 'event':
      return hear(keepForLater(state, action.event), action.event, action.at)
    case 'line':
      return { ...state, line: action.line }
    case 'world':
      return {
        ...state,
        world: action.world,
        unread: action.unread.filter((id) => id !== state.channelId),
      }
    case 'commands':
      return { ...state, commands: action.commands }
    case 'log-asked':
      return { ...state, heardMeanwhile: { ...state.heardMeanwhile, [action.channel]: [] } }
    case 'log':
      return withFetched(state, action)
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
