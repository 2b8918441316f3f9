import { backoffMs } from './backoff.ts'
import { crosspostNotice } from './notices.ts'
import { oneAtATime } from './oneAtATime.ts'
import type { DeliveryTools } from './tools.ts'
import type { Crosspost } from '../store/store.ts'

/**
 * Publishes what announcement channels got to the servers that follow them. Discord allows few of
 * these an hour, so they have a queue of their own, in which no post ever waits. Publishing twice
 * is harmless: what a process left undone when it died is simply tried again.
 */
export interface Crossposter {
  /** Takes up what is due, unless it is busy. */
  readonly fill: () => Promise<void>
  /** Resolves when nothing is in flight. */
  readonly idle: () => Promise<void>
  /** Takes no more, and finishes what is in flight. */
  readonly close: () => Promise<void>
}

/** Longer than any one can take. */
const leaseMs = 120_000
const batch = 50

export function createCrossposter(tools: DeliveryTools): Crossposter {
  const { log, now } = tools
  const { crossposts } = tools.store
  let open = true
  let busy: Promise<void> | null = null

  const fill = oneAtATime(async () => {
    if (!open || busy !== null) return
    const rows = await crossposts.take({ now: now(), leaseMs, limit: batch })
    if (rows.length === 0) return
    busy = publishAll(rows).finally(() => {
      busy = null
    })
  })

  // Channels do not wait for one another; those of one come in their order.
  async function publishAll(rows: readonly Crosspost[]): Promise<void> {
    const channels = new Map<string, Crosspost[]>()
    for (const row of rows) channels.set(row.channel, [...(channels.get(row.channel) ?? []), row])
    await Promise.all([...channels.values()].map(publishIn))
  }

  async function publishIn(rows: readonly Crosspost[]): Promise<void> {
    try {
      for (const [at, row] of rows.entries()) {
        if (!open) return
        const waitMs = await publish(row, tools)
        if (waitMs === null) continue
        const next = now().add({ milliseconds: Math.ceil(waitMs) })
        for (const one of rows.slice(at)) await crossposts.later(one, next, 'Discord asks to wait.')
        return
      }
    } catch (error) {
      log.error('A crosspost was not settled', { error })
    }
  }

  return {
    fill,
    idle: async () => {
      await busy
    },
    close: async () => {
      open = false
      await fill().catch(() => {}) // waits for a look that is under way
      await busy
    },
  }
}

/** How long, in ms, its channel has to wait; null when it can go on. */
async function publish(row: Crosspost, tools: DeliveryTools): Promise<number | null> {
  const { store, poster, random, log, stop } = tools
  const outcome = await poster.crosspost(row)
  log.info('Crosspost', { id: row.delivery, outcome: outcome.kind, attempts: row.attempts })
  switch (outcome.kind) {
    case 'done':
      await store.crossposts.done(row)
      return null
    case 'later':
      return outcome.retryAfterMs ?? backoffMs(row.attempts, random)
    case 'refused':
      if (!(await tellRefusal(row, outcome, tools))) return backoffMs(row.attempts, random)
      await store.crossposts.refuse(row, outcome.reason)
      return null
    case 'dead':
      stop(outcome.reason)
      return backoffMs(row.attempts, random)
  }
}

/** Tells the GMs once for each channel, until it works again. False when that failed for now. */
async function tellRefusal(
  row: Crosspost,
  { reason, fix }: { readonly reason: string; readonly fix: string },
  { store, poster, log }: DeliveryTools,
): Promise<boolean> {
  if (await store.crossposts.refusedIn(row.channel)) return true
  const campaign = await store.guild(row.guild).campaign()
  if (campaign === null) return true
  const told = await poster.tell(crosspostNotice(campaign, row, { reason, fix }))
  if (told.kind === 'sent') return true
  log.warn('The GMs could not be told', { id: row.delivery, outcome: told })
  return told.kind === 'refused'
}
