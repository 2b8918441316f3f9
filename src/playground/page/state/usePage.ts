import { useCallback, useEffect, useMemo, useReducer, useRef } from 'preact/hooks'
import { clientFor, Refusal, type Client } from '../api/client.ts'
import { listen } from '../api/listen.ts'
import type { World } from '../api/world.ts'
import { channelTypes } from './directory.ts'
import { markRead, recallRead, unreadChannels, type LastRead } from './lastRead.ts'
import { nextState } from './nextState.ts'
import { blankPage, type PageAction, type PageState } from './pageState.ts'

/** The page's state and what it can ask for. */
export interface Page {
  readonly state: PageState
  readonly client: Client
  readonly dispatch: (action: PageAction) => void
  /** Runs a call; a refusal is shown as a notice, and the answer is then undefined. */
  readonly attempt: <T>(work: Promise<T>) => Promise<T | undefined>
  readonly openChannel: (channel: string) => void
  readonly loadOlder: (channel: string) => Promise<void>
}

const askAgainMs = 2000
const nothingThere = { messages: [], more: false }

const readable = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** The channel to open first: the remembered one, else the first that holds messages. */
function firstChannel(world: World, wanted: string | null): string | undefined {
  const channels = [...(world.guilds[0]?.channels ?? []), ...world.dms]
  const known = channels.find((channel) => channel.id === wanted)
  const holding = channels.find(
    (channel) => channel.type === channelTypes.text || channel.type === channelTypes.announcement,
  )
  return (known ?? holding)?.id
}

/** Asks who the page is for until the local Discord answers; returns how to stop asking. */
function askWhoIAm(client: Client, onMe: (me: string) => void, lost: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  const ask = async () => {
    const world = await client.state().catch(() => null)
    if (stopped) return
    if (world !== null) return onMe(world.me)
    lost()
    timer = setTimeout(() => void ask(), askAgainMs)
  }
  void ask()
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}

/** Keeps the page of one member in step with the local Discord. */
export function usePage(as: string | null, onMe: (me: string | null) => void): Page {
  const [state, dispatch] = useReducer(nextState, blankPage)
  const client = useMemo(() => clientFor(as), [as])
  const channelRef = useRef<string | null>(null)
  channelRef.current = state.channelId

  const read = useRef<LastRead | null>(null)
  read.current ??= as === null ? {} : recallRead(localStorage, as)
  const seen = useCallback(
    (channel: string, message: string | undefined) => {
      if (as === null || message === undefined) return
      read.current = markRead(localStorage, as, read.current ?? {}, channel, message)
    },
    [as],
  )

  const attempt = useCallback(
    <T>(work: Promise<T>) =>
      work.catch((error: unknown) => {
        dispatch({ type: 'notice', notice: readable(error) })
        return undefined
      }),
    [],
  )

  const loadChannel = useCallback(
    async (channel: string) => {
      dispatch({ type: 'log-asked', channel })
      const [log, commands] = await Promise.all([
        attempt(client.messages(channel)),
        client.commands(channel).catch(() => ({ commands: [] })),
      ])
      dispatch({ type: 'log', channel, ...(log ?? nothingThere), older: false })
      seen(channel, log?.messages.at(-1)?.id)
      if (channelRef.current === channel) dispatch({ type: 'commands', ...commands })
    },
    [attempt, client, seen],
  )

  const openChannel = useCallback(
    (channel: string) => {
      channelRef.current = channel
      dispatch({ type: 'channel', channel })
      history.replaceState(null, '', `#${channel}`)
      void loadChannel(channel)
    },
    [loadChannel],
  )

  const loadOlder = useCallback(
    async (channel: string) => {
      const oldest = state.logs[channel]?.messages[0]?.id
      const log = await attempt(client.messages(channel, oldest))
      if (log !== undefined) dispatch({ type: 'log', channel, ...log, older: true })
    },
    [attempt, client, state.logs],
  )

  const refresh = useCallback(
    async (alsoMessages: boolean) => {
      const world = await attempt(client.state())
      if (world === undefined) return
      dispatch({ type: 'world', world, unread: unreadChannels(world, read.current ?? {}) })
      const wanted = channelRef.current ?? (location.hash.slice(1) || null)
      const channel = firstChannel(world, wanted)
      if (channel === undefined) return
      if (alsoMessages || channel !== channelRef.current) openChannel(channel)
    },
    [attempt, client, openChannel],
  )

  useEffect(() => {
    if (as === null) return askWhoIAm(client, onMe, () => dispatch({ type: 'line', line: 'lost' }))
    return listen(
      as,
      (event) => {
        dispatch({ type: 'event', event, at: Date.now() })
        if (event.type === 'message-created' && event.channel === channelRef.current) {
          seen(event.channel, event.message.id)
        }
        if (event.type === 'ready') void refresh(true)
        if (event.type === 'state-changed') void refresh(false)
        if (event.type === 'commands-changed' && channelRef.current !== null) {
          void client
            .commands(channelRef.current)
            .then((answer) => dispatch({ type: 'commands', ...answer }))
            .catch(() => undefined)
        }
      },
      () => {
        dispatch({ type: 'line', line: 'lost' })
        // A remembered member may be gone: the data was thrown away, or they left.
        client.state().catch((error: unknown) => {
          if (error instanceof Refusal && error.status === 404) onMe(null)
        })
      },
    )
  }, [as, client, onMe, refresh, seen])

  return { state, client, dispatch, attempt, openChannel, loadOlder }
}
