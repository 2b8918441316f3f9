/** Lets requests go one by one, evenly, as many in a second as was last said. */
export interface Pace {
  /** Resolves when the caller may make a request. */
  readonly turn: () => Promise<void>
  readonly setRate: (perSecond: number) => void
}

/** Both in ms: a clock that only grows, and a wait. */
export interface PaceClock {
  readonly uptimeMs: () => number
  readonly sleep: (ms: number) => Promise<unknown>
}

/** A turn that comes late by so much, in ms, is made up for: timers are never early. */
const slackMs = 40

/**
 * Discord counts by the second, and not from when we do: whatever goes out in bursts may be twice
 * as much in one of its seconds. So turns come at even distances, and are not saved up.
 */
export function createPace(perSecond: number, { uptimeMs, sleep }: PaceClock): Pace {
  let distanceMs = 1000 / perSecond
  let lastMs = -Infinity
  let last: Promise<void> = Promise.resolve()
  const wait = async (): Promise<void> => {
    const now = uptimeMs()
    lastMs = Math.max(lastMs + distanceMs, now - slackMs)
    if (lastMs > now) await sleep(lastMs - now)
  }
  return {
    setRate: (rate) => {
      distanceMs = 1000 / rate
    },
    turn: () => {
      // One after the other: where the process stood still, those that wait would all go at once.
      last = last.then(wait)
      return last
    },
  }
}
