import { once } from '../bulletins/dated.ts'
import { UserError } from '../errors.ts'
import { asId, type GuildId } from '../lore/ids.ts'
import { recordAudit } from './audit.ts'
import type { Database } from './database.ts'
import { dateOf } from './deliveryRows.ts'
import type { Writer } from './dialect.ts'
import { draftOf } from './drafts.ts'
import type { Draft as DraftRow, Proposal as ProposalRow } from './generated/client.ts'
import { noLongerInForce } from './importRules.ts'
import { freeCarried } from './lateDeliveries.ts'
import { inForceSince, wakeRules } from './lookAgain.ts'
import type { Author, Desk, Proposal, RuleContent } from './store.ts'

const keptMs = 7 * 24 * 60 * 60_000

/** The rules that a guild's GMs make themselves. */
export function createDesk(database: Database, guild: GuildId): Desk {
  const { reader, write, newId } = database
  const audit = (writer: Writer, by: Author, action: string, rule: string): Promise<void> =>
    recordAudit({ writer, guild, by, newId }, `bulletin.${action}`, { rule })

  return {
    propose: (content, by) =>
      write(guild, async (writer) => {
        const at = dateOf(by.at)
        const old = new Date(at.getTime() - keptMs)
        await writer.proposal.deleteMany({ where: { guildId: guild, at: { lt: old } } })
        const row = await writer.proposal.create({
          data: { id: newId(), guildId: guild, content: jsonOf(content), userId: by.user, at },
        })
        return proposalOf(row)
      }),
    proposal: async (id) => {
      const row = await reader.proposal.findUnique({ where: { id, guildId: guild } })
      return row === null ? null : proposalOf(row)
    },
    revise: (id, change) =>
      write(guild, async (writer) => {
        const row = await writer.proposal.findUnique({ where: { id, guildId: guild } })
        if (row === null) return null
        const content = jsonOf({ ...contentOf(row), ...change })
        return proposalOf(await writer.proposal.update({ where: { id }, data: { content } }))
      }),
    withdraw: (id) =>
      write(guild, async (writer) => {
        const { count } = await writer.proposal.deleteMany({ where: { id, guildId: guild } })
        return count === 1
      }),
    schedule: (id, change, by) =>
      write(guild, async (writer) => {
        const row = await writer.proposal.findUnique({ where: { id, guildId: guild } })
        const played = await writer.guild.findUnique({ where: { id: guild } })
        if (row === null || played === null || played.campaignId === null) return null
        const campaignId = played.campaignId
        const content = { ...contentOf(row), ...change }
        const { of, outlet, attach } = content
        const named = [...new Set([of, outlet, attach].filter((entry) => entry !== null))]
        const known = await writer.entry.count({
          where: { id: { in: named }, campaignId, archivedAt: null },
        })
        if (known < named.length)
          throw new UserError('An entry that this bulletin names is gone. Begin it anew.')
        await writer.bulletinRule.create({
          data: {
            ...columnsOf(content),
            id,
            guildId: guild,
            campaignId,
            key: id,
            source: 'desk',
            hash: '',
            // What is due at this very moment is due.
            ...inForceSince(new Date(dateOf(by.at).getTime() - 1)),
          },
        })
        await writer.proposal.delete({ where: { id } })
        await audit(writer, by, 'scheduled', id)
        return asId(id)
      }),
    cancel: (id, by) =>
      write(guild, async (writer) => {
        const row = await writer.bulletinRule.findUnique({
          where: { id, guildId: guild, source: 'desk', plannedUntil: { not: null } },
        })
        if (row === null) return false
        const now = dateOf(by.at)
        // What is due already and not recorded yet comes back with the rule, should it come back.
        const archivedAt = row.lookAt !== null && row.lookAt <= now ? row.plannedUntil : now
        await writer.bulletinRule.update({
          where: { id },
          data: { plannedUntil: null, lookAt: null, archivedAt },
        })
        await writer.delivery.updateMany({
          where: { ruleId: id, state: 'due' },
          data: { state: 'missed', nextAt: null, reason: noLongerInForce },
        })
        await freeCarried(writer, guild)
        await audit(writer, by, 'cancelled', id)
        return true
      }),
    correct: (correction, at) =>
      write(guild, async (writer) => {
        const row = await keepCorrection(writer, guild, newId, correction, dateOf(at))
        if (row === null) return null
        await audit(writer, { user: null, at }, 'corrected', row.ruleId)
        return draftOf(row)
      }),
    restore: (id, by) =>
      write(guild, async (writer) => {
        const row = await writer.bulletinRule.findUnique({
          where: {
            id,
            guildId: guild,
            source: 'desk',
            archivedAt: { not: null },
            campaign: { playedIn: { id: guild } },
          },
        })
        if (row === null) return false
        await writer.bulletinRule.update({
          where: { id },
          // What fell due meanwhile is late, not lost.
          data: { plannedUntil: row.archivedAt, archivedAt: null },
        })
        await wakeRules(writer, { id })
        await writer.delivery.updateMany({
          where: { ruleId: id, state: 'missed', reason: noLongerInForce },
          data: { state: 'due', nextAt: dateOf(by.at), reason: null },
        })
        await audit(writer, by, 'restored', id)
        return true
      }),
  }
}

/** A correction is due at no time of its own: it goes out when a GM approves it. */
async function keepCorrection(
  writer: Writer,
  guild: GuildId,
  newId: Database['newId'],
  { content, key, about, universeDay }: Parameters<Desk['correct']>[0],
  at: Date,
): Promise<DraftRow | null> {
  const played = await writer.guild.findUnique({ where: { id: guild } })
  if (played === null || played.campaignId === null) return null
  const campaignId = played.campaignId
  if ((await writer.bulletinRule.count({ where: { campaignId, key } })) > 0) return null
  await writer.draft.updateMany({
    where: {
      rule: { campaignId, source: 'desk', key: { startsWith: about } },
      state: { in: ['pending', 'held'] },
    },
    data: { state: 'skipped' },
  })
  const id = newId()
  await writer.bulletinRule.create({
    data: {
      ...columnsOf(content),
      id,
      guildId: guild,
      campaignId,
      key,
      source: 'desk',
      hash: '',
      plannedUntil: at,
    },
  })
  return writer.draft.create({
    data: {
      id: newId(),
      guildId: guild,
      ruleId: id,
      occurrence: once,
      universeDay: BigInt(universeDay),
      dueAt: at,
      state: 'held',
    },
  })
}

const columnsOf = ({ schedule, of, outlet, attach, ...columns }: RuleContent) => ({
  ...columns,
  schedule: { ...schedule },
  ofId: of,
  outletId: outlet,
  attachId: attach,
})

// The client's JSON type wants objects of no named type, all the way down.
const jsonOf = (content: RuleContent) => JSON.parse(JSON.stringify(content)) as object

// Only this file writes it, from a RuleContent.
const contentOf = (row: ProposalRow): RuleContent => row.content as unknown as RuleContent

const proposalOf = (row: ProposalRow): Proposal => ({ ...contentOf(row), id: asId(row.id) })
