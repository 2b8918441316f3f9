import type { AddressInfo } from 'node:net'
import type { Exchange } from './rest/serve.ts'
import type { LocalDiscordOptions } from './options.ts'
import type { Act } from './interactions/act.ts'
import type { Outcome } from './local/interact.ts'
import type { World } from './world/records.ts'
import { createBus } from './events.ts'
import { createDesk } from './interactions/desk.ts'
import { createGateway } from './gateway/server.ts'
import { createLocalApp } from './local/app.ts'
import { createLocalClock } from './local/clock.ts'
import { createMovableClock } from './clock.ts'
import { createRestServer, send } from './rest/serve.ts'
import { createServer } from 'node:http'
import { createSnowflakes } from './snowflakes.ts'
import { defaultLimits } from './limits.ts'
import { getRequestListener } from '@hono/node-server'
import { growWorld } from './world/seed.ts'
import { interact } from './local/interact.ts'
import { isLocalRequest, isOwnRequest } from './local/guard.ts'
import { maquisReborn } from './world/maquisReborn.ts'
import { serveEvents } from './local/events.ts'
import { serveFile } from './rest/files.ts'
import { WebSocketServer } from 'ws'
import { keepState, readState } from './world/stateFile.ts'
import { restoreWorld } from './world/snapshot.ts'
import { readNonces } from './messages/nonce.ts'

export type { Fault, Intercept, InterceptedRequest, LocalDiscordOptions, Mark } from './options.ts'
export type { Act } from './interactions/act.ts'
export type { Outcome } from './local/interact.ts'
export type { Exchange } from './rest/serve.ts'
export type { Limits, Rate, Rates } from './limits.ts'
export type { BotSeed, Seed } from './world/seed.ts'
export { defaultLimits, noRates } from './limits.ts'
export { maquisReborn } from './world/maquisReborn.ts'

/** A running local Discord. */
export interface LocalDiscord {
  /** The page's address: `http://127.0.0.1:PORT` */
  readonly url: string
  /** For `DISCORD_API_URL`: the API's address without `/v10`. */
  readonly apiUrl: string
  /** The first bot's token. */
  readonly token: string
  /** The first bot's application id, which is also its user id. */
  readonly applicationId: string
  /** All that there is; for tests to look at. */
  readonly world: World
  /** ms since 1970, with the page's offset: the clock that the bot should go by. */
  readonly now: () => number
  /** Does what a person at the page did, and waits for the answer. Throws what the page would show. */
  readonly interact: (act: Act, final?: boolean) => Promise<Outcome>
  /** Calls `observe` after each request of a bot; returns the function that stops it. */
  readonly observe: (observe: (exchange: Exchange) => void) => () => void
  readonly gateway: {
    readonly isOnline: (botId: string) => boolean
    /** Asks the bots to reconnect and resume (op 7). */
    readonly askToReconnect: () => void
    /** Closes the bots' sockets with a code. */
    readonly drop: (code: number) => void
  }
  readonly close: () => Promise<void>
}

/**
 * Starts a Discord on 127.0.0.1: REST v10 under `/api/v10`, the gateway under `/gateway`, and the
 * page's API under `/local`. Rejects if the port is taken.
 */
export async function startLocalDiscord(options: LocalDiscordOptions = {}): Promise<LocalDiscord> {
  const limits = { ...defaultLimits, ...options.limits }
  const seed = options.seed ?? maquisReborn
  const clock = createMovableClock(options.clock ?? { now: Date.now })
  const server = createServer()
  const port = await listen(server, options.port ?? 4118)
  const url = `http://127.0.0.1:${port}`
  const { stateFile } = options
  const tell =
    options.tell ??
    ((line) => {
      process.stderr.write(`local Discord: ${line}\n`)
    })
  const kept = stateFile === undefined ? null : readState(stateFile, url, tell)
  const grown = growWorld(seed)
  const world = kept === null ? grown : restoreWorld(grown, kept.snapshot, kept.readData)
  clock.setOffset(kept?.snapshot.clockOffsetMs ?? 0)
  const realm = {
    world,
    clock,
    bus: createBus(),
    desk: createDesk(),
    limits,
    nextId: createSnowflakes(clock.now, kept?.snapshot.lastId),
    url,
    nonces: readNonces(world, clock.now() - limits.nonceMs),
  }
  const keeper = stateFile === undefined ? null : keepState(realm, stateFile, tell)
  const rest = createRestServer(realm, options.intercept)
  const gateway = createGateway(realm)
  const localClock = createLocalClock(realm, options)
  const app = createLocalApp({
    realm,
    rest,
    clock: localClock,
    isOnline: gateway.isOnline,
    pageDir: options.pageDir,
  })
  const page = getRequestListener(app.fetch)
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })

  server.on('request', (request, response) => {
    const path = request.url ?? '/'
    const api = /^\/api(\/v10)?(?=\/)/.exec(path)?.[0]
    if (api !== undefined && isLocalRequest(request))
      void rest.handle(request, response, path.slice(api.length))
    else if (!isOwnRequest(request, port)) {
      send(response, { status: 403, body: { error: 'Only from this machine’s own page.' } })
    } else if (path.startsWith('/attachments/')) serveFile(realm, response, path)
    else void page(request, response)
  })
  server.on('upgrade', (request, socket, head) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', realm.url)
    const own = pathname === '/local/events' && isOwnRequest(request, port)
    const ofBot = /^\/gateway\/?$/.test(pathname) && isLocalRequest(request)
    if (!own && !ofBot) {
      socket.destroy()
      return
    }
    sockets.handleUpgrade(request, socket, head, (opened) => {
      if (own) serveEvents(realm, localClock, opened, searchParams.get('as') ?? '')
      else gateway.accept(opened, request)
    })
  })

  const [bot] = seed.bots
  return {
    url: realm.url,
    apiUrl: `${realm.url}/api`,
    token: bot.token,
    applicationId: bot.id,
    world,
    now: clock.now,
    interact: (act, final) => interact(realm, act, final),
    observe: (observe) => {
      rest.observers.add(observe)
      return () => rest.observers.delete(observe)
    },
    gateway,
    close: async () => {
      for (const { timer } of realm.desk.byId.values()) if (timer !== null) clearTimeout(timer)
      gateway.close()
      await keeper?.close()
      for (const socket of sockets.clients) socket.terminate()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      // A TCP server's address is never a pipe's name.
      resolve((server.address() as AddressInfo).port)
    })
  })
}
