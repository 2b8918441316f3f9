/** Does something regularly until it is stopped. */
export interface Tick {
  readonly stop: () => void
}

/**
 * Calls `run` at every `seconds`-th second of the minute, from 1 to 60. It never waits longer than
 * that, whatever is done to the clock; docs/decisions/tick.md says why no cron does this.
 */
export function startTick(seconds: number, run: () => Promise<void>): Tick {
  const periodMs = seconds * 1000
  let timer: NodeJS.Timeout
  const wait = (): void => {
    timer = setTimeout(() => {
      void run()
      wait()
    }, untilBeat(periodMs))
  }
  wait()
  return { stop: () => clearTimeout(timer) }
}

function untilBeat(periodMs: number): number {
  const leftMs = periodMs - (Date.now() % periodMs)
  // A timer may come a moment early, just before the beat that it was for.
  return leftMs < periodMs / 10 ? leftMs + periodMs : leftMs
}
