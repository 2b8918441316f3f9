import { setTimeout as sleep } from 'node:timers/promises'
import type { Program } from './bulletinHouse.ts'
import type { ChaosDatabase } from './chaosDatabases.ts'
import { count, type FaultyDiscord, type Tally } from './faultyDiscord.ts'

/** Between two troubles, on average. */
const pauseMs = 3000

interface Troubling {
  readonly random: () => number
  readonly more: () => boolean
  readonly running: ReadonlySet<Program>
  readonly troubles: Tally
  /** For how long Discord remembers nonces. */
  readonly nonceMs: number
}

/** One trouble after the other: Discord is gone for longer than it remembers nonces, or the database. */
export async function makeTrouble(
  discord: FaultyDiscord,
  { troubles: kinds }: ChaosDatabase,
  { random, more, running, troubles, nonceMs }: Troubling,
): Promise<void> {
  for (let turn = 0; more(); turn++) {
    await sleep(pauseMs * (0.5 + random()))
    const kind = kinds[turn % kinds.length]
    if (kind === undefined || turn % 5 === 2) {
      const ms = nonceMs * (1.05 + random() * 0.2)
      discord.breakDown(ms)
      count(troubles, 'Discord gone')
      await sleep(ms)
    } else {
      count(troubles, kind.name)
      const pids = [...running].flatMap(({ process }) => process.pid ?? [])
      // Now and then longer than the five seconds for which a bot has patience.
      await kind.happen(random() < 0.15 ? 5500 + random() * 1500 : 100 + random() * 2000, pids)
    }
  }
}
