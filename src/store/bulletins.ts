import { asId, type ChannelId, type GuildId, type RuleId } from '../lore/ids.ts'
import { recordAudit } from './audit.ts'
import type { Database } from './database.ts'
import { dateOf, deliveryOf, ruleOf, scheduleOf } from './deliveryRows.ts'
import type { Writer } from './dialect.ts'
import type { BulletinRule as RuleRow, Delivery as DeliveryRow } from './generated/client.ts'
import type { BulletinRule, Bulletins } from './store.ts'

/** A guild's rules and its rows of the ledger. */
export const createBulletins = ({ reader, write, newId }: Database, guild: GuildId): Bulletins => ({
  rules: async () => {
    const rows = await reader.bulletinRule.findMany({
      where: { guildId: guild, plannedUntil: { not: null } },
      orderBy: { key: 'asc' },
    })
    return rows.flatMap((row) => inForce(row) ?? [])
  },
  rule: async (id) => {
    const row = await reader.bulletinRule.findUnique({ where: { id, guildId: guild } })
    return row === null ? null : inForce(row)
  },
  names: async (ids) => {
    const rows = await reader.bulletinRule.findMany({
      where: { guildId: guild, id: { in: [...ids] } },
      select: { id: true, name: true },
    })
    return new Map(rows.map(({ id, name }) => [asId<RuleId>(id), name]))
  },
  deliveries: async (limit, states) => {
    const rows = await reader.delivery.findMany({
      where: { guildId: guild, ...(states && { state: { in: [...states] } }) },
      orderBy: [{ dueAt: 'desc' }, { id: 'desc' }],
      take: limit,
    })
    return rows.map((row) => deliveryOf(row))
  },
  delivery: async (id) => {
    const row = await reader.delivery.findUnique({ where: { id, guildId: guild } })
    return row === null ? null : deliveryOf(row)
  },
  headlines: async (channel, { first, last }) => {
    const rows = await reader.delivery.findMany({
      where: {
        guildId: guild,
        channelId: channel,
        state: 'sent',
        universeDay: { gte: first, lte: last },
      },
      orderBy: [{ universeDay: 'desc' }, { sentAt: 'desc' }, { id: 'desc' }],
      take: mostHeadlines,
      include: { rule: { select: { schedule: true } } },
    })
    return rows
      .filter(({ rule }) => scheduleOf(rule).kind !== 'digest')
      .flatMap((row) => deliveryOf(row).content ?? [])
      .map(({ headline, stardate }) => ({ headline, stardate }))
      .reverse()
  },
  recorded: async (rule, occurrences) => {
    const rows = await reader.delivery.findMany({
      where: {
        guildId: guild,
        ruleId: rule,
        occurrence: { in: [...occurrences] },
      },
      select: { occurrence: true, channelId: true },
    })
    const channels = new Map<string, Set<ChannelId>>()
    for (const { occurrence, channelId } of rows) {
      const known = channels.get(occurrence) ?? new Set()
      channels.set(occurrence, known.add(asId(channelId)))
    }
    return channels
  },
  resume: (id, at, by) =>
    write(guild, async (writer) => {
      const row = await writer.delivery.findUnique({
        where: { id, guildId: guild, state: { in: ['blocked', 'missed'] } },
        include: {
          rule: { select: { campaign: { select: { channelId: true, newsChannels: true } } } },
        },
      })
      if (row === null) return false
      const { campaign } = row.rule
      const stays = campaign.newsChannels.some(({ channelId }) => channelId === row.channelId)
      const channel = stays ? row.channelId : (campaign.channelId ?? row.channelId)
      const moved = channel !== row.channelId
      if (moved && (await holds(writer, { ...row, channelId: channel }))) return false
      await writer.delivery.update({
        where: { id },
        data: {
          state: 'due',
          nextAt: dateOf(at),
          resumedAt: dateOf(at),
          attempts: 0,
          reason: null,
          // Where it was never sent to, it cannot be.
          ...(moved && { channelId: channel, firstClaimedAt: null }),
        },
      })
      await recordAudit({ writer, guild, by, newId }, 'bulletin.resumed', { delivery: id })
      return true
    }),
})

const mostHeadlines = 100

/** Whether the ledger has this occurrence for this channel. */
const holds = async (
  writer: Writer,
  { ruleId, channelId, occurrence }: DeliveryRow,
): Promise<boolean> =>
  (await writer.delivery.count({ where: { ruleId, channelId, occurrence } })) > 0

const inForce = (row: RuleRow): BulletinRule | null =>
  row.plannedUntil === null ? null : ruleOf(row, row.plannedUntil)
