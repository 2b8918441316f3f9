import { setTimeout as sleep } from 'node:timers/promises'
import { compareAll, type Aftermath } from './aftermath.ts'
import { seededNumbers, startProgram, type Program } from './bulletinHouse.ts'
import type { ChaosDatabase } from './chaosDatabases.ts'
import { chaosChannels, chaosForum, chaosGuild, keyOf, seedChaos } from './chaosHouse.ts'
import { startFaultyDiscord, type Tally } from './faultyDiscord.ts'
import { feedLedger } from './feedLedger.ts'
import { haunt } from './haunt.ts'
import { makeTrouble } from './makeTrouble.ts'

const leaseSeconds = 8
/** Longer than a bot trusts a nonce, and shorter than Discord's outages. */
const nonceMs = 11_000

export interface Chaos {
  readonly database: ChaosDatabase
  /** The compiled program. */
  readonly main: string
  readonly seed: number
  readonly bulletins: number
  readonly kills: number
  /** Gets a line every ten seconds. */
  readonly say?: (line: string) => void
  /** True when it is enough, before the kills are. */
  readonly enough?: () => boolean
}

export interface Havoc extends Aftermath {
  readonly database: string
  readonly seed: number
  /** How many were due, channel by channel. */
  readonly bulletins: number
  readonly seconds: number
  /** What befell processes, requests and the database, and how often. */
  readonly fates: Readonly<Record<string, number>>
  readonly faults: Readonly<Record<string, number>>
  readonly troubles: Readonly<Record<string, number>>
}

/**
 * Real bots post what falls due while they are killed and frozen, their Discord fails and their
 * database breaks; then everything is calm, and the ledger is compared with the channels.
 */
export async function runChaos(chaos: Chaos): Promise<Havoc> {
  const { database, seed, kills } = chaos
  const begun = performance.now()
  const random = seededNumbers(seed)
  const discord = await startFaultyDiscord({
    random,
    channels: chaosChannels,
    forum: chaosForum,
    nonceMs,
  })
  const running = new Set<Program>()
  try {
    const house = await seedChaos(database.store, discord, chaos.bulletins)
    const start = (): Program =>
      startProgram(chaos.main, {
        DISCORD_TOKEN: discord.token,
        DISCORD_API_URL: discord.apiUrl,
        DATABASE_URL: database.url,
        TICK_SECONDS: '1',
        LEASE_SECONDS: String(leaseSeconds),
        LOG_LEVEL: 'info',
      })
    const fates: Tally = new Map()
    const troubles: Tally = new Map()
    const dead = (): number => fates.get('SIGKILL') ?? 0
    const state = { failed: false }
    const more = (): boolean => dead() < kills && chaos.enough?.() !== true && !state.failed
    // All is recorded a little before the last dies.
    const progress = (): number | null =>
      dead() >= kills || more() ? (dead() + 1) / (kills * 0.9) : null
    const life = { start, discord, random, fates, more, running, leaseMs: leaseSeconds * 1000 }
    const posts = Math.max(2, chaos.bulletins / kills)
    const longFreezes = database.workers > 1 ? 0.08 : 0.03
    const report = setInterval(() => {
      const seconds = Math.round((performance.now() - begun) / 1000)
      chaos.say?.(`${seconds} s: ${dead()} kills, ${discord.posted()} posted`)
    }, 10_000)
    const feeding = feedLedger(database.store, house.later, progress)
    const works = [
      ...Array.from({ length: database.workers }, () => haunt({ ...life, posts, longFreezes })),
      makeTrouble(discord, database, { random, more, running, troubles, nonceMs }),
    ]
    await Promise.all(works).finally(() => {
      state.failed = dead() < kills && chaos.enough?.() !== true
      clearInterval(report)
    })
    const due = new Set([...house.planned, ...(await feeding).map(keyOf)])

    const last = Array.from({ length: database.workers }, () => {
      const program = start()
      running.add(program)
      return program
    })
    // Nobody is killed any more; Discord goes on failing for a while.
    await sleep(kills < 10 ? 2000 : 15_000)
    await database.hurry()
    discord.calm()
    // With a lease this short, one that has all requests for itself gets on best.
    for (const { process, ready, exited } of last.slice(1)) {
      // One that is still starting does not listen yet.
      await Promise.race([ready, exited])
      process.kill('SIGTERM')
    }
    await settling(database, due.size, last)
    last[0]?.process.kill('SIGTERM')
    for (const { exited, output } of last) {
      const { code } = await exited
      if (code !== 0) throw new Error(`the last one ended with ${code}:\n${output()}`)
    }
    const aftermath = await compareAll(database.store, discord, due)
    return {
      database: database.name,
      seed,
      bulletins: due.size,
      ...aftermath,
      seconds: Math.round((performance.now() - begun) / 1000),
      fates: Object.fromEntries(fates),
      faults: Object.fromEntries(discord.faults),
      troubles: Object.fromEntries(troubles),
    }
  } finally {
    for (const { process } of running) process.kill('SIGKILL')
    await Promise.all([...running].map(({ exited }) => exited))
    await discord.close()
  }
}

/** Waits until all that was due is in the ledger and none of it waits, as long as it gets on. */
async function settling(
  { store, hurry }: ChaosDatabase,
  due: number,
  last: readonly Program[],
): Promise<void> {
  const { deliveries } = store.guild(chaosGuild).bulletins
  let least = Infinity
  for (let since = 0; since < 120; since++) {
    const { length } = await deliveries(due * 2, ['due', 'claimed'])
    if (length === 0 && (await deliveries(due * 2)).length >= due) return
    if (length < least) [least, since] = [length, 0]
    if (since % 5 === 0) await hurry()
    await sleep(1000)
  }
  throw new Error(`not all was settled:\n${last.map(({ output }) => output()).join('\n')}`)
}
