import { setTimeout as sleep } from 'node:timers/promises'
import type { Temporal } from 'temporal-polyfill'
import { createDelivery, type Delivery } from '../../src/delivery/delivery.ts'
import { isPersona } from '../../src/bulletins/newsChannel.ts'
import { createRender } from '../../src/delivery/render.ts'
import { createPoster } from '../../src/discord/poster.ts'
import { asId, type ChannelId, type GuildId } from '../../src/lore/ids.ts'
import type { CampaignDraft } from '../../src/lore/draft.ts'
import { silentLog } from '../../src/log.ts'
import {
  defaultLimits,
  maquisReborn,
  noRates,
  startLocalDiscord,
  type InterceptedRequest,
  type Fault,
  type Limits,
  type LocalDiscord,
} from '../../src/playground/index.ts'
import type { Delivery as Row, Store } from '../../src/store/store.ts'
import { temporaryStore } from '../store/temporaryStore.ts'
import { due, remembered } from './rehearsal.ts'

const channelNamed = (name: string): ChannelId => {
  const found = maquisReborn.channels.find((channel) => channel.name === name)
  if (found === undefined) throw new Error(`the seed has no #${name}`)
  return asId<ChannelId>(found.id)
}
export const guild = asId<GuildId>(maquisReborn.guild.id)
export const news = channelNamed('federation-news')
export const gmRoom = channelNamed('gm-room')
export const bridge = channelNamed('bridge')
export const archive = channelNamed('archive')

/** How a post fails; `after` means that it was carried out all the same. */
export const failing = (outcome: Fault['outcome'], when: 'before' | 'after' = 'before'): Fault => ({
  when,
  outcome,
})

/** Delivery on a real store, through the real client, in a local Discord. */
export interface LocalPlay {
  readonly store: Store
  readonly discord: LocalDiscord
  readonly close: () => Promise<void>
  /** Another process takes over, which knows of nothing but what is in the store. */
  readonly restart: () => Promise<void>
  /**
   * The process dies while Discord holds back its answer to the last of `faults`, and its successor
   * takes over at another time.
   */
  readonly dieAt: (instant: Temporal.Instant, successor: Temporal.Instant) => Promise<void>
  readonly stops: readonly string[]
  /** How coming posts fail, one by one; other requests never do. */
  readonly faults: Fault[]
  readonly at: (now: Temporal.Instant) => Promise<void>
  readonly rows: () => Promise<readonly Row[]>
  /** What is in a channel, as texts that hold the whole message. */
  readonly posted: (channel?: ChannelId) => readonly string[]
  /** Does something in Discord as the guild's owner. */
  readonly asOwner: (method: string, path: string, body?: unknown) => Promise<void>
  readonly remove: () => Promise<void>
}

export async function playLocally(
  scene: {
    readonly bulletins?: number
    /** What is played, instead of so many bulletins. */
    readonly draft?: CampaignDraft
    /** Any outlet's picture. */
    readonly picture?: Uint8Array
    /** Where the news goes. */
    readonly channel?: ChannelId
    /** Which requests `faults` are for; posts by default. */
    readonly faulty?: (request: InterceptedRequest) => boolean
    readonly limits?: Partial<Limits>
    readonly token?: string
    readonly timeoutMs?: number
    /** By how much Discord's clock is behind ours, in ms. */
    readonly behindMs?: number
  } = {},
): Promise<LocalPlay> {
  const { store, remove } = await temporaryStore()
  let now = due.subtract({ hours: 1 })
  const faults: Fault[] = []
  const faulty =
    scene.faulty ?? (({ method, path }) => method === 'POST' && path.endsWith('/messages'))
  const discord = await startLocalDiscord({
    port: 0,
    // It goes on between ticks, or a rate limit would never end.
    clock: {
      now: () => now.epochMilliseconds - (scene.behindMs ?? 0) + Math.floor(performance.now()),
    },
    limits: { ...defaultLimits, rates: noRates, ...scene.limits },
    intercept: (request: InterceptedRequest) => (faulty(request) ? faults.shift() : undefined),
  })
  const place = { zone: 'UTC', channel: scene.channel ?? news, logChannel: gmRoom, gmRole: null }
  const draft = scene.draft ?? remembered(scene.bulletins ?? 1)
  await store.guild(guild).authoring.importCampaign(draft, place, { user: null, at: now })
  const stops: string[] = []
  const open = (): Delivery =>
    createDelivery(
      {
        store,
        poster: createPoster({
          token: scene.token ?? discord.token,
          apiUrl: discord.apiUrl,
          timeoutMs: scene.timeoutMs ?? 10_000,
          asOutlet: async (target) =>
            isPersona(await store.guild(target.guild).newsChannels.list(), target.channel),
          readPicture: async () => scene.picture ?? null,
        }),
        render: createRender(store, () => now),
        now: () => now,
        random: () => 0,
        log: silentLog,
        stop: (reason) => stops.push(reason),
      },
      { name: 'bot', tickSeconds: 15 },
    )
  let delivery = open()
  const owner = maquisReborn.members[0].id
  return {
    store,
    discord,
    stops,
    faults,
    close: () => delivery.close(),
    dieAt: async (instant, successor) => {
      now = instant
      await delivery.poke()
      while (faults.length > 0) await sleep(2)
      // Its request was carried out by then, or never will be.
      await sleep(20)
      now = successor
      delivery = open()
      await delivery.start()
      await delivery.idle()
    },
    restart: async () => {
      await delivery.close()
      delivery = open()
    },
    at: async (instant) => {
      now = instant
      await delivery.poke()
      await delivery.idle()
    },
    rows: () => store.guild(guild).bulletins.deliveries(100),
    posted: (channel = news) =>
      [...(discord.world.logs.get(channel)?.byId.values() ?? [])].map(({ json }) =>
        JSON.stringify(json),
      ),
    asOwner: async (method, path, body = {}) => {
      const response = await fetch(`${discord.url}/local/as/${owner}${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
      })
      if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`)
    },
    remove: async () => {
      await delivery.close()
      await discord.close()
      await remove()
    },
  }
}
