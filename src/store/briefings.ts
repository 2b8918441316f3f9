import { UserError } from '../errors.ts'
import { asId, type BriefingId, type GuildId, type UserId } from '../lore/ids.ts'
import { recordAudit } from './audit.ts'
import { idOrNull } from './campaigns.ts'
import type { Database } from './database.ts'
import { dateOf, instantOf, instantOrNull } from './deliveryRows.ts'
import type { Writer } from './dialect.ts'
import type { Briefing as BriefingRow } from './generated/client.ts'
import type { Author, Briefing, Briefings } from './store.ts'

/** A guild's briefings. Each step is in the audit log, written in the same transaction. */
export function createBriefings({ reader, write, newId }: Database, guild: GuildId): Briefings {
  const log = (
    writer: Writer,
    by: Author,
    action: string,
    briefing: string,
    detail: Readonly<Record<string, string>> = {},
  ): Promise<void> => recordAudit({ writer, guild, by, newId }, action, { briefing, ...detail })

  return {
    draft: (content, by) =>
      write(guild, async (writer) => {
        const { incident, channel, role, banner, note } = content
        const known = await writer.entry.findUnique({
          where: { id: incident, guildId: guild, archivedAt: null },
          select: { id: true },
        })
        if (known === null) throw new UserError('That incident is no longer in the campaign.')
        const row = await writer.briefing.create({
          data: {
            id: newId(),
            guildId: guild,
            incidentId: incident,
            channelId: channel,
            roleId: role,
            banner,
            note,
            state: 'draft',
            createdBy: by.user,
            createdAt: dateOf(by.at),
          },
        })
        await log(writer, by, 'briefing.draft', row.id, { incident, channel })
        return briefingOf(row)
      }),
    edit: (id, change, by) =>
      write(guild, async (writer) => {
        const where = { id, guildId: guild }
        const { count } = await writer.briefing.updateMany({ where, data: change })
        if (count === 0) return null
        await log(writer, by, 'briefing.edit', id, change)
        return briefingOf(await writer.briefing.findUniqueOrThrow({ where }))
      }),
    get: async (id) => {
      const row = await reader.briefing.findUnique({ where: { id, guildId: guild } })
      return row === null ? null : briefingOf(row)
    },
    list: async (limit, states) => {
      const rows = await reader.briefing.findMany({
        where: { guildId: guild, ...(states && { state: { in: [...states] } }) },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: limit,
      })
      return rows.map(briefingOf)
    },
    move: (id, from, to, by, message) =>
      write(guild, async (writer) => {
        const { count } = await writer.briefing.updateMany({
          where: { id, guildId: guild, state: from },
          data: {
            state: to,
            ...(message !== undefined && { messageId: message }),
            ...(to === 'sent' && { sentAt: dateOf(by.at) }),
          },
        })
        if (count === 0) return false
        await log(writer, by, `briefing.${to}`, id)
        return true
      }),
    acknowledge: (id, user, at) =>
      write(guild, async (writer) => {
        // Only while it is open: a late press must not slip into a closed briefing.
        const first = await writer.$executeRaw`
          INSERT INTO "Acknowledgement" ("briefingId", "userId", "guildId", "at")
          SELECT "id", ${user}, "guildId", ${dateOf(at)} FROM "Briefing"
          WHERE "id" = ${id} AND "guildId" = ${guild} AND "state" IN ('sending', 'sent')
          ON CONFLICT DO NOTHING`
        const count = await writer.acknowledgement.count({
          where: { briefingId: id, guildId: guild },
        })
        return { first: first === 1, count }
      }),
    renew: (id, by) =>
      write(guild, async (writer) => {
        const { count } = await writer.acknowledgement.deleteMany({
          where: { briefingId: id, guildId: guild, briefing: { state: 'sent' } },
        })
        if (count > 0) await log(writer, by, 'briefing.renew', id, { forgotten: String(count) })
      }),
    acknowledgements: async (id) => {
      const rows = await reader.acknowledgement.findMany({
        where: { briefingId: id, guildId: guild },
        orderBy: [{ at: 'asc' }, { userId: 'asc' }],
      })
      return rows.map(({ userId, at }) => ({ user: asId<UserId>(userId), at: instantOf(at) }))
    },
  }
}

const briefingOf = (row: BriefingRow): Briefing => ({
  id: asId<BriefingId>(row.id),
  incident: asId(row.incidentId),
  channel: asId(row.channelId),
  role: idOrNull(row.roleId),
  banner: row.banner,
  note: row.note,
  // Only this file writes it, from the same list.
  state: row.state as Briefing['state'],
  message: idOrNull(row.messageId),
  createdBy: asId(row.createdBy),
  createdAt: instantOf(row.createdAt),
  sentAt: instantOrNull(row.sentAt),
})
