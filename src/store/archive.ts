import { asId, type ChannelId, type GuildId } from '../lore/ids.ts'
import type { Database } from './database.ts'
import { deliveryOf } from './deliveryRows.ts'
import { type Delivery as DeliveryRow, Prisma } from './generated/client.ts'
import type { Archive, Issue } from './store.ts'

/** What was printed in a guild, of the campaign that it plays now. */
export function createArchive({ reader }: Pick<Database, 'reader'>, guild: GuildId): Archive {
  const printed = {
    guildId: guild,
    state: 'sent',
    content: { not: Prisma.AnyNull },
    rule: { campaign: { playedIn: { id: guild } } },
  }
  const within = (channels: readonly ChannelId[]) => ({
    ...printed,
    channelId: { in: [...channels] },
  })
  return {
    channels: async () => {
      const rows = await reader.delivery.groupBy({ by: ['channelId'], where: printed })
      return rows.map(({ channelId }) => asId<ChannelId>(channelId))
    },
    issues: async (channels, limit) => {
      const rows = await reader.delivery.findMany({
        where: within(channels),
        orderBy: [{ dueAt: 'desc' }, { id: 'desc' }],
        take: limit,
      })
      return rows.flatMap((row) => issueOf(row) ?? [])
    },
    issue: async (id, channels) => {
      const row = await reader.delivery.findUnique({ where: { id, ...within(channels) } })
      return row === null ? null : issueOf(row)
    },
  }
}

function issueOf(row: DeliveryRow): Issue | null {
  const { id, content } = deliveryOf(row)
  return content === null ? null : { id, content }
}
