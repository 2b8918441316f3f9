import type { Temporal } from 'temporal-polyfill'

/** The two clocks that a worker has. */
export interface Clocks {
  /** The time of day: it may be set, by hand or by the network. */
  readonly now: () => Temporal.Instant
  /** ms that only grow; they stand still while the machine sleeps. */
  readonly uptimeMs: () => number
}

/** A worker's claim on a row, by the worker's own clocks. */
export interface Hold {
  readonly claimedAt: Temporal.Instant
  /** Asked again and again, for the process may have been stopped in between. */
  readonly elapsedMs: () => number
  /** How long after the claim the row may still be posted, in ms. */
  readonly writableMs: number
}

/**
 * Part of a lease in which a post may leave: what left by then has come to Discord before another
 * worker takes the row and looks whether it was posted.
 */
const writablePart = 3 / 4

/**
 * Begins a claim; to be called before the ledger is asked for it, so that it never ends later here
 * than there. Each clock misses something that the other sees, so whichever says more counts.
 */
export function beginHold({ now, uptimeMs }: Clocks, leaseMs: number): Hold {
  const claimedAt = now()
  const upAtClaim = uptimeMs()
  return {
    claimedAt,
    elapsedMs: () =>
      Math.max(now().epochMilliseconds - claimedAt.epochMilliseconds, uptimeMs() - upAtClaim),
    writableMs: leaseMs * writablePart,
  }
}
