import type { DeliveryId } from '../lore/ids.ts'
import type { ClaimedDelivery, DeliveryOutcome } from '../store/store.ts'
import { decideFault, type Verdict } from './decide.ts'
import { deliver, nonceWindowMs } from './deliver.ts'
import { deliverTogether, type Together } from './deliverTogether.ts'
import { tellTrouble } from './tellTrouble.ts'
import type { DeliveryTools } from './tools.ts'
import type { Claim, Work } from './worker.ts'

/** The work on the bulletins' ledger. */
export function bulletinWork(tools: DeliveryTools): Work<ClaimedDelivery> {
  const { store, log, now, random } = tools

  /** Null when another worker has the row by now. */
  async function bringOut(row: ClaimedDelivery, claim: Claim): Promise<Together | null> {
    if (row.carries.length === 0) {
      const trustNonceMs = Math.min(nonceWindowMs, claim.leaseMs)
      return { verdict: await deliver(row, claim.hold, tools, trustNonceMs), carried: new Map() }
    }
    const step = await deliverTogether(row, claim.hold, tools)
    if (step.kind === 'done') return step.together
    if (!(await store.ledger.part(row.id, claim.worker, step.apart, step.next))) return null
    const carries = row.carries.filter(({ id }) => !step.apart.includes(id))
    return bringOut({ ...row, carries }, claim)
  }

  return {
    noun: 'bulletin',
    ledger: store.ledger,
    handle: async (row, claim) => {
      const { worker, leaseMs, hold } = claim
      const brought = await bringOut(row, claim).catch((error: unknown): Together => {
        log.error('A bulletin could not be made', { id: row.id, error })
        const verdict = decideFault(
          { now: now(), attempts: row.attempts, random },
          store.passes(error),
        )
        return { verdict, carried: alike(row, verdict) }
      })
      if (brought === null) return null
      const { verdict, carried } = brought
      // Whoever has the row now says what becomes of it.
      if (isTrouble(verdict) && hold.elapsedMs() > leaseMs) {
        log.warn('A bulletin took longer than its lease', { id: row.id })
        return null
      }
      const told = verdict.kind === 'settle' ? await tellTrouble(row, verdict, tools) : verdict
      if (told.kind === 'stop') return told.reason
      const { outcome } = told
      const others = told === verdict ? carried : new Map<DeliveryId, DeliveryOutcome>()
      const settled = await store.ledger.settle(row.id, worker, outcome, others)
      const { id, attempts } = row
      const more = others.size > 0 ? { carried: others.size } : {}
      log.info('Bulletin', { id, outcome: outcome.kind, attempts, settled, ...more })
      return null
    },
  }
}

/** When nobody knows what happened, it happened to all that the row carries. */
function alike(
  { carries }: ClaimedDelivery,
  verdict: Verdict,
): ReadonlyMap<DeliveryId, DeliveryOutcome> {
  if (verdict.kind === 'stop' || verdict.outcome.kind === 'retry') return new Map()
  const { outcome } = verdict
  return new Map(carries.map(({ id }) => [id, outcome]))
}

const isTrouble = (verdict: Verdict): boolean =>
  verdict.kind === 'settle' && verdict.trouble !== null
