import { dateOf } from './deliveryRows.ts'
import type { CopyOutcome, DeliveryOutcome } from './store.ts'

/** What both due-tables keep of a claim's outcome. */
export function outcomeColumns(outcome: CopyOutcome | DeliveryOutcome) {
  const { kind } = outcome
  if (kind === 'sent') {
    const { message, at } = outcome
    return { state: kind, nextAt: null, messageId: message, sentAt: dateOf(at), reason: null }
  }
  // What nobody can have seen is looked for by nobody.
  const past = outcome.unwritten === true ? { firstClaimedAt: null } : {}
  const { reason } = outcome
  return kind === 'retry'
    ? { state: 'due', nextAt: dateOf(outcome.at), reason, ...past }
    : { state: kind, nextAt: null, reason, ...past }
}
