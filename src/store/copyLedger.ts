import { copyOf } from './briefingRows.ts'
import type { Database } from './database.ts'
import { dateOf } from './deliveryRows.ts'
import { outcomeColumns } from './outcomeColumns.ts'
import type { BriefingCopy, CopyLedger, CopyOutcome } from './store.ts'

/**
 * The briefings' due-table across guilds. A row's `nextAt` says when it may be taken, as in the
 * bulletins' ledger; there are few enough to take them one by one.
 */
export const createCopyLedger = ({ reader, write }: Database): CopyLedger => ({
  claim: async ({ worker, now, leaseMs, limit }) => {
    const at = dateOf(now)
    const due = await reader.briefingCopy.findMany({
      where: { nextAt: { lte: at } },
      orderBy: [{ nextAt: 'asc' }, { id: 'asc' }],
      take: limit,
    })
    if (due.length === 0) return []
    return write('ledger', async (writer) => {
      const taken: BriefingCopy[] = []
      for (const { id, nextAt, firstClaimedAt } of due) {
        // Compare-and-set: whoever comes second finds another time there.
        const { count } = await writer.briefingCopy.updateMany({
          where: { id, nextAt },
          data: {
            state: 'claimed',
            worker,
            nextAt: new Date(at.getTime() + leaseMs),
            attempts: { increment: 1 },
            firstClaimedAt: firstClaimedAt ?? at,
          },
        })
        if (count === 0) continue
        taken.push(copyOf(await writer.briefingCopy.findUniqueOrThrow({ where: { id } })))
      }
      return taken
    })
  },
  locate: (id, worker, channel) =>
    write('ledger', async (writer) => {
      const { count } = await writer.briefingCopy.updateMany({
        where: { id, worker, state: 'claimed' },
        data: { channelId: channel },
      })
      if (count === 0) return false
      await writer.briefing.updateMany({
        where: { place: 'thread', copies: { some: { id } } },
        data: { threadId: channel },
      })
      return true
    }),
  settle: (id, worker, outcome) =>
    write('ledger', async (writer) => {
      const { count } = await writer.briefingCopy.updateMany({
        where: { id, worker, state: 'claimed' },
        data: { worker: null, ...columnsOf(outcome) },
      })
      if (count === 1 && outcome.kind === 'sent') {
        await writer.briefing.updateMany({
          where: { state: 'sending', copies: { some: { id } } },
          data: { state: 'sent', sentAt: dateOf(outcome.at) },
        })
      }
      return count === 1
    }),
  release: (worker) =>
    write(
      'ledger',
      (writer) => writer.$executeRaw`
        UPDATE "BriefingCopy" SET "state" = 'due', "worker" = NULL, "nextAt" = "dueAt"
        WHERE "worker" = ${worker} AND "state" = 'claimed'`,
    ),
})

const columnsOf = (outcome: CopyOutcome) => ({
  ...outcomeColumns(outcome),
  ...(outcome.kind === 'sent' && { channelId: outcome.channel }),
})
