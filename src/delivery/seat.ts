import type { Log } from '../log.ts'
import type { Seats } from '../store/store.ts'
import type { Pace } from './pace.ts'

/**
 * Requests in a second that all processes make together. Discord allows the bot 50; some are for
 * what it does besides. (Answers to interactions are not counted.)
 * Source: https://docs.discord.com/developers/topics/rate-limits#global-rate-limit
 */
export const sharedPerSecond = 48

/** How often each process says that it is there, and looks how many are, in ms. */
const renewMs = 2_000
/** After so long, in ms, without a word a process is taken for dead. */
const keptMs = 6_000
/** What a newcomer takes at most until the others have noticed it. */
const newcomerPerSecond = 8

/** A process's share in what Discord allows them all. */
export interface Seat {
  readonly close: () => Promise<void>
}

/**
 * Takes a seat, and keeps it: the pace is always a fair share of what all may do. Where the
 * database cannot be asked the last share stays; without it nothing new is claimed anyway.
 */
export async function takeSeat(seats: Seats, name: string, pace: Pace, log: Log): Promise<Seat> {
  let open = true
  let looking: Promise<void> = Promise.resolve()
  const look = async (most: number): Promise<void> => {
    try {
      const count = Math.max(1, await seats.take(name, keptMs))
      pace.setRate(count === 1 ? sharedPerSecond : Math.min(most, sharedPerSecond / count))
    } catch (error) {
      log.warn('The other processes that post cannot be counted', { error })
    }
  }
  await look(newcomerPerSecond)
  const renewal = setInterval(() => {
    looking = looking.then(() => (open ? look(Infinity) : undefined))
  }, renewMs)
  renewal.unref()
  return {
    close: async () => {
      open = false
      clearInterval(renewal)
      await looking
      // One that cannot say goodbye is taken for dead soon.
      await seats.leave(name).catch(() => {})
    },
  }
}
