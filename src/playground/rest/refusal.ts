import type { Json } from '../world/records.ts'

/** One fault of a request's body: where it is and Discord's name and words for it. */
export interface Fault {
  /** Keys from the body's root: `['embeds', 0, 'title']`. */
  readonly path: readonly (string | number)[]
  /** For instance `BASE_TYPE_MAX_LENGTH`. */
  readonly code: string
  readonly message: string
}

/** A refusal in Discord's form. https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number
  readonly code: number
  readonly body: Json

  constructor(status: number, code: number, message: string, extra: Json = {}) {
    super(message)
    this.status = status
    this.code = code
    this.body = { message, code, ...extra }
  }
}

const known = {
  10002: [404, 'Unknown Application'],
  10003: [404, 'Unknown Channel'],
  10004: [404, 'Unknown Guild'],
  10007: [404, 'Unknown Member'],
  10008: [404, 'Unknown Message'],
  10009: [404, 'Unknown permission overwrite'],
  10011: [404, 'Unknown Role'],
  10013: [404, 'Unknown User'],
  10015: [404, 'Unknown Webhook'],
  10087: [404, 'Unknown tag'],
  10062: [404, 'Unknown interaction'],
  10063: [404, 'Unknown application command'],
  40005: [413, 'Request entity too large'],
  40033: [400, 'This message has already been crossposted'],
  40067: [400, 'A tag is required to create a forum post in this channel'],
  40060: [400, 'Interaction has already been acknowledged.'],
  50001: [403, 'Missing Access'],
  50003: [403, 'Cannot execute action on a DM channel'],
  50005: [403, 'Cannot edit a message authored by another user'],
  50006: [400, 'Cannot send an empty message'],
  50007: [403, 'Cannot send messages to this user'],
  50008: [400, 'Cannot send messages in a non-text channel'],
  50013: [403, 'Missing Permissions'],
  50024: [400, 'Cannot execute action on this channel type'],
  50027: [401, 'Invalid Webhook Token'],
  50028: [400, 'Invalid role'],
  50033: [400, 'Invalid Recipient(s)'],
  50046: [400, 'Invalid Asset'],
  50068: [400, 'Invalid message type'],
  50083: [400, 'Thread is archived'],
  50109: [400, 'The request body contains invalid JSON.'],
  160004: [400, 'A thread has already been created for this message'],
  160005: [400, 'Thread is locked'],
  220001: [400, 'Webhooks posted to forum channels must have a thread_name or thread_id'],
  220002: [400, 'Webhooks posted to forum channels cannot have both a thread_name and thread_id'],
  220003: [400, 'Webhooks can only create threads in forum channels'],
  30007: [400, 'Maximum number of webhooks reached (15)'],
} as const

/** Makes the refusal for one of Discord's error codes. */
export function refuse(code: keyof typeof known): Refusal {
  const [status, message] = known[code]
  return new Refusal(status, code, message)
}

/** 404 for a path that does not exist. */
export function notFound(): Refusal {
  return new Refusal(404, 0, '404: Not Found')
}

/** 401 for a missing or wrong token. */
export function unauthorised(): Refusal {
  return new Refusal(401, 0, '401: Unauthorized')
}

/** 50035 with the tree of faults. https://docs.discord.com/developers/reference#error-messages */
export function invalidForm(faults: readonly Fault[]): Refusal {
  return new Refusal(400, 50035, 'Invalid Form Body', { errors: faultTree(faults) })
}

/** Puts faults into Discord's tree: objects by key, `_errors` at the leaves. */
export function faultTree(faults: readonly Fault[]): Json {
  const root: Json = {}
  for (const fault of faults) {
    let place = root
    for (const key of fault.path) {
      const next = place[key]
      // Only this function writes here, and it writes objects (or the list under `_errors`).
      place = (next === undefined ? (place[key] = {}) : next) as Json
    }
    const list = (place['_errors'] ??= []) as Json[]
    list.push({ code: fault.code, message: fault.message })
  }
  return root
}
