import type { DeliveryId } from '../lore/ids.ts'
import type { Delivery } from '../store/store.ts'
import { decideFault, type Verdict } from './decide.ts'
import { deliver, nonceWindowMs } from './deliver.ts'
import { beginHold, type Hold } from './hold.ts'
import { oneAtATime } from './oneAtATime.ts'
import { tellTrouble } from './tellTrouble.ts'
import type { DeliveryTools } from './tools.ts'

export interface WorkerOptions {
  /** Whose claims these are: the same after a restart, another for each process that runs. */
  readonly name: string
  /** Posts in flight at most. */
  readonly hands?: number
  /**
   * Longer than any one row can take: the rows of a worker that died wait as long. A shorter one
   * than the nonce's window shortens that too.
   */
  readonly leaseMs?: number
}

/** Takes rows from the ledger and posts them, several at a time; a slow one holds up no other. */
export interface Worker {
  /** Gives back what a process of this name left when it died. */
  readonly takeOver: () => Promise<void>
  /** Takes what is due as far as hands are free; they take the rest as they come free. */
  readonly fill: () => Promise<void>
  /** Resolves when nothing is in flight. */
  readonly idle: () => Promise<void>
  /** Finishes what is in flight and gives back the rest. */
  readonly close: () => Promise<void>
}

export function createWorker(
  tools: DeliveryTools,
  { name, hands = 20, leaseMs = 120_000 }: WorkerOptions,
): Worker {
  const { log, now } = tools
  const { ledger } = tools.store
  const clocks = { now, uptimeMs: () => performance.now() }
  const inFlight = new Set<DeliveryId>()
  const busy = new Set<Promise<void>>()
  const state = { open: true, more: false }

  const fill = oneAtATime(async () => {
    for (;;) {
      const limit = hands - inFlight.size
      // Each claim is a write: better a few rows at a time than one.
      if (!state.open || limit < hands / 4) return
      const hold = beginHold(clocks, leaseMs)
      const rows = await ledger.claim({ worker: name, now: hold.claimedAt, leaseMs, limit })
      state.more = rows.length === limit
      // A clock that jumped ends the lease of a row that is still being posted here.
      if (state.open) rows.filter(({ id }) => !inFlight.has(id)).forEach((row) => take(row, hold))
      if (!state.more) return
    }
  })

  function take(row: Delivery, hold: Hold): void {
    inFlight.add(row.id)
    const task = work(row, hold).finally(() => busy.delete(task))
    busy.add(task)
  }

  async function work(row: Delivery, hold: Hold): Promise<void> {
    try {
      await handle(row, hold)
    } catch (error) {
      log.error('A bulletin was not settled', { id: row.id, error })
    }
    inFlight.delete(row.id)
    if (!state.more) return
    try {
      await fill()
    } catch (error) {
      log.error('The ledger cannot be read', { error })
    }
  }

  async function handle(row: Delivery, hold: Hold): Promise<void> {
    const trustNonceMs = Math.min(nonceWindowMs, leaseMs)
    const verdict = await deliver(row, hold, tools, trustNonceMs).catch(
      (error: unknown): Verdict => {
        log.error('A bulletin could not be made', { id: row.id, error })
        return decideFault({ now: now(), attempts: row.attempts, random: tools.random })
      },
    )
    // Whoever has the row now says what becomes of it.
    if (isTrouble(verdict) && hold.elapsedMs() > leaseMs) {
      log.warn('A bulletin took longer than its lease', { id: row.id })
      return
    }
    const told = verdict.kind === 'settle' ? await tellTrouble(row, verdict, tools) : verdict
    if (told.kind === 'stop') {
      if (state.open) tools.stop(told.reason)
      state.open = false
      return
    }
    const { outcome } = told
    const settled = await ledger.settle(row.id, name, outcome)
    log.info('Bulletin', { id: row.id, outcome: outcome.kind, attempts: row.attempts, settled })
  }

  const idle = async (): Promise<void> => {
    while (busy.size > 0) await Promise.all(busy)
  }

  return {
    takeOver: async () => {
      const rows = await ledger.release(name)
      if (rows > 0) log.info('Took over the bulletins of an earlier run', { rows })
    },
    fill,
    idle,
    close: async () => {
      state.open = false
      await fill().catch(() => {}) // waits for a claim that is under way
      await idle()
      await ledger.release(name)
    },
  }
}

const isTrouble = (verdict: Verdict): boolean =>
  verdict.kind === 'settle' && verdict.trouble !== null
