import { foldName } from '../lore/foldName.ts'
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
  /** One row of each bulletin, the latest due first; without what was printed, which is long. */
  const bulletinsIn = async (channels: readonly ChannelId[]): Promise<readonly string[]> => {
    const rows = await reader.delivery.findMany({
      where: within(channels),
      orderBy: [{ dueAt: 'desc' }, { id: 'desc' }],
      select: { id: true, ruleId: true, occurrence: true },
    })
    const first = new Map<string, string>()
    for (const { id, ruleId, occurrence } of rows) {
      const bulletin = `${ruleId} ${occurrence}`
      if (!first.has(bulletin)) first.set(bulletin, id)
    }
    return [...first.values()]
  }
  /** These rows' issues, in their order. */
  const read = async (ids: readonly string[]): Promise<readonly Issue[]> => {
    if (ids.length === 0) return []
    const rows = await reader.delivery.findMany({ where: { id: { in: [...ids] } } })
    const byId = new Map(rows.map((row) => [row.id, row]))
    return ids.flatMap((id) => {
      const row = byId.get(id)
      return row === undefined ? [] : (issueOf(row) ?? [])
    })
  }
  return {
    channels: async () => {
      const rows = await reader.delivery.groupBy({ by: ['channelId'], where: printed })
      return rows.map(({ channelId }) => asId<ChannelId>(channelId))
    },
    issues: async (channels, { skip, limit }) => {
      const all = await bulletinsIn(channels)
      return { issues: await read(all.slice(skip, skip + limit)), total: all.length }
    },
    called: async (channels, words, limit) => {
      const wanted = foldName(words)
      const all = await bulletinsIn(channels)
      const found: Issue[] = []
      for (let at = 0; at < all.length && found.length < limit; at += readAtOnce) {
        const some = await read(all.slice(at, at + readAtOnce))
        found.push(...some.filter(({ content }) => foldName(content.headline).includes(wanted)))
      }
      return found.slice(0, limit)
    },
    issue: async (id, channels) => {
      const row = await reader.delivery.findUnique({ where: { id, ...within(channels) } })
      return row === null ? null : issueOf(row)
    },
  }
}

const readAtOnce = 50

function issueOf(row: DeliveryRow): Issue | null {
  const { id, content } = deliveryOf(row)
  return content === null ? null : { id, content }
}
