import type { Actor, Answer, Call } from './call.ts'
import { emptyBody, parseBody, readBytes } from './readBody.ts'
import { notFound, unauthorised } from './refusal.ts'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Fault, Intercept } from '../options.ts'
import type { Found } from './router.ts'
import type { ReadBody } from './readBody.ts'
import type { Realm } from '../realm.ts'
import { Refusal } from './refusal.ts'
import { createRateKeeper } from './rates.ts'
import { createRouter } from './router.ts'
import { routes } from './routes/index.ts'
import { setTimeout as sleep } from 'node:timers/promises'

/** A request and its answer, for those who check or count them. */
export interface Exchange {
  readonly method: string
  /** The route's path with `:` for variable segments. */
  readonly route: string
  readonly path: string
  readonly query: string
  readonly body: unknown
  readonly multipart: boolean
  readonly status: number
  readonly answer: unknown
  /** ms since 1970, by the local Discord's clock. */
  readonly at: number
}

/** Discord's REST API over one realm. */
export interface RestServer {
  /** Answers a bot's request over HTTP; `path` is what follows `/api/v10`. */
  readonly handle: (
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
  ) => Promise<void>
  /** Carries out a call as somebody, without HTTP. Throws a `Refusal`. */
  readonly perform: (actor: Actor, method: string, path: string, read: ReadBody) => Answer
  readonly observers: Set<(exchange: Exchange) => void>
}

/** How much may come in one request: ten files and their form. */
const mostBytes = 110 * 1024 * 1024

/** Builds the API. */
export function createRestServer(realm: Realm, intercept: Intercept | undefined): RestServer {
  const find = createRouter(routes)
  const rates = createRateKeeper(realm.limits.rates)
  const observers = new Set<(exchange: Exchange) => void>()
  const byToken = new Map(
    [...realm.world.applications.values()].map(({ id, token }): [string, Actor] => [
      `Bot ${token}`,
      { userId: id, applicationId: id },
    ]),
  )

  const perform: RestServer['perform'] = (actor, method, path, read) => {
    const { pathname, query } = splitPath(path)
    const found = find(method, pathname)
    if (found === null) throw notFound()
    return found.route.handler(callOf(realm, found, actor, query, read))
  }

  const answer = (
    request: IncomingMessage,
    found: Found | null,
    query: string,
    read: ReadBody,
  ): Answer => {
    const actor = byToken.get(request.headers.authorization ?? '') ?? null
    if (found === null) throw notFound()
    if (found.route.by === 'bot' && actor === null) throw unauthorised()
    const verdict = rates.admit(found, found.route.by === 'bot' ? actor : null, realm.clock.now())
    if (verdict.limited !== null) return tooMany(verdict.limited, verdict.headers)
    return withHeaders(verdict.headers, () =>
      found.route.handler(callOf(realm, found, actor, query, read)),
    )
  }

  const handle: RestServer['handle'] = async (request, response, path) => {
    const { pathname, query } = splitPath(path)
    const method = request.method ?? 'GET'
    const found = find(method, pathname)
    let read = emptyBody
    let fault: Fault | undefined
    let result: Answer
    try {
      const bytes = await readBytes(request, mostBytes)
      read = await parseBody(bytes, request.headers['content-type'] ?? '')
      fault = await intercept?.({ method, path: pathname, query, body: read.json })
      if (fault?.delayMs !== undefined) await sleep(fault.delayMs)
      if (fault !== undefined && fault.when !== 'after' && fault.outcome !== 'continue') {
        failAs(fault, response)
        return
      }
      result = answer(request, found, query, read)
    } catch (error) {
      // The bot is gone: nobody waits for an answer.
      if (request.destroyed && !request.complete) return
      result = answerTo(error)
    }
    if (observers.size > 0 && found !== null) {
      const exchange: Exchange = {
        method,
        route: found.route.path,
        path: pathname,
        query,
        body: read.json,
        multipart: (request.headers['content-type'] ?? '').startsWith('multipart/'),
        status: result.status,
        answer: result.body,
        at: realm.clock.now(),
      }
      for (const observe of observers) observe(exchange)
    }
    if (fault !== undefined && fault.outcome !== 'continue') failAs(fault, response)
    else send(response, result)
  }

  return { handle, perform, observers }
}

function callOf(
  realm: Realm,
  { route, params }: Found,
  actor: Actor | null,
  query: string,
  read: ReadBody,
): Call {
  return {
    realm,
    method: route.method,
    path: route.path,
    params,
    query: new URLSearchParams(query),
    body: read.json,
    files: read.files,
    actor,
  }
}

function splitPath(path: string): { pathname: string; query: string } {
  const mark = path.indexOf('?')
  return mark < 0
    ? { pathname: path, query: '' }
    : { pathname: path.slice(0, mark), query: path.slice(mark + 1) }
}

function withHeaders(headers: Readonly<Record<string, string>>, run: () => Answer): Answer {
  try {
    const result = run()
    return { ...result, headers: { ...headers, ...result.headers } }
  } catch (error) {
    return { ...answerTo(error), headers }
  }
}

/** A refusal in Discord's form; what is not one is the server's own fault. */
export function answerTo(error: unknown): Answer {
  if (error instanceof Refusal) return { status: error.status, body: error.body }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`local Discord: ${message}\n`)
  return { status: 500, body: { code: 0, message: '500: Internal Server Error' } }
}

function tooMany(
  limited: { readonly waitMs: number; readonly global: boolean },
  headers: Readonly<Record<string, string>>,
): Answer {
  const seconds = Math.max(0.001, limited.waitMs / 1000)
  return {
    status: 429,
    headers: {
      ...headers,
      'retry-after': String(Math.ceil(seconds)),
      'x-ratelimit-scope': limited.global ? 'global' : 'user',
      ...(limited.global ? { 'x-ratelimit-global': 'true' } : {}),
    },
    body: {
      message: 'You are being rate limited.',
      retry_after: Number(seconds.toFixed(3)),
      global: limited.global,
    },
  }
}

function failAs(fault: Fault, response: ServerResponse): void {
  if (fault.outcome === 'close') response.destroy()
  else if (typeof fault.outcome === 'object') send(response, fault.outcome)
}

/** Sends an answer. A 204 carries no content type: clients would try to parse it. */
export function send(response: ServerResponse, answer: Answer): void {
  if (answer.body === undefined) {
    response.writeHead(answer.status, answer.headers)
    response.end()
    return
  }
  const text = JSON.stringify(answer.body)
  response.writeHead(answer.status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    ...answer.headers,
  })
  response.end(text)
}
