import { UserError } from '../errors.ts'
import { asId, type ChannelId, type GuildId, type UserId } from '../lore/ids.ts'
import { recordAudit } from './audit.ts'
import { createBriefingCopies } from './briefingCopies.ts'
import { briefingOf, columnsOf } from './briefingRows.ts'
import type { Database } from './database.ts'
import { dateOf, instantOf } from './deliveryRows.ts'
import type { Writer } from './dialect.ts'
import { Prisma } from './generated/client.ts'
import type { Author, Briefings } from './store.ts'

/** Writes a step of a briefing into the audit log, in the transaction that makes it. */
export type BriefingLog = (
  writer: Writer,
  by: Author,
  action: string,
  briefing: string,
  detail?: Readonly<Record<string, string>>,
) => Promise<void>

/** A guild's briefings. Each step is in the audit log, written in the same transaction. */
export function createBriefings(database: Database, guild: GuildId): Briefings {
  const { reader, write, newId, dialect } = database
  const log: BriefingLog = (writer, by, action, briefing, detail = {}) =>
    recordAudit({ writer, guild, by, newId }, action, { briefing, ...detail })
  const played = { guildId: guild, campaign: { playedIn: { id: guild } } }

  return {
    ...createBriefingCopies(database, guild, log),
    draft: (content, by) =>
      write(guild, async (writer) => {
        const campaign = await writer.campaign.findFirst({
          where: { playedIn: { id: guild } },
          select: { id: true },
        })
        if (campaign === null) throw new UserError('No campaign is played here any more.')
        const { incident, channel } = content
        if (incident !== null) {
          const known = await writer.entry.findUnique({
            where: { id: incident, guildId: guild, campaignId: campaign.id, archivedAt: null },
            select: { id: true },
          })
          if (known === null) throw new UserError('That incident is no longer in the campaign.')
        }
        const row = await writer.briefing.create({
          data: {
            ...columnsOf(content),
            id: newId(),
            guildId: guild,
            campaignId: campaign.id,
            state: 'draft',
            createdBy: by.user,
            createdAt: dateOf(by.at),
          },
        })
        await log(writer, by, 'briefing.draft', row.id, { incident: incident ?? '', channel })
        return briefingOf(row)
      }),
    edit: (id, change, by) =>
      write(guild, async (writer) => {
        const where = { id, guildId: guild, state: 'draft' }
        const row = await writer.briefing.findUnique({ where })
        if (row === null) return null
        const data = columnsOf({ ...briefingOf(row), ...change })
        await log(writer, by, 'briefing.edit', id, { changed: Object.keys(change).join(' ') })
        return briefingOf(await writer.briefing.update({ where, data }))
      }),
    get: async (id) => {
      const row = await reader.briefing.findUnique({ where: { id, ...played } })
      return row === null ? null : briefingOf(row)
    },
    list: async (limit, states) => {
      const rows = await reader.briefing.findMany({
        where: { ...played, ...(states && { state: { in: [...states] } }) },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: limit,
      })
      return rows.map(briefingOf)
    },
    move: (id, from, to, by) =>
      write(guild, async (writer) => {
        const { count } = await writer.briefing.updateMany({
          where: { id, guildId: guild, state: from },
          data: { state: to },
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
    openChannels: async () => {
      const where = { ...played, state: 'sent', place: 'channel' }
      const rows = await reader.briefing.groupBy({ by: ['channelId'], where })
      return rows.map(({ channelId }) => asId<ChannelId>(channelId))
    },
    unread: async ({ user, roles }, { channels, incidents }, limit) => {
      // All of it is asked of the database: what is for others takes none of this reader's time.
      const { textsIn } = dialect
      const listed = (texts: readonly string[]) => textsIn(Prisma.sql`${JSON.stringify(texts)}`)
      const found = await reader.$queryRaw<{ readonly id: string }[]>`
        SELECT b."id" FROM "Briefing" b
        JOIN "Guild" g ON g."id" = b."guildId" AND g."campaignId" = b."campaignId"
        WHERE b."guildId" = ${guild} AND b."state" = 'sent'
          AND (b."place" <> 'channel' OR b."channelId" IN (${listed(channels)}))
          AND (b."incidentId" IS NULL OR b."incidentId" IN (${listed(incidents)}))
          AND (b."audience" IS NULL
            OR ${user} IN (${textsIn(Prisma.sql`b."audience" -> 'users'`)})
            OR EXISTS (${textsIn(Prisma.sql`b."audience" -> 'roles'`)}
              INTERSECT ${listed(roles)}))
          AND NOT EXISTS (SELECT 1 FROM "Acknowledgement" a
            WHERE a."briefingId" = b."id" AND a."userId" = ${user})
        ORDER BY b."createdAt" DESC, b."id" DESC LIMIT ${limit}`
      const rows = await reader.briefing.findMany({
        where: { id: { in: found.map(({ id }) => id) } },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      })
      return rows.map(briefingOf)
    },
    remind: (id, notSince, by) =>
      write(guild, async (writer) => {
        const { count } = await writer.briefing.updateMany({
          where: {
            id,
            guildId: guild,
            state: 'sent',
            OR: [{ remindedAt: null }, { remindedAt: { lte: dateOf(notSince) } }],
          },
          data: { remindedAt: dateOf(by.at) },
        })
        if (count === 0) return false
        await log(writer, by, 'briefing.remind', id)
        return true
      }),
    takeBackReminder: async (id, by) => {
      await write(guild, (writer) =>
        writer.briefing.updateMany({
          where: { id, guildId: guild, remindedAt: dateOf(by.at) },
          data: { remindedAt: null },
        }),
      )
    },
  }
}
