import type { RuleDraft } from '../lore/draft.ts'
import type { Prisma } from './generated/client.ts'
import type { IdsByKey, ImportScope } from './importCampaign.ts'
import { freeCarried } from './lateDeliveries.ts'
import { inForceSince, lookAgain } from './lookAgain.ts'

/**
 * Brings a campaign's bulletin rules to what the draft says. A new rule, or one that comes back,
 * posts nothing that was due before now. Whether anything was written.
 */
export async function importRules(
  scope: ImportScope,
  drafts: readonly RuleDraft[],
  ids: IdsByKey,
): Promise<boolean> {
  const { writer, campaign, guild, newId, by } = scope
  const now = new Date(by.at.epochMilliseconds)
  const rows = await writer.bulletinRule.findMany({
    where: { campaignId: campaign, source: 'file' },
    select: { id: true, key: true, hash: true, plannedUntil: true, archivedAt: true },
  })
  const stored = new Map(rows.map((row) => [row.key, row]))
  let written = false
  for (const draft of drafts) {
    const old = stored.get(draft.key)
    stored.delete(draft.key)
    if (old?.hash === draft.hash && old.plannedUntil !== null) continue
    written = true
    const data = {
      ...ruleColumns(draft, ids),
      ...(old?.plannedUntil == null && inForceSince(now)),
      archivedAt: null,
    }
    if (old === undefined) {
      await writer.bulletinRule.create({
        data: {
          ...data,
          id: newId(),
          guildId: guild,
          campaignId: campaign,
          key: draft.key,
          source: 'file',
        },
      })
    } else {
      await writer.bulletinRule.update({ where: { id: old.id }, data })
      await lookAgain(writer, { id: old.id }, now)
    }
  }
  const gone = [...stored.values()].filter(({ archivedAt }) => archivedAt === null)
  if (gone.length === 0) return written
  const which = { id: { in: gone.map(({ id }) => id) } }
  await retireRules(scope, which)
  await writer.bulletinRule.updateMany({ where: which, data: { archivedAt: now } })
  return true
}

/** Why the ledger has a row that is not posted, in words for the GM. */
export const noLongerInForce = 'Its rule is no longer in force.'

/** Takes rules out of force: nothing more is planned, and what waits is not posted. */
export async function retireRules(
  { writer, guild }: ImportScope,
  which: Prisma.BulletinRuleWhereInput,
): Promise<void> {
  await writer.delivery.updateMany({
    where: { guildId: guild, state: 'due', rule: which },
    data: { state: 'missed', nextAt: null, reason: noLongerInForce },
  })
  await freeCarried(writer, guild)
  await writer.bulletinRule.updateMany({ where: which, data: { plannedUntil: null, lookAt: null } })
}

/** Brings the rules back that GMs made, when their campaign is played again. */
export const resumeDeskRules = (
  { writer, by }: Pick<ImportScope, 'writer' | 'by'>,
  campaignId: string,
): Promise<unknown> =>
  writer.bulletinRule.updateMany({
    where: { campaignId, source: 'desk', plannedUntil: null, archivedAt: null },
    data: inForceSince(new Date(by.at.epochMilliseconds)),
  })

function ruleColumns(draft: RuleDraft, ids: IdsByKey) {
  const { key, schedule, of, outlet, attach, ...columns } = draft
  const idOf = (target: string): string => {
    const id = ids.get(target)
    if (id === undefined) throw new Error(`${key} names ${target}, which is not in the draft`)
    return id
  }
  return {
    ...columns,
    schedule: { ...schedule },
    ofId: of === null ? null : idOf(of),
    outletId: idOf(outlet),
    attachId: attach === null ? null : idOf(attach),
  }
}
