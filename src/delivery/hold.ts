import type { Temporal } from 'temporal-polyfill'

/** The two clocks that a worker has. */
export interface Clocks {
  /** The time of day: it may be set, by hand or by the network. */
  readonly now: () => Temporal.Instant
  /** ms that only grow; they stand still while the machine sleeps. */
  readonly uptimeMs: () => number
}

/** A moment by both clocks. */
export interface Reading {
  readonly at: Temporal.Instant
  readonly upMs: number
}

/** A worker's claim on a row, by the worker's own clocks. */
export interface Hold {
  readonly claimedAt: Temporal.Instant
  /** How long before the claim the worker began, in ms: what it takes over was left earlier. */
  readonly runsMs: number
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
 * Begins a claim of a worker that began at `started`; to be called before the ledger is asked for
 * it, so that it never ends later here than there. Each clock misses something that the other sees,
 * so whichever says more counts.
 */
export function beginHold({ now, uptimeMs }: Clocks, started: Reading, leaseMs: number): Hold {
  const claimed = { at: now(), upMs: uptimeMs() }
  return {
    claimedAt: claimed.at,
    runsMs: distanceMs(started, claimed),
    elapsedMs: () => distanceMs(claimed, { at: now(), upMs: uptimeMs() }),
    writableMs: leaseMs * writablePart,
  }
}

const distanceMs = (from: Reading, to: Reading): number =>
  Math.max(to.at.epochMilliseconds - from.at.epochMilliseconds, to.upMs - from.upMs)
