import { bulletinWork } from './bulletinWork.ts'
import { createCrossposter } from './crossposter.ts'
import { oneAtATime } from './oneAtATime.ts'
import { createCorrections } from './corrections.ts'
import { createPlanner } from './planner.ts'
import { startTick, type Tick } from './tick.ts'
import type { DeliveryTools } from './tools.ts'
import { createWorker, type Worker, type WorkerOptions } from './worker.ts'

export interface DeliveryOptions extends WorkerOptions {
  /** Seconds between two looks at what is due, from 1 to 60. */
  readonly tickSeconds: number
}

/** The posting of bulletins, from their rules to their channels. */
export interface Delivery {
  /** Takes over what an earlier run left, looks at what is due, and goes on looking. */
  readonly start: () => Promise<void>
  /**
   * Looks at once: the local Discord's clock moved, or a GM resumed a bulletin. Resolves when what
   * is due has been taken up; `idle` waits for the posts.
   */
  readonly poke: () => Promise<void>
  /** Resolves when nothing is in flight. */
  readonly idle: () => Promise<void>
  /** Looks no more, finishes what is in flight and gives back the rest. */
  readonly close: () => Promise<void>
}

/**
 * Makes the whole of delivery; nothing happens before `start`, or a `poke`. The workers `besides` the
 * bulletins' own keep the same hours, and what is theirs is taken up first.
 */
export function createDelivery(
  tools: DeliveryTools,
  { tickSeconds, ...options }: DeliveryOptions,
  besides: readonly Worker[] = [],
): Delivery {
  const { log } = tools
  const worker = createWorker(bulletinWork(tools), tools, options)
  const crossposter = createCrossposter(tools)
  const workers = [...besides, worker]
  const planDue = createPlanner(tools)
  const findCorrections = createCorrections(tools)
  let ticking: Tick | null = null

  let open = true
  let inherited = false
  const poke = oneAtATime(async () => {
    if (!open) return
    // Before anything of this run's own is claimed; the next look tries again where it fails.
    if (!inherited) for (const one of workers) await one.takeOver()
    inherited = true
    for (const one of besides) await one.fill()
    await planDue().catch((error: unknown) => {
      // What is in the ledger already can still be posted.
      log.error('Bulletins cannot be planned', { error })
    })
    await tools.store.ledger.gather(tools.now())
    await worker.fill()
    await crossposter.fill()
    await findCorrections().catch((error: unknown) => {
      log.error('Printed bulletins cannot be compared', { error })
    })
  })
  const tick = (): Promise<void> =>
    poke().catch((error: unknown) => log.error('The ledger cannot be read', { error }))

  return {
    start: async () => {
      ticking = await startTick(tickSeconds, tick)
      await tick()
    },
    poke,
    idle: async () => {
      await Promise.all(workers.map((one) => one.idle()))
      // What has just been sent is due there.
      if (open) await crossposter.fill()
      await crossposter.idle()
    },
    close: async () => {
      await ticking?.stop()
      open = false
      await poke().catch(() => {}) // waits for a look that is under way
      await Promise.all([...workers, crossposter].map((one) => one.close()))
    },
  }
}
