import { setTimeout as sleep } from 'node:timers/promises'
import { passes, troubleOf } from './storeErrors.ts'

/** How long to wait for another process to let go of the database, or for a server, in ms. */
const patienceMs = 5_000

/** Between two tries, in ms. */
const pauseMs = 25

/** Tries again for some seconds while `again` says that the failure may pass. */
export async function patiently<Result>(
  attempt: () => Promise<Result>,
  again: (error: unknown) => boolean,
): Promise<Result> {
  const started = performance.now()
  for (;;) {
    try {
      return await attempt()
    } catch (error) {
      if (!again(error) || performance.now() - started > patienceMs) throw error
      await sleep(pauseMs)
    }
  }
}

/** The same for what may be done any number of times: reading, connecting. */
export const whileItPasses = <Result>(attempt: () => Promise<Result>): Promise<Result> =>
  patiently(attempt, (error) => passes(troubleOf(error)))
