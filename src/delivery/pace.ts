/** Lets requests go one by one, as many in a second as was last said. */
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

/** How near turns are to one another that make up for lost ones; 1 is the even distance. */
const nearest = 1 / 2
/** How many turns a full second may have, of one at even distances: 50 of 48. */
const fullest = 50 / 48
/** How long that second is at least, of one in which as many come at even distances: 1.02 s. */
const shortest = 48 / 49

/**
 * Turns come at even distances. Discord counts by the second, and not from when we do: what goes
 * out in bursts may be twice as much in one of its seconds. So what was lost while the process was
 * busy is made up for at half the distance, and only as far as no second, wherever it begins, has
 * more than its share of Discord's 50: docs/decisions/rate-budget.md.
 */
export function createPace(perSecond: number, { uptimeMs, sleep }: PaceClock): Pace {
  let rate = perSecond
  /** When the turns of the last full second came, oldest first. */
  let given: readonly number[] = []
  /** When the last turn was due by even distances, and when it was to come. */
  let [dueMs, toComeMs] = [-Infinity, -Infinity]
  let last: Promise<void> = Promise.resolve()
  const wait = async (): Promise<void> => {
    const now = uptimeMs()
    const distanceMs = 1000 / rate
    const most = Math.ceil(rate * fullest)
    const spanMs = most * distanceMs * shortest
    given = given.filter((at) => at > now - spanMs)
    // What a second can make up for; what was lost before is gone.
    const lostMs = spanMs * (1 - nearest)
    dueMs = given.length === 0 ? now : Math.max(dueMs + distanceMs, now - lostMs)
    // Timers are late, and where much is going on, all of them: for that up to three come at once.
    const stepMs = distanceMs * nearest
    const nearestMs = Math.max(toComeMs, now - stepMs * 2) + stepMs
    const freeMs = (given.at(-most) ?? -Infinity) + spanMs
    toComeMs = Math.max(dueMs, nearestMs, freeMs)
    if (toComeMs > now) await sleep(toComeMs - now)
    // A wait may also end a little early.
    given = [...given, Math.max(toComeMs, uptimeMs())]
  }
  return {
    setRate: (perSecond) => {
      rate = perSecond
    },
    turn: () => {
      // One after the other: where the process stood still, those that wait would all go at once.
      last = last.then(wait)
      return last
    },
  }
}
