import { asId } from '../lore/ids.ts'
import type { Database } from './database.ts'
import { dateOf } from './deliveryRows.ts'
import type { Crosspost, Crossposts } from './store.ts'

/** The queue of what announcement channels have and their followers are still to get. */
export const createCrossposts = ({ reader, write }: Database): Crossposts => ({
  take: async ({ now, leaseMs, limit }) => {
    const due = { nextAt: { lte: dateOf(now) } }
    // Mostly nothing waits, and a look is cheaper than a write.
    if ((await reader.crosspost.count({ where: due })) === 0) return []
    return write('ledger', async (writer) => {
      const orderBy = [{ nextAt: 'asc' }, { deliveryId: 'asc' }] as const
      const rows = await writer.crosspost.findMany({
        where: due,
        orderBy: [...orderBy],
        take: limit,
      })
      const leaseEnd = dateOf(now.add({ milliseconds: leaseMs }))
      const taken: Crosspost[] = []
      for (const { deliveryId, nextAt, guildId, channelId, messageId, attempts } of rows) {
        const { count } = await writer.crosspost.updateMany({
          where: { deliveryId, nextAt },
          data: { nextAt: leaseEnd, attempts: attempts + 1 },
        })
        if (count === 0) continue // another process has it
        taken.push({
          delivery: asId(deliveryId),
          guild: asId(guildId),
          channel: asId(channelId),
          message: asId(messageId),
          attempts: attempts + 1,
        })
      }
      return taken
    })
  },
  done: ({ delivery, channel }) =>
    write('ledger', async (writer) => {
      const refused = { channelId: channel, nextAt: null }
      await writer.crosspost.deleteMany({ where: { OR: [{ deliveryId: delivery }, refused] } })
    }),
  later: ({ delivery }, at, reason) =>
    write('ledger', async (writer) => {
      const data = { nextAt: dateOf(at), reason }
      await writer.crosspost.updateMany({ where: { deliveryId: delivery }, data })
    }),
  refuse: ({ delivery }, reason) =>
    write('ledger', async (writer) => {
      const data = { nextAt: null, reason }
      await writer.crosspost.updateMany({ where: { deliveryId: delivery }, data })
    }),
  refusedIn: async (channel) =>
    (await reader.crosspost.count({ where: { channelId: channel, nextAt: null } })) > 0,
})
