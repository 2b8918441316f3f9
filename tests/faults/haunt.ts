import { setTimeout as sleep } from 'node:timers/promises'
import type { Program } from './bulletinHouse.ts'
import { count, type FaultyDiscord, type Tally } from './faultyDiscord.ts'

/** What befalls one bot after the other in the same place. */
export interface Haunting {
  readonly start: () => Program
  readonly discord: Pick<FaultyDiscord, 'nthPost'>
  readonly random: () => number
  readonly leaseMs: number
  /** How many posts one sees on average before something happens to it. */
  readonly posts: number
  /** The share of lives in which it is frozen beyond its lease. */
  readonly longFreezes: number
  readonly fates: Tally
  /** Called after each kill; false when it is enough. */
  readonly more: () => boolean
  readonly running: Set<Program>
}

/** Starts bots, freezes them, kills them, ends them, until it is enough. */
export async function haunt(haunting: Haunting): Promise<void> {
  const { start, fates, random, running } = haunting
  while (haunting.more()) {
    const program = start()
    running.add(program)
    try {
      const alive = await liveOn(program, haunting)
      if (alive) await end(program, haunting)
      else {
        count(fates, 'gave up at start')
        await sleep(100 + random() * 400)
      }
    } finally {
      running.delete(program)
    }
  }
}

/** Waits for a random moment; false when it ended by itself, for a reason that its database gave. */
async function liveOn(program: Program, haunting: Haunting): Promise<boolean> {
  const { random, discord, posts } = haunting
  // Most deaths come among the posts, the others anywhere on the way there.
  const among = random() < 0.85
  const moment = among ? discord.nthPost(Math.ceil(random() * 2 * posts)) : sleep(random() * 1500)
  const stopped = await Promise.race([
    moment.then(() => null),
    // Nothing is left to post, or Discord is down.
    program.ready.then(() => sleep(2500, null, { ref: false })),
    program.exited,
  ])
  if (stopped === null) {
    await sleep(random() * 15)
    if (program.process.exitCode === null) return true
  }
  const output = program.output()
  if (!givesUp.test(output)) throw new Error(`it ended by itself:\n${output}`)
  return false
}

/** What a bot says when it cannot start: the database's own trouble. */
const givesUp =
  /(is locked by another program|has no room left|cannot be opened|cannot be reached|broke off the connection|is busy or has no connection|failed during the start|ECONNREFUSED)/

async function end(program: Program, haunting: Haunting): Promise<void> {
  const { random, fates, leaseMs, longFreezes } = haunting
  const dice = random()
  if (dice < longFreezes) await freeze(program, leaseMs * (1.1 + random() * 0.5))
  else if (dice < longFreezes + 0.08) await freeze(program, 50 + random() * 800)
  if (dice < longFreezes) count(fates, 'frozen beyond the lease')
  else if (dice < longFreezes + 0.08) count(fates, 'frozen shortly')
  // One that was frozen goes on for a while.
  if (dice < longFreezes + 0.08) await Promise.race([sleep(random() * 2000), program.exited])
  if (random() < 0.06) {
    count(fates, 'SIGTERM')
    program.process.kill('SIGTERM')
    const { code, signal } = await program.exited
    // It may come before anybody listens; and to one that is giving up.
    if (code !== 0 && signal !== 'SIGTERM' && !givesUp.test(program.output()))
      throw new Error(`SIGTERM ended it with ${code}:\n${program.output()}`)
  } else {
    count(fates, 'SIGKILL')
    program.process.kill('SIGKILL')
    await program.exited
  }
}

async function freeze(program: Program, ms: number): Promise<void> {
  program.process.kill('SIGSTOP')
  await sleep(ms)
  program.process.kill('SIGCONT')
}
