import type { Database } from './database.ts'
import { dateOf } from './deliveryRows.ts'
import type { Table, Writer } from './dialect.ts'
import type { PlannedDelivery } from './store.ts'

const deliveryTable: Table = {
  name: 'Delivery',
  columns: [
    'id',
    'guildId',
    'ruleId',
    'channelId',
    'occurrence',
    'universeDay',
    'dueAt',
    'state',
    'nextAt',
    'attempts',
    'reason',
  ],
  existing: 'keep',
}

/** Writes planned occurrences as rows of the ledger; how many it did not have yet. */
export const insertPlanned = (
  { writer, dialect, newId }: Pick<Database, 'dialect' | 'newId'> & { readonly writer: Writer },
  planned: readonly PlannedDelivery[],
): Promise<number> =>
  dialect.insertRows(
    writer,
    deliveryTable,
    planned.map((one) => {
      const due = dateOf(one.dueAt)
      return [
        newId(),
        one.guild,
        one.rule,
        one.channel,
        one.occurrence,
        one.universeDay,
        due,
        ...(one.missed === null ? ['due', due] : ['missed', null]),
        0,
        one.missed,
      ]
    }),
  )
