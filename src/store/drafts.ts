import type { DraftState } from '../bulletins/draft.ts'
import { dayNumber } from '../calendar/day.ts'
import { asId, type GuildId } from '../lore/ids.ts'
import { recordAudit } from './audit.ts'
import { idOrNull } from './campaigns.ts'
import type { Database } from './database.ts'
import { dateOf, instantOf, instantOrNull } from './deliveryRows.ts'
import type { Writer } from './dialect.ts'
import type { Draft as DraftRow, Prisma } from './generated/client.ts'
import { insertPlanned } from './insertPlanned.ts'
import type { Author, Draft, Drafts } from './store.ts'

/** What a guild's GMs decided about bulletins before they are out. */
export function createDrafts(database: Database, guild: GuildId): Drafts {
  const { reader, write, newId } = database
  const audit = (writer: Writer, row: DraftRow, action: string, by: Author): Promise<void> => {
    const { id, ruleId, occurrence } = row
    const detail = { draft: id, rule: ruleId, occurrence }
    return recordAudit({ writer, guild, by, newId }, `bulletin.${action}`, detail)
  }
  /** The draft in that state, its rule held until the transaction ends. */
  const held = async (writer: Writer, id: string, state: DraftState): Promise<DraftRow | null> => {
    const row = await writer.draft.findUnique({ where: { id, guildId: guild } })
    if (row === null) return null
    // Whoever plans this rule at the same time comes before or after, never in between.
    await writer.bulletinRule.updateMany({ where: { id: row.ruleId }, data: { guildId: guild } })
    return writer.draft.findUnique({ where: { id, state } })
  }

  return {
    get: async (id) => {
      const row = await reader.draft.findUnique({ where: { id, guildId: guild } })
      return row === null ? null : draftOf(row)
    },
    of: async (rule, occurrences) => {
      if (occurrences.length === 0) return []
      const rows = await reader.draft.findMany({
        where: { guildId: guild, ruleId: rule, occurrence: { in: [...occurrences] } },
        orderBy: { dueAt: 'asc' },
      })
      return rows.map(draftOf)
    },
    list: async (limit, states) => {
      const rows = await reader.draft.findMany({
        where: { guildId: guild, ...(states && { state: { in: [...states] } }) },
        orderBy: [{ dueAt: 'desc' }, { id: 'desc' }],
        take: limit,
      })
      return rows.map(draftOf)
    },
    open: (rule, { occurrence, universeDay, dueAt }, state, by) =>
      write(guild, async (writer) => {
        const times = { universeDay: BigInt(universeDay), dueAt: dateOf(dueAt) }
        const where = { ruleId_occurrence: { ruleId: rule, occurrence } }
        const owned = await writer.bulletinRule.count({ where: { id: rule, guildId: guild } })
        if (owned === 0) throw new Error(`this guild has no rule ${rule}`)
        const known = await writer.draft.findUnique({ where })
        if (known === null) {
          const id = newId()
          const data = { id, guildId: guild, ruleId: rule, occurrence, ...times, state }
          const made = await writer.draft.create({ data })
          if (state === 'pending') await audit(writer, made, 'drafted', by)
          return draftOf(made)
        }
        const moved = known.dueAt.getTime() !== times.dueAt.getTime()
        if (!moved || known.state === 'planned' || known.state === 'held') return draftOf(known)
        return draftOf(await writer.draft.update({ where, data: times }))
      }),
    move: (id, from, to, by, { approved, rows = [] } = {}) =>
      write(guild, async (writer) => {
        const row = await held(writer, id, from)
        if (row === null || (to === 'skipped' && (await isRecorded(writer, row)))) return false
        const data = {
          state: to,
          ...(approved !== undefined && { approved }),
          ...decision(by),
        }
        await writer.draft.update({ where: { id }, data })
        await insertPlanned({ ...database, writer }, rows)
        await audit(writer, row, to, by)
        return true
      }),
    edit: (id, from, to, { headline, dateline, body }, by) =>
      write(guild, async (writer) => {
        const row = await held(writer, id, from)
        if (row === null || (await isRecorded(writer, row))) return false
        const data = { headline, dateline, body, state: to, approved: null, ...decision(by) }
        await writer.draft.update({ where: { id }, data })
        await audit(writer, row, 'edited', by)
        return true
      }),
    shown: (id, as, at, message) =>
      write(guild, async (writer) => {
        const data: Prisma.DraftUpdateManyMutationInput = {
          ...(as === 'draft' ? { shownAt: dateOf(at) } : { heldAt: dateOf(at) }),
          ...(message !== null && { channelId: message.channel, messageId: message.id }),
        }
        await writer.draft.updateMany({ where: { id, guildId: guild }, data })
      }),
  }
}

// The program itself decides nothing: what it does stays the last GM's decision.
const decision = ({ user, at }: Author) =>
  user === null ? {} : { decidedBy: user, decidedAt: dateOf(at) }

const isRecorded = async (writer: Writer, { ruleId, occurrence }: DraftRow): Promise<boolean> =>
  (await writer.delivery.count({ where: { ruleId, occurrence } })) > 0

export const draftOf = (row: DraftRow): Draft => ({
  id: asId(row.id),
  rule: asId(row.ruleId),
  occurrence: row.occurrence,
  universeDay: dayNumber(Number(row.universeDay)),
  dueAt: instantOf(row.dueAt),
  // Only this file writes it, from the same list.
  state: row.state as DraftState,
  headline: row.headline,
  dateline: row.dateline,
  body: row.body,
  approved: row.approved,
  shownAt: instantOrNull(row.shownAt),
  heldAt: instantOrNull(row.heldAt),
  message:
    row.channelId === null || row.messageId === null
      ? null
      : { channel: asId(row.channelId), id: asId(row.messageId) },
  decidedBy: idOrNull(row.decidedBy),
  decidedAt: instantOrNull(row.decidedAt),
})
