import { setTimeout as sleep } from 'node:timers/promises'

/** How long to wait for another process to let go of the database, in ms. */
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
