import { ChannelType } from 'discord-api-types/v10'
import {
  defaultLimits,
  maquisReborn,
  noRates,
  startLocalDiscord,
  type Fault,
  type InterceptedRequest,
  type LocalDiscord,
} from '../../src/playground/index.ts'

/** How often something happened, by its name. */
export type Tally = Map<string, number>

export const count = (tally: Tally, what: string): void =>
  void tally.set(what, (tally.get(what) ?? 0) + 1)

/** A local Discord that fails as a seed says. */
export interface FaultyDiscord extends LocalDiscord {
  readonly faults: Tally
  /** Nothing fails any more. */
  readonly calm: () => void
  /** For so long no post, notice or look gets an answer, though half of them are carried out. */
  readonly breakDown: (ms: number) => void
  /** How many messages are in the scene's channels. */
  readonly posted: () => number
  /** Resolves at the n-th message from now on that somebody tries to post. */
  readonly nthPost: (n: number) => Promise<void>
}

export interface FaultyScene {
  readonly random: () => number
  /** Text channels of the guild, besides those of the seed. */
  readonly channels: readonly string[]
  /** A forum of the guild. */
  readonly forum: string
  /** How long it remembers nonces. */
  readonly nonceMs: number
}

/** Posts, notices and looks through a channel or forum fail; what a bot needs to log in never does. */
export async function startFaultyDiscord(scene: FaultyScene): Promise<FaultyDiscord> {
  const faults: Tally = new Map()
  const waiting = new Set<() => void>()
  const state = { calm: false, brokenUntil: 0 }
  const fateOf = (): Fate => {
    if (state.calm) return fine
    if (performance.now() < state.brokenUntil) return broken(scene.random)
    return drawFate(scene.random)
  }
  const discord = await startLocalDiscord({
    port: 0,
    seed: {
      ...maquisReborn,
      channels: [
        ...maquisReborn.channels,
        ...scene.channels.map((id) => ({ id, name: `news-${id}`, type: ChannelType.GuildText })),
        { id: scene.forum, name: 'archive-of-news', type: ChannelType.GuildForum },
      ],
    },
    limits: { ...defaultLimits, nonceMs: scene.nonceMs, rates: noRates },
    intercept: (request) => {
      if (!isFaulty(request)) return undefined
      if (request.method === 'POST') for (const hear of waiting) hear()
      const { name, fault } = fateOf()
      if (name !== null) count(faults, name)
      return fault
    },
  })
  return {
    ...discord,
    faults,
    calm: () => {
      state.calm = true
    },
    breakDown: (ms) => {
      state.brokenUntil = performance.now() + ms
    },
    posted: () =>
      scene.channels.reduce((sum, id) => sum + (discord.world.logs.get(id)?.order.length ?? 0), 0),
    nthPost: (n) =>
      new Promise((resolve) => {
        let posts = 0
        const hear = (): void => {
          if (++posts < n) return
          waiting.delete(hear)
          resolve()
        }
        waiting.add(hear)
      }),
  }
}

const isFaulty = ({ method, path }: InterceptedRequest): boolean =>
  (method === 'POST' && /^\/channels\/\d+\/(messages|threads)$/.test(path)) ||
  (method === 'GET' && /^\/(channels\/\d+\/messages|guilds\/\d+\/threads\/active)/.test(path))

interface Fate {
  /** Null when nothing is wrong with it. */
  readonly name: string | null
  readonly fault: Fault | undefined
}

const fine: Fate = { name: null, fault: undefined }

const failure = (name: string, when: 'before' | 'after', outcome: Fault['outcome']): Fate => ({
  name: `${name} ${when} the write`,
  fault: { when, outcome, delayMs: 0 },
})

const limited = (seconds: number, global: boolean): Fate => ({
  name: `429${global ? ' for the whole bot' : seconds > 3 ? ' for long' : ''}`,
  fault: {
    when: 'before',
    outcome: {
      status: 429,
      headers: {
        'retry-after': String(seconds),
        'x-ratelimit-scope': global ? 'global' : 'shared',
        ...(global && { 'x-ratelimit-global': 'true' }),
      },
      body: { message: 'You are being rate limited.', retry_after: seconds, global },
    },
  },
})

/** Slower than the bot waits, now and then: then it is carried out when nobody listens any more. */
const slow = (random: () => number): Fate => ({
  name: 'slow',
  fault: { outcome: 'continue', delayMs: 50 + Math.floor(random() ** 3 * 2500) },
})

const broken = (random: () => number): Fate => {
  const when = random() < 0.5 ? 'before' : 'after'
  return {
    ...failure('outage: reset', when, 'close'),
    name: `in an outage, reset ${when} the write`,
  }
}

/** What each fate's share of the requests is. */
const fates: readonly (readonly [number, (random: () => number) => Fate])[] = [
  [0.03, () => failure('reset', 'before', 'close')],
  [0.04, () => failure('reset', 'after', 'close')],
  [0.02, () => failure('500', 'before', { status: 500, body: {} })],
  [0.02, () => failure('500', 'after', { status: 500, body: {} })],
  [0.01, () => failure('502', 'before', { status: 502, body: {} })],
  [0.02, () => failure('502', 'after', { status: 502, body: {} })],
  [0.005, () => failure('no answer', 'before', 'hang')],
  [0.01, () => failure('no answer', 'after', 'hang')],
  [0.015, () => limited(0.2, false)],
  [0.005, () => limited(4, false)],
  [0.002, () => limited(0.5, true)],
  [0.04, slow],
]

function drawFate(random: () => number): Fate {
  let dice = random()
  for (const [share, make] of fates) {
    dice -= share
    if (dice < 0) return make(random)
  }
  return fine
}
