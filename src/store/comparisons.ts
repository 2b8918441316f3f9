import { asId } from '../lore/ids.ts'
import type { Database } from './database.ts'
import type { Comparisons } from './store.ts'

/** Which campaigns have changed since their printed bulletins were compared with them. */
export const createComparisons = ({ reader, write }: Database): Comparisons => ({
  due: async (limit) => {
    const rows = await reader.campaign.findMany({
      where: { version: { gt: reader.campaign.fields.comparedVersion }, playedIn: { isNot: null } },
      select: { id: true, guildId: true, version: true },
      orderBy: { id: 'asc' },
      take: limit,
    })
    return rows.map(({ id, guildId, version }) => {
      return { guild: asId(guildId), campaign: asId(id), version }
    })
  },
  done: ({ campaign, version }) =>
    write('ledger', async (writer) => {
      // Never backwards: another worker may have compared a later one.
      await writer.campaign.updateMany({
        where: { id: campaign, comparedVersion: { lt: version } },
        data: { comparedVersion: version },
      })
    }),
})
