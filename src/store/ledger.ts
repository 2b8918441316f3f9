import type { BulletinContent } from '../bulletins/content.ts'
import type { DeliveryId } from '../lore/ids.ts'
import type { Database } from './database.ts'
import { dateOf } from './deliveryRows.ts'
import type { Writer } from './dialect.ts'
import { insertPlanned } from './insertPlanned.ts'
import { gatherLate, partRows, withCarried } from './lateDeliveries.ts'
import { outcomeColumns } from './outcomeColumns.ts'
import { openPrinted } from './revealRows.ts'
import { rulesToPlan } from './rulesToPlan.ts'
import type {
  ClaimedDelivery,
  DeliveryOutcome,
  Ledger,
  PlannedDelivery,
  PlannedRule,
} from './store.ts'

/**
 * The due-table across guilds. A row's `nextAt` says when it may be taken: at its due time, at a
 * retry's time, or when a dead worker's lease ends. Settled rows have none.
 */
export const createLedger = (database: Database): Ledger => ({
  rulesToPlan: (until, limit, behind) => rulesToPlan(database, until, limit, behind),
  record: (planned, rules, plannedUntil) => record(database, planned, rules, dateOf(plannedUntil)),
  gather: (now) => gatherLate(database, now),
  part: (carrier, worker, carried, next) =>
    database.write('ledger', async (writer) => {
      const held = { id: carrier, worker, state: 'claimed' }
      const { count } = await writer.delivery.updateMany({ where: held, data: { worker } })
      if (count === 1) await partRows(writer, carrier, carried, next)
      return count === 1
    }),
  claim: (claim) => claimRows(database, claim),
  settle: (id, worker, outcome, carried = new Map()) =>
    database.write('ledger', async (writer) => {
      const [row] = await writer.delivery.updateManyAndReturn({
        where: { id, worker, state: 'claimed' },
        data: { worker: null, ...columnsOf(outcome) },
        select: { guildId: true, channelId: true },
      })
      if (row === undefined) return false
      if (outcome.kind === 'sent') {
        await queueCrosspost(writer, { deliveryId: id, ...row }, outcome)
        await openTold(writer, row, outcome)
      }
      for (const [one, its] of carried) {
        const done = await writer.delivery.updateMany({
          where: { id: one, carriedBy: id, state: 'due', nextAt: null },
          data: columnsOf(its),
        })
        if (done.count === 1 && its.kind === 'sent') await openTold(writer, row, its)
      }
      return true
    }),
  release: (worker) =>
    database.write(
      'ledger',
      (writer) => writer.$executeRaw`
        UPDATE "Delivery" SET "state" = 'due', "worker" = NULL, "nextAt" = "dueAt"
        WHERE "worker" = ${worker} AND "state" = 'claimed'`,
    ),
})

type Sent = Extract<DeliveryOutcome, { kind: 'sent' }>

/** Those who follow an announcement channel get what was sent there, too. */
async function queueCrosspost(
  writer: Writer,
  row: { readonly deliveryId: DeliveryId; readonly guildId: string; readonly channelId: string },
  { message, at, publishable }: Sent,
): Promise<void> {
  if (publishable !== true || message === null) return
  const queued = { messageId: message, nextAt: dateOf(at), attempts: 0 }
  await writer.crosspost.create({ data: { ...row, ...queued } })
}

/** What was revealed to everyone and is printed in a channel counts as opened: nobody can unread. */
async function openTold(
  writer: Writer,
  { guildId }: { readonly guildId: string },
  { at, content }: Sent,
): Promise<void> {
  const sources = content?.sources ?? []
  if (sources.length > 0) await openPrinted(writer, guildId, sources, dateOf(at))
}

const record = (
  { write, dialect, newId }: Database,
  planned: readonly PlannedDelivery[],
  rules: readonly PlannedRule[],
  plannedUntil: Date,
): Promise<number> =>
  write('ledger', async (writer) => {
    const added = await insertPlanned({ writer, dialect, newId }, planned)
    if (rules.length > 0) await dialect.markPlanned(writer, rules, plannedUntil)
    return added
  })

const claimRows = (
  { write, dialect }: Database,
  claim: Parameters<Ledger['claim']>[0],
): Promise<readonly ClaimedDelivery[]> =>
  write('ledger', async (writer) => withCarried(writer, await dialect.takeDue(writer, claim)))

const columnsOf = (outcome: DeliveryOutcome) => ({
  ...outcomeColumns(outcome),
  ...(outcome.kind === 'sent' && outcome.content !== null && { content: jsonOf(outcome.content) }),
})

// The client's JSON type wants objects of no named type, all the way down.
const jsonOf = ({ attached, outlet, original, sources = [], ...content }: BulletinContent) => ({
  ...content,
  attached: attached === null ? null : { ...attached },
  sources: sources.map((source) => ({ ...source })),
  ...(original !== undefined && { original: { ...original } }),
  ...(outlet !== undefined && {
    outlet: { ...outlet, picture: outlet.picture === null ? null : { ...outlet.picture } },
  }),
})
