import type { InteractionKind } from './desk.ts'
import type { Json } from '../world/records.ts'
import { Refusal } from '../rest/refusal.ts'
import { isObject } from '../messages/components.ts'

/** What a person does at the page; see docs/local-discord.md. */
export interface Act {
  readonly as: string
  readonly channel: string
  readonly kind: InteractionKind
  /** A command's name or id. */
  readonly command?: string | undefined
  readonly options?: readonly Json[] | undefined
  /** A menu command's message or user. */
  readonly target?: string | undefined
  readonly message?: string | undefined
  readonly customId?: string | undefined
  readonly values?: readonly string[] | undefined
  /** The interaction that opened the modal. */
  readonly interaction?: string | undefined
  readonly fields?: Json | undefined
}

/** A refusal in words for the person at the page. */
export function refuseAct(sentence: string, status = 400): Refusal {
  return new Refusal(status, 0, sentence)
}

const kinds: readonly InteractionKind[] = ['command', 'autocomplete', 'component', 'modal']

/** Reads an act from JSON; refuses what is none. */
export function readAct(body: unknown): Act {
  if (!isObject(body)) throw refuseAct('Send a JSON object.')
  const kind = kinds.find((each) => each === body['kind'])
  if (kind === undefined) throw refuseAct(`“kind” must be one of: ${kinds.join(', ')}.`)
  const as = text(body, 'as')
  const channel = text(body, 'channel')
  if (as === undefined || channel === undefined) throw refuseAct('“as” and “channel” are needed.')
  const options = body['options']
  const values = body['values']
  return {
    as,
    channel,
    kind,
    command: text(body, 'command'),
    options: Array.isArray(options) ? options.filter((each) => isObject(each)) : undefined,
    target: text(body, 'target'),
    message: text(body, 'message'),
    customId: text(body, 'customId'),
    values: Array.isArray(values) ? values.map(String) : undefined,
    interaction: text(body, 'interaction'),
    fields: isObject(body['fields']) ? body['fields'] : undefined,
  }
}

function text(body: Json, name: string): string | undefined {
  const value = body[name]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string') return value
  throw refuseAct(`“${name}” must be a text.`)
}
