import type { Actor, Answer } from '../rest/call.ts'
import { addMember, setDirectMessages } from './people.ts'
import { deleteMessage, listMessages, writeMessage } from './messages.ts'
import { readAct, refuseAct } from '../interactions/act.ts'
import type { Context } from 'hono'
import { Hono } from 'hono'
import type { Json } from '../world/records.ts'
import type { LocalClock } from './clock.ts'
import type { Realm } from '../realm.ts'
import { Refusal, refuse } from '../rest/refusal.ts'
import type { RestServer } from '../rest/serve.ts'
import { answerTo } from '../rest/serve.ts'
import { interact } from './interact.ts'
import { isObject } from '../messages/components.ts'
import { needChannel } from '../rest/access.ts'
import { openInteraction } from '../interactions/open.ts'
import { readMove } from './clock.ts'
import { renderState } from './state.ts'
import { serveStatic } from '@hono/node-server/serve-static'
import { usableCommands } from '../interactions/usableCommands.ts'

/** What the page's API stands on. */
export interface LocalApp {
  readonly realm: Realm
  readonly rest: RestServer
  readonly clock: LocalClock
  readonly isOnline: (botId: string) => boolean
  readonly pageDir: string | undefined
}

/** Nothing from elsewhere is loaded, and nobody frames the page. */
function contentSecurity(url: string): string {
  const { port } = new URL(url)
  const sockets = `ws://127.0.0.1:${port} ws://localhost:${port}`
  return [
    "default-src 'self'",
    "img-src 'self' data: blob:",
    "style-src 'self' 'unsafe-inline'",
    `connect-src 'self' ${sockets}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

/** The page's own HTTP API, as docs/local-discord.md describes it, and the page. */
export function createLocalApp(local: LocalApp): Hono {
  const { realm, rest, clock } = local
  const app = new Hono()
  const security = contentSecurity(realm.url)
  app.use(async (context, next) => {
    await next()
    context.header('content-security-policy', security)
    context.header('x-content-type-options', 'nosniff')
    context.header('referrer-policy', 'no-referrer')
  })
  app.use('/local/*', async (context, next) => {
    const changes = !['GET', 'HEAD', 'DELETE'].includes(context.req.method)
    const json = context.req.header('content-type')?.startsWith('application/json') === true
    if (changes && !json) return context.json({ error: 'Send application/json.' }, 415)
    return next()
  })
  app.onError((error) => toResponse(withSentence(answerTo(error))))
  app.notFound((context) => context.json({ error: 'There is nothing here.' }, 404))

  app.get('/local/state', async (context) => {
    const userId = context.req.query('as') ?? ownerOf(realm)
    if (!realm.world.users.has(userId)) throw refuseAct('There is no such user.', 404)
    const reading = await clock.read()
    return context.json({ ...renderState(realm, userId, local.isOnline), clock: reading })
  })
  app.get('/local/channels/:channel/messages', (context) => {
    const actor = actorFrom(realm, context.req.query('as'))
    const query = new URL(context.req.url).searchParams
    return context.json(listMessages(realm, actor, context.req.param('channel'), query))
  })
  app.post('/local/channels/:channel/messages', async (context) => {
    const body = await readJson(context)
    const actor = actorFrom(realm, body['as'])
    return toResponse(writeMessage(rest, actor, context.req.param('channel'), body))
  })
  app.delete('/local/channels/:channel/messages/:message', (context) => {
    const actor = actorFrom(realm, context.req.query('as'))
    const { channel, message } = context.req.param()
    return toResponse(deleteMessage(realm, rest, actor, channel, message))
  })
  app.get('/local/commands', (context) => {
    const actor = actorFrom(realm, context.req.query('as'))
    const channel = needChannel(realm, context.req.query('channel') ?? '', actor)
    const commands = usableCommands(realm, channel, actor.userId)
    return context.json({ commands: commands.map(({ json }) => json) })
  })
  app.post('/local/interactions', async (context) => {
    const act = readAct(await readJson(context))
    const wait = context.req.query('wait')
    if (act.kind === 'autocomplete') {
      const { interactionId, choices, error } = await interact(realm, act)
      return context.json({ interactionId, choices, ...(error === undefined ? {} : { error }) })
    }
    if (wait !== undefined) return context.json(await interact(realm, act, wait === 'final'))
    return context.json({ interactionId: openInteraction(realm, act).id }, 202)
  })
  app.get('/local/clock', async (context) => context.json(await clock.read()))
  app.put('/local/clock', async (context) => {
    const move = readMove(await readJson(context), realm.clock.now())
    return context.json(move === 'reset' ? await clock.reset() : await clock.moveTo(move))
  })
  app.post('/local/clock/next', async (context) => {
    const reading = await clock.moveToNextMark()
    if (reading === null) return context.json({ error: 'Nothing is due.' }, 409)
    return context.json(reading)
  })
  app.post('/local/guilds/:guild/members', async (context) => {
    const body = await readJson(context)
    return context.json(addMember(realm, context.req.param('guild'), body), 201)
  })
  app.patch('/local/users/:user', async (context) => {
    const body = await readJson(context)
    return context.json(setDirectMessages(realm, context.req.param('user'), body))
  })
  app.all('/local/as/:user/*', async (context) => {
    const actor = actorFrom(realm, context.req.param('user'))
    const url = new URL(context.req.url)
    const path = url.pathname.slice(`/local/as/${context.req.param('user')}`.length) + url.search
    const text = await context.req.text()
    const json: unknown = text === '' ? undefined : parse(text)
    return toResponse(withSentence(perform(rest, actor, context.req.method, path, json)))
  })
  if (local.pageDir !== undefined) app.use('*', serveStatic({ root: local.pageDir }))
  return app
}

function perform(
  rest: RestServer,
  actor: Actor,
  method: string,
  path: string,
  json: unknown,
): Answer {
  try {
    return rest.perform(actor, method, path, { json, files: [] })
  } catch (error) {
    return answerTo(error)
  }
}

function ownerOf(realm: Realm): string {
  const [guild] = realm.world.guilds.values()
  return guild?.ownerId ?? ''
}

/** A person; the bots' accounts are not for the page to act as. */
function actorFrom(realm: Realm, as: unknown): Actor {
  const user = realm.world.users.get(String(as))
  if (user === undefined) throw refuse(10013)
  if (user.bot) throw refuseAct('A bot acts for itself.', 403)
  return { userId: user.id, applicationId: null }
}

async function readJson(context: Context): Promise<Json> {
  const value = parse(await context.req.text())
  if (isObject(value)) return value
  throw refuseAct('Send a JSON object.')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal(400, 50109, 'The request body contains invalid JSON.')
  }
}

/** Errors carry a sentence under `error`, for the page. */
function withSentence(answer: Answer): Answer {
  if (answer.status < 400 || !isObject(answer.body)) return answer
  return { ...answer, body: { ...answer.body, error: answer.body['message'] } }
}

function toResponse(answer: Answer): Response {
  if (answer.body === undefined) return new Response(null, { status: answer.status })
  return new Response(JSON.stringify(answer.body), {
    status: answer.status,
    headers: { 'content-type': 'application/json' },
  })
}
