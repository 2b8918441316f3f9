/** A source of real time; injected so that tests need not wait. */
export interface BaseClock {
  /** ms since 1970 */
  readonly now: () => number
}

/** The local Discord's own clock: the base clock and an offset that the page can move. */
export interface MovableClock extends BaseClock {
  readonly offsetMs: () => number
  readonly setOffset: (offsetMs: number) => void
}

/** Puts a movable offset, in ms, on a clock. */
export function createMovableClock(base: BaseClock): MovableClock {
  let offset = 0
  return {
    now: () => base.now() + offset,
    offsetMs: () => offset,
    setOffset: (offsetMs) => {
      offset = offsetMs
    },
  }
}
