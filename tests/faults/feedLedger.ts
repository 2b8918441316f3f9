import { setTimeout as sleep } from 'node:timers/promises'
import { Temporal } from 'temporal-polyfill'
import type { PlannedDelivery, Store } from '../../src/store/store.ts'

/**
 * Records more and more of what is to fall due, as `progress` goes from 0 to 1; null ends it early.
 * Resolves to what was recorded.
 */
export async function feedLedger(
  { ledger }: Store,
  rows: readonly PlannedDelivery[],
  progress: () => number | null,
): Promise<readonly PlannedDelivery[]> {
  let fed = 0
  while (fed < rows.length) {
    const part = progress()
    if (part === null) break
    const until = Math.ceil(rows.length * Math.min(1, part))
    if (until <= fed) {
      await sleep(50)
      continue
    }
    const dueAt = Temporal.Now.instant()
    const some = rows.slice(fed, until).map((row) => ({ ...row, dueAt }))
    try {
      await ledger.record(some, [], dueAt)
      fed = until
    } catch {
      await sleep(200) // the database is in trouble; to record them twice changes nothing
    }
  }
  return rows.slice(0, fed)
}
