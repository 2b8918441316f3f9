import { createTask, type ScheduledTask } from 'node-cron'

/** How often the clock is looked at, in ms. */
const watchMs = 1000
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
 * as after a machine's sleep, it goes through all that it missed before anything else is done (a
 * week of beats at 15 seconds: 2.8 s). So when the clock jumped, the task is made anew.
 */
export async function startTick(seconds: number, run: () => Promise<void>): Promise<Tick> {
  const begin = async (): Promise<ScheduledTask> => {
    // A missed run loses nothing: the next one finds what is due in the ledger.
    const options = { noOverlap: true, suppressMissedWarning: true }
    const task = createTask(cronExpression(seconds), run, options)
    await task.start()
    return task
  }
  let task = begin()
  let aheadMs = clockAheadMs()
  const renew = async (): Promise<void> => {
    await (await task).destroy()
    task = begin()
    await run()
  }
  const watch = setInterval(() => {
    const now = clockAheadMs()
    const jumped = Math.abs(now - aheadMs) > mostDriftMs
    aheadMs = now
    if (jumped) void renew()
  }, watchMs)
  await task
  return {
    stop: async () => {
      clearInterval(watch)
      await (await task).destroy()
    },
  }
}

/** The distance between the clock that may be set and the one that only grows. */
const clockAheadMs = (): number => Date.now() - performance.now()

const cronExpression = (seconds: number): string =>
  seconds === 60 ? '0 * * * * *' : `*/${seconds} * * * * *`
