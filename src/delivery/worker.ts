import type { Ledger } from '../store/store.ts'
import { beginHold, type Hold, type Reading } from './hold.ts'
import { oneAtATime } from './oneAtATime.ts'
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

/** What is done with the rows of one ledger. */
export interface Work<Row extends { readonly id: string }> {
  /** What its rows are called in the log. */
  readonly noun: string
  readonly ledger: {
    readonly claim: (claim: Parameters<Ledger['claim']>[0]) => Promise<readonly Row[]>
    readonly release: Ledger['release']
  }
  /** Settles a claimed row, or tells why no further request may be made at all; null otherwise. */
  readonly handle: (row: Row, claim: Claim) => Promise<string | null>
}

/** A worker's claim on a row. */
export interface Claim {
  readonly worker: string
  readonly leaseMs: number
  readonly hold: Hold
}

/** Takes rows from a ledger and posts them, several at a time; a slow one holds up no other. */
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

export function createWorker<Row extends { readonly id: string }>(
  { noun, ledger, handle }: Work<Row>,
  { log, now, stop }: Pick<DeliveryTools, 'log' | 'now' | 'stop'>,
  { name, hands = 20, leaseMs = 120_000 }: WorkerOptions,
): Worker {
  const clocks = { now, uptimeMs: () => performance.now() }
  let first: Reading | null = null
  const started = (): Reading => (first ??= { at: now(), upMs: clocks.uptimeMs() })
  const inFlight = new Set<string>()
  const busy = new Set<Promise<void>>()
  const state = { open: true, more: false }

  const fill = oneAtATime(async () => {
    for (;;) {
      const limit = hands - inFlight.size
      // Each claim is a write: better a few rows at a time than one.
      if (!state.open || limit < hands / 4) return
      const hold = beginHold(clocks, started(), leaseMs)
      const rows = await ledger.claim({ worker: name, now: hold.claimedAt, leaseMs, limit })
      state.more = rows.length === limit
      // A clock that jumped ends the lease of a row that is still being posted here.
      if (state.open) rows.filter(({ id }) => !inFlight.has(id)).forEach((row) => take(row, hold))
      if (!state.more) return
    }
  })

  function take(row: Row, hold: Hold): void {
    inFlight.add(row.id)
    const task = work(row, hold).finally(() => busy.delete(task))
    busy.add(task)
  }

  async function work(row: Row, hold: Hold): Promise<void> {
    try {
      const dead = await handle(row, { worker: name, leaseMs, hold })
      if (dead !== null) {
        if (state.open) stop(dead)
        state.open = false
      }
    } catch (error) {
      log.error(`A ${noun} was not settled`, { id: row.id, error })
    }
    inFlight.delete(row.id)
    if (!state.more) return
    try {
      await fill()
    } catch (error) {
      log.error('The ledger cannot be read', { error })
    }
  }

  const idle = async (): Promise<void> => {
    while (busy.size > 0) await Promise.all(busy)
  }

  return {
    takeOver: async () => {
      started()
      const rows = await ledger.release(name)
      if (rows > 0) log.info(`Took over the ${noun}s of an earlier run`, { rows })
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
