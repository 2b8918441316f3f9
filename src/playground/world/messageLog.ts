import { compareSnowflakes } from '../snowflakes.ts'
import type { Json } from './records.ts'

/** A message in Discord's JSON form; only the fields that the server itself reads are named. */
export interface MessageJson extends Json {
  readonly id: string
  readonly channel_id: string
  readonly type: number
  readonly author: Json & { readonly id: string }
  readonly content: string
  readonly flags: number
  readonly timestamp: string
  readonly edited_timestamp: string | null
  readonly attachments: readonly Json[]
  readonly embeds: readonly Json[]
  readonly components: readonly Json[]
}

/** A message and what Discord knows about it but does not show. */
export interface StoredMessage {
  readonly json: MessageJson
  /** The one user who sees it, or null for everybody in the channel. */
  readonly ephemeralTo: string | null
  /** The application whose components these are. */
  readonly applicationId: string | null
  /** Of a message sent with `enforce_nonce`. */
  readonly nonce: string | null
}

/** A channel's messages, oldest first. */
export interface MessageLog {
  readonly byId: Map<string, StoredMessage>
  /** Ids in order. */
  readonly order: string[]
  /** Ids of those for one reader, in order. */
  readonly ephemeral: string[]
}

/** Ephemeral messages are for the moment: beyond so many in a channel the oldest is forgotten. */
const mostEphemeral = 1000

/** An empty log. */
export function createMessageLog(): MessageLog {
  return { byId: new Map(), order: [], ephemeral: [] }
}

/** Adds a message (its id is newer than all others) or replaces the one with its id. */
export function putMessage(log: MessageLog, message: StoredMessage): void {
  const { id } = message.json
  const fresh = !log.byId.has(id)
  log.byId.set(id, message)
  if (!fresh) return
  log.order.push(id)
  if (message.ephemeralTo === null) return
  log.ephemeral.push(id)
  const oldest = log.ephemeral.length > mostEphemeral ? log.ephemeral.shift() : undefined
  if (oldest !== undefined) dropMessage(log, oldest)
}

/** Takes a message away; false if there was none. */
export function dropMessage(log: MessageLog, id: string): boolean {
  if (!log.byId.delete(id)) return false
  log.order.splice(positionOf(log, id), 1)
  return true
}

/** Where to read: at most one of the three ids. */
export interface PageQuery {
  readonly before?: string | undefined
  readonly after?: string | undefined
  readonly around?: string | undefined
  readonly limit: number
}

/** A page of messages that pass `visible`, oldest first, and whether there is more beyond it. */
export function readPage(
  log: MessageLog,
  query: PageQuery,
  visible: (message: StoredMessage) => boolean,
): { messages: StoredMessage[]; more: boolean } {
  if (query.around !== undefined) return readAround(log, query.around, query.limit, visible)
  if (query.after !== undefined) {
    const found = walk(log, firstAfter(log, query.after), 1, query.limit + 1, visible)
    return { messages: found.slice(0, query.limit), more: found.length > query.limit }
  }
  const end = query.before === undefined ? log.order.length : positionOf(log, query.before)
  const found = walk(log, end - 1, -1, query.limit + 1, visible)
  return { messages: found.slice(0, query.limit).reverse(), more: found.length > query.limit }
}

function readAround(
  log: MessageLog,
  id: string,
  limit: number,
  visible: (message: StoredMessage) => boolean,
): { messages: StoredMessage[]; more: boolean } {
  const half = Math.floor(limit / 2)
  const older = walk(log, positionOf(log, id) - 1, -1, half, visible).reverse()
  const rest = walk(log, positionOf(log, id), 1, limit - older.length, visible)
  return { messages: [...older, ...rest], more: false }
}

function walk(
  log: MessageLog,
  start: number,
  step: 1 | -1,
  limit: number,
  visible: (message: StoredMessage) => boolean,
): StoredMessage[] {
  const found: StoredMessage[] = []
  for (let at = start; found.length < limit; at += step) {
    const id = log.order[at]
    if (id === undefined) break
    const message = log.byId.get(id)
    if (message !== undefined && visible(message)) found.push(message)
  }
  return found
}

function firstAfter(log: MessageLog, id: string): number {
  const at = positionOf(log, id)
  return log.order[at] === id ? at + 1 : at
}

/** The index of the first id that is not older than `id`. */
function positionOf(log: MessageLog, id: string): number {
  let low = 0
  let high = log.order.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (compareSnowflakes(log.order[middle] ?? '', id) < 0) low = middle + 1
    else high = middle
  }
  return low
}
