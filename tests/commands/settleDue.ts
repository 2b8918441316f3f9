import { asId } from '../../src/lore/ids.ts'
import { content } from '../delivery/bulletins.ts'
import type { Table } from './table.ts'

/** Ends the claims of all due rows as posted or blocked. */
export async function settleDue(table: Table, kind: 'sent' | 'blocked'): Promise<void> {
  const now = table.now.add({ minutes: 1 })
  const claim = { worker: 'w', now, leaseMs: 60_000, limit: 9 }
  for (const { id } of await table.store.ledger.claim(claim))
    await table.store.ledger.settle(
      id,
      'w',
      kind === 'sent'
        ? { kind, message: asId('6001'), at: now, content }
        : { kind, reason: 'I may not write there.' },
    )
}
