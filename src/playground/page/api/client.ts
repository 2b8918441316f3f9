import type { Choice, Command, SentOption, Upload } from './command.ts'
import type { Message } from './message.ts'
import type { Channel, Clock, World } from './world.ts'

/** A refusal by the local Discord, in its words. */
export class Refusal extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.name = 'Refusal'
    this.status = status
  }
}

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const init: RequestInit = { method }
  if (body !== undefined) {
    init.headers = { 'content-type': 'application/json' }
    init.body = JSON.stringify(body)
  }
  const response = await fetch(path, init).catch(() => {
    throw new Refusal(0, 'The local Discord does not answer. Is it still running?')
  })
  const text = await response.text()
  // The server is ours: its shapes are those of docs/local-discord.md.
  const answer = text === '' ? undefined : (JSON.parse(text) as unknown)
  if (response.ok) return answer as T
  const words =
    typeof answer === 'object' && answer !== null && 'error' in answer ? String(answer.error) : ''
  throw new Refusal(response.status, words || `The local Discord answered ${response.status}.`)
}

const query = (values: Record<string, string | undefined>) =>
  new URLSearchParams(
    Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== undefined),
  ).toString()

/** What became of an interaction that was waited for. */
export interface Outcome {
  readonly interactionId: string
  readonly status?: 'answered' | 'deferred' | 'modal' | 'failed'
  readonly error?: string
}

/** The values of a modal's fields by custom id. */
export type FieldValues = Readonly<
  Record<string, string | readonly string[] | boolean | readonly Upload[]>
>

/**
 * The local Discord's API for one member. Every call throws a `Refusal` whose message is fit
 * for the reader.
 */
export function clientFor(as: string | null) {
  const me = as ?? undefined
  return {
    state: () => call<World>('GET', `/local/state?${query({ as: me })}`),
    commands: (channel: string) =>
      call<{ commands: Command[] }>('GET', `/local/commands?${query({ as: me, channel })}`),
    messages: (channel: string, before?: string) =>
      call<{ messages: Message[]; more: boolean }>(
        'GET',
        `/local/channels/${channel}/messages?${query({ as: me, before, limit: '50' })}`,
      ),
    send: (channel: string, content: string, replyTo?: string, attachments?: readonly Upload[]) =>
      call<Message>('POST', `/local/channels/${channel}/messages`, {
        as,
        content,
        ...(replyTo === undefined ? {} : { replyTo }),
        ...(attachments === undefined || attachments.length === 0 ? {} : { attachments }),
      }),
    edit: (channel: string, message: string, content: string) =>
      call('PATCH', `/local/as/${as}/channels/${channel}/messages/${message}`, { content }),
    remove: (channel: string, message: string) =>
      call('DELETE', `/local/channels/${channel}/messages/${message}?${query({ as: me })}`),
    startThread: (channel: string, message: string, name: string) =>
      call<Channel>('POST', `/local/as/${as}/channels/${channel}/messages/${message}/threads`, {
        name,
      }),
    postInForum: (forum: string, name: string, content: string) =>
      call<Channel>('POST', `/local/as/${as}/channels/${forum}/threads`, {
        name,
        message: { content },
      }),
    openDirectMessage: (recipient: string) =>
      call<Channel>('POST', `/local/as/${as}/users/@me/channels`, { recipient_id: recipient }),
    useCommand: (
      channel: string,
      command: string,
      options: readonly SentOption[],
      target?: string,
    ) =>
      call<Outcome>('POST', '/local/interactions', {
        as,
        channel,
        kind: 'command',
        command,
        options,
        ...(target === undefined ? {} : { target }),
      }),
    suggest: (channel: string, command: string, options: readonly SentOption[]) =>
      call<{ choices: Choice[]; error?: string }>('POST', '/local/interactions', {
        as,
        channel,
        kind: 'autocomplete',
        command,
        options,
      }),
    press: (channel: string, message: string, customId: string, values?: readonly string[]) =>
      call<Outcome>('POST', '/local/interactions', {
        as,
        channel,
        kind: 'component',
        message,
        customId,
        ...(values === undefined ? {} : { values }),
      }),
    submitModal: (channel: string, interaction: string, fields: FieldValues) =>
      call<Outcome>('POST', '/local/interactions?wait=true', {
        as,
        channel,
        kind: 'modal',
        interaction,
        fields,
      }),
    moveClock: (change: { advanceMs: number } | { to: number } | { reset: true }) =>
      call<Clock>('PUT', '/local/clock', change),
    goToNextMark: () => call<Clock>('POST', '/local/clock/next', {}),
  }
}

/** The calls that a member can make. */
export type Client = ReturnType<typeof clientFor>
