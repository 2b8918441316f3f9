import { Refusal } from './refusal.ts'
import type { Json } from '../world/records.ts'
import type { Realm } from '../realm.ts'

/** Who calls: a bot by its token, or a person at the page. */
export interface Actor {
  readonly userId: string
  /** Of a bot. */
  readonly applicationId: string | null
}

/** An uploaded part `files[n]`. */
export interface FilePart {
  /** The n of `files[n]`. */
  readonly key: string
  readonly filename: string
  readonly contentType: string
  readonly data: Buffer
}

/** A request that found its route. */
export interface Call {
  readonly method: string
  /** The route's path, with `:` for a variable segment. */
  readonly path: string
  readonly realm: Realm
  /** The path's variable segments in order. */
  readonly params: readonly string[]
  readonly query: URLSearchParams
  /** The parsed JSON, or undefined where there was none. */
  readonly body: unknown
  readonly files: readonly FilePart[]
  /** Null on routes whose path holds a token of its own. */
  readonly actor: Actor | null
}

/** What is sent back; a body of undefined is 204 without any. */
export interface Answer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** Answers a call, or throws a `Refusal`. */
export type Handler = (call: Call) => Answer

/** 200 with a body. */
export function ok(body: unknown): Answer {
  return { status: 200, body }
}

/** 204. */
export const nothing: Answer = { status: 204 }

/** The path's nth variable segment. */
export function param(call: Call, at: number): string {
  return call.params[at] ?? ''
}

/** The caller, where the route demands one. */
export function actorOf(call: Call): Actor {
  if (call.actor === null) throw new Refusal(401, 0, '401: Unauthorized')
  return call.actor
}

/** The body as an object; an absent one is empty. Throws 50035 for anything else. */
export function bodyOf(call: Call): Json {
  if (call.body === undefined || call.body === null) return {}
  if (typeof call.body !== 'object' || Array.isArray(call.body)) {
    throw new Refusal(400, 50109, 'The request body contains invalid JSON.')
  }
  // An object that is no list: exactly what Json says.
  return call.body as Json
}

/** A query parameter that counts something, within bounds. */
export function countOf(call: Call, name: string, fallback: number, most: number): number {
  const text = call.query.get(name)
  if (text === null) return fallback
  const value = Number(text)
  if (Number.isInteger(value) && value >= 1 && value <= most) return value
  throw new Refusal(400, 50035, 'Invalid Form Body', {
    errors: {
      [name]: {
        _errors: [
          { code: 'NUMBER_TYPE_RANGE', message: `int value should be between 1 and ${most}.` },
        ],
      },
    },
  })
}
