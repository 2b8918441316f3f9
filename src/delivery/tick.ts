import { createTask, type ScheduledTask } from 'node-cron'

/** The longest, in ms, between two looks at whether the clock was set. */
const watchMs = 1000
/** How long before a beat the last look is taken, in ms. */
const leadMs = 5
/** By how much, in ms, the time of day may run away from the steady clock between two looks. */
const mostDriftMs = 1000

/** Does something regularly until it is stopped. */
export interface Tick {
  readonly stop: () => Promise<void>
}

/**
 * Calls `run` at every `seconds`-th second of the minute, from 1 to 60.
 *
 * node-cron waits for a time of day. Set back by an hour, it would be silent for an hour; set ahead,
 * as after a machine's sleep, it goes through all that it missed before anything else is done. So
 * a timer that nobody sets looks just before each beat, and makes the task anew when the clock
 * jumped: docs/decisions/tick.md.
 */
export async function startTick(seconds: number, run: () => Promise<void>): Promise<Tick> {
  const begin = async (): Promise<ScheduledTask> => {
    // A missed run loses nothing: the next one finds what is due in the ledger.
    // UTC has every hour of every day once.
    const options = { noOverlap: true, suppressMissedWarning: true, timezone: 'UTC' }
    const task = createTask(cronExpression(seconds), run, options)
    await task.start()
    return task
  }
  let task = begin()
  let aheadMs = clockAheadMs()
  let stopped = false
  const renew = async (): Promise<void> => {
    await (await task).destroy()
    if (stopped) return
    task = begin()
    await run()
  }
  const look = (): void => {
    const now = clockAheadMs()
    const jumped = Math.abs(now - aheadMs) > mostDriftMs
    aheadMs = now
    if (jumped) void renew()
    watch = setTimeout(look, msToLook(seconds))
  }
  let watch = setTimeout(look, msToLook(seconds))
  await task
  return {
    stop: async () => {
      stopped = true
      clearTimeout(watch)
      await (await task).destroy()
    },
  }
}

/** The distance between the clock that may be set and the one that only grows. */
const clockAheadMs = (): number => Date.now() - performance.now()

/** Until shortly before the next beat, or so long as may pass without a look. */
function msToLook(seconds: number): number {
  const inMinute = Date.now() % 60_000
  const period = seconds * 1000
  const beat = Math.min(60_000, (Math.floor(inMinute / period) + 1) * period)
  const ms = beat - inMinute - leadMs
  return ms > 0 ? Math.min(ms, watchMs) : leadMs * 2
}

const cronExpression = (seconds: number): string =>
  seconds === 60 ? '0 * * * * *' : `*/${seconds} * * * * *`
