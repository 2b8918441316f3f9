import type { Delivery } from '../store/store.ts'
import { decideFault, type Verdict } from './decide.ts'
import { deliver, nonceWindowMs } from './deliver.ts'
import { tellTrouble } from './tellTrouble.ts'
import type { DeliveryTools } from './tools.ts'
import type { Work } from './worker.ts'

/** The work on the bulletins' ledger. */
export function bulletinWork(tools: DeliveryTools): Work<Delivery> {
  const { store, log, now, random } = tools
  return {
    noun: 'bulletin',
    ledger: store.ledger,
    handle: async (row, { worker, leaseMs, hold }) => {
      const trustNonceMs = Math.min(nonceWindowMs, leaseMs)
      const verdict = await deliver(row, hold, tools, trustNonceMs).catch(
        (error: unknown): Verdict => {
          log.error('A bulletin could not be made', { id: row.id, error })
          return decideFault({ now: now(), attempts: row.attempts, random })
        },
      )
      // Whoever has the row now says what becomes of it.
      if (isTrouble(verdict) && hold.elapsedMs() > leaseMs) {
        log.warn('A bulletin took longer than its lease', { id: row.id })
        return null
      }
      const told = verdict.kind === 'settle' ? await tellTrouble(row, verdict, tools) : verdict
      if (told.kind === 'stop') return told.reason
      const { outcome } = told
      const settled = await store.ledger.settle(row.id, worker, outcome)
      log.info('Bulletin', { id: row.id, outcome: outcome.kind, attempts: row.attempts, settled })
      return null
    },
  }
}

const isTrouble = (verdict: Verdict): boolean =>
  verdict.kind === 'settle' && verdict.trouble !== null
