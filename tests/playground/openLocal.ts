import { Client, Events, GatewayIntentBits } from 'discord.js'
import type { LocalDiscord, LocalDiscordOptions } from '../../src/playground/index.ts'
import { noRates, startLocalDiscord } from '../../src/playground/index.ts'
import type { Referee } from './referee.ts'
import { attachReferee } from './referee.ts'

/** Ids of the default world that tests name. */
export const ids = {
  guild: '1100000000000000001',
  welcome: '1100000000000000011',
  bridge: '1100000000000000012',
  news: '1100000000000000013',
  gmRoom: '1100000000000000014',
  archive: '1100000000000000015',
  gm: '1100000000000000101',
  starfleet: '1100000000000000102',
  robin: '1100000000000000201',
  ayla: '1100000000000000202',
  jonas: '1100000000000000203',
  sam: '1100000000000000204',
} as const

/** What came back for a request. */
export interface Answered {
  readonly status: number
  readonly headers: Headers
  /** The parsed body; an empty object where there was none. */
  readonly json: Record<string, unknown>
}

/** A local Discord with a referee at its side, and a way to call it as the bot. */
export interface OpenLocal {
  readonly local: LocalDiscord
  readonly referee: Referee
  /** REST v10 as the bot; `path` is what follows `/v10`. */
  readonly rest: (method: string, path: string, body?: unknown) => Promise<Answered>
  /** The page's API; `path` is what follows the server's address. */
  readonly page: (method: string, path: string, body?: unknown) => Promise<Answered>
  readonly close: () => Promise<void>
}

/** Starts a local Discord on any free port, without rates unless they are asked for. */
export async function openLocal(options: LocalDiscordOptions = {}): Promise<OpenLocal> {
  const local = await startLocalDiscord({
    port: 0,
    ...options,
    limits: { rates: noRates, ...options.limits },
  })
  const referee = attachReferee(local)
  const call = async (
    method: string,
    url: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<Answered> => {
    const json = body === undefined ? {} : { 'content-type': 'application/json' }
    const response = await fetch(url, {
      method,
      headers: { ...headers, ...json },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    // What the server sends is an object or a list; tests look at what they expect.
    const parsed = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>
    return { status: response.status, headers: response.headers, json: parsed }
  }
  return {
    local,
    referee,
    rest: (method, path, body) =>
      call(method, `${local.apiUrl}/v10${path}`, body, { authorization: `Bot ${local.token}` }),
    page: (method, path, body) => {
      const changes = !['GET', 'DELETE'].includes(method)
      return call(method, `${local.url}${path}`, body ?? (changes ? {} : undefined), {})
    },
    close: () => local.close(),
  }
}

/** The real discord.js, logged in and ready. */
export async function logIn(
  local: LocalDiscord,
  intents: readonly GatewayIntentBits[] = [GatewayIntentBits.Guilds],
): Promise<Client<true>> {
  const client = new Client({ intents: [...intents], rest: { api: local.apiUrl } })
  const ready = new Promise<Client<true>>((resolve) => {
    client.once(Events.ClientReady, resolve)
  })
  await client.login(local.token)
  return ready
}
