import type { APIMessage, APIModalInteractionResponseCallbackData } from 'discord-api-types/v10'
import { commandTree, toOptions, type OptionValues } from './commandTree.ts'
import { findField, findPart } from './parts.ts'

/** What became of an act; see docs/local-discord.md. */
export interface Outcome {
  readonly interactionId: string
  readonly status: 'answered' | 'deferred' | 'modal' | 'failed'
  readonly message?: APIMessage
  readonly modal?: APIModalInteractionResponseCallbackData
  readonly error?: string
  /** Of autocomplete. */
  readonly choices?: readonly Choice[]
}

/** One suggestion while typing. */
export interface Choice {
  readonly name: string
  readonly value: string | number
}

/** A refusal of the local Discord, in its own words. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly status: number
  readonly code: number | undefined

  constructor(status: number, body: Readonly<Record<string, unknown>>) {
    super(String(body['error']))
    this.status = status
    this.code = typeof body['code'] === 'number' ? body['code'] : undefined
  }
}

/** Somebody in one channel. Users, channels and commands are named as people see them. */
export interface Person {
  readonly userId: string
  readonly channelId: string
  /** The same person elsewhere: a channel's name or id. */
  readonly in: (channel: string) => Promise<Person>
  /** Uses `lore` or `briefing send`; waits for the final answer. */
  readonly command: (name: string, options?: OptionValues, target?: string) => Promise<Outcome>
  /** What is suggested for `typed` in `option`. */
  readonly autocomplete: (
    name: string,
    option: string,
    typed: string,
    others?: OptionValues,
  ) => Promise<readonly Choice[]>
  /** Presses a button: by its label or its custom id. */
  readonly press: (message: APIMessage | undefined, button: string) => Promise<Outcome>
  /** Chooses in a select: by its placeholder or its custom id; options by label or value. */
  readonly select: (
    message: APIMessage | undefined,
    select: string,
    ...choices: string[]
  ) => Promise<Outcome>
  /** Fills in the modal that an act opened: fields by label or custom id. */
  readonly submitModal: (opened: Outcome, fields: OptionValues) => Promise<Outcome>
  /** The channel's newest messages, oldest first. */
  readonly messages: (limit?: number) => Promise<readonly APIMessage[]>
  readonly write: (content: string) => Promise<APIMessage>
  /** Names of the commands that this person may use here. */
  readonly commands: () => Promise<readonly string[]>
  /** Discord's REST v10 as this person: `path` is what follows `/v10`. */
  readonly rest: (method: string, path: string, body?: unknown) => Promise<unknown>
}

/** A script's hands at a local Discord. */
export interface Driver {
  /** A person by name or id, in a channel by name or id. */
  readonly as: (user: string, channel?: string) => Promise<Person>
  readonly state: (user?: string) => Promise<LocalState>
  /** Moves the clock to the next mark; returns the new time, ms since 1970. */
  readonly goToNextMark: () => Promise<number>
  readonly moveClock: (
    move: { advanceMs: number } | { to: number } | { reset: true },
  ) => Promise<number>
}

/** The parts of `/local/state` that tests look at. */
export interface LocalState {
  readonly me: string
  readonly guilds: readonly {
    readonly id: string
    readonly name: string
    readonly channels: readonly { readonly id: string; readonly name: string }[]
    readonly roles: readonly { readonly id: string; readonly name: string }[]
    readonly members: readonly { readonly id: string; readonly name: string }[]
  }[]
  readonly clock: {
    readonly now: number
    readonly nextMark: { readonly at: number; readonly label: string } | null
  }
}

/** Drives the local Discord at `url`, through the page's own API. */
export function drive(url: string): Driver {
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${url}${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const answer: unknown = text === '' ? undefined : JSON.parse(text)
    // Shapes are those that docs/local-discord.md promises.
    if (!response.ok) throw new Refused(response.status, answer as Record<string, unknown>)
    return answer as T
  }
  const state = (user?: string): Promise<LocalState> =>
    call('GET', `/local/state${user === undefined ? '' : `?as=${user}`}`)

  const person = async (user: string, channel: string): Promise<Person> => {
    const owner = await state()
    const members = owner.guilds.flatMap((guild) => guild.members)
    const userId = members.find(({ id, name }) => id === user || name === user)?.id ?? user
    const seen = (await state(userId)).guilds.flatMap((guild) => guild.channels)
    const channelId = seen.find(({ id, name }) => id === channel || name === channel)?.id ?? channel
    const act = (what: OptionValues): Promise<Outcome> =>
      call('POST', '/local/interactions?wait=final', { as: userId, channel: channelId, ...what })
    return {
      userId,
      channelId,
      in: (elsewhere) => person(userId, elsewhere),
      command: (name, options = {}, target) =>
        act({ kind: 'command', ...commandTree(name, toOptions(options)), target }),
      autocomplete: async (name, option, typed, others = {}) => {
        const focused = { name: option, value: typed, focused: true }
        const options = [...toOptions(others), focused]
        const body = { kind: 'autocomplete', ...commandTree(name, options) }
        const answer = await call<{ choices: Choice[]; error?: string }>(
          'POST',
          '/local/interactions',
          { as: userId, channel: channelId, ...body },
        )
        if (answer.error !== undefined) throw new Error(answer.error)
        return answer.choices
      },
      press: (message, button) => {
        const part = findPart(message, button)
        return act({ kind: 'component', message: message?.id, customId: part.customId })
      },
      select: (message, select, ...choices) => {
        const part = findPart(message, select)
        const values = choices.map((choice) => part.options.get(choice) ?? choice)
        return act({ kind: 'component', message: message?.id, customId: part.customId, values })
      },
      submitModal: (opened, fields) => {
        const named = Object.entries(fields).map(([field, value]) => [
          findField(opened.modal, field),
          value,
        ])
        return act({
          kind: 'modal',
          interaction: opened.interactionId,
          fields: Object.fromEntries(named),
        })
      },
      messages: async (limit = 50) => {
        const path = `/local/channels/${channelId}/messages?as=${userId}&limit=${limit}`
        return (await call<{ messages: APIMessage[] }>('GET', path)).messages
      },
      write: (content) =>
        call('POST', `/local/channels/${channelId}/messages`, { as: userId, content }),
      commands: async () => {
        const path = `/local/commands?as=${userId}&channel=${channelId}`
        const { commands } = await call<{ commands: { name: string }[] }>('GET', path)
        return commands.map(({ name }) => name)
      },
      rest: (method, path, body) => {
        const changes = !['GET', 'DELETE'].includes(method)
        return call(method, `/local/as/${userId}${path}`, body ?? (changes ? {} : undefined))
      },
    }
  }

  return {
    as: (user, channel = 'welcome') => person(user, channel),
    state,
    goToNextMark: async () => (await call<{ now: number }>('POST', '/local/clock/next', {})).now,
    moveClock: async (move) => (await call<{ now: number }>('PUT', '/local/clock', move)).now,
  }
}
