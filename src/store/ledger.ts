import type { BulletinContent } from '../bulletins/content.ts'
import { channelsOf, type NewsChannel } from '../bulletins/newsChannel.ts'
import type { DeliveryId } from '../lore/ids.ts'
import { campaignOf } from './campaigns.ts'
import type { Database } from './database.ts'
import { dateOf, deliveryOf, ruleOf } from './deliveryRows.ts'
import type { Writer } from './dialect.ts'
import { insertPlanned } from './insertPlanned.ts'
import { newsChannelOf } from './newsChannels.ts'
import type {
  Campaign,
  DeliveryOutcome,
  Delivery,
  Ledger,
  PlannedDelivery,
  RuleToPlan,
} from './store.ts'

/** The most values that one query names: what SQLite's driver binds at once. */
const chunkSize = 500

/**
 * The due-table across guilds. A row's `nextAt` says when it may be taken: at its due time, at a
 * retry's time, or when a dead worker's lease ends. Settled rows have none.
 */
export const createLedger = (database: Database): Ledger => ({
  rulesToPlan: (until) => rulesToPlan(database, dateOf(until)),
  record: (planned, rules, plannedUntil) => record(database, planned, rules, dateOf(plannedUntil)),
  claim: (claim) => claimRows(database, claim),
  settle: (id, worker, outcome) =>
    database.write('ledger', async (writer) => {
      const { count } = await writer.delivery.updateMany({
        where: { id, worker, state: 'claimed' },
        data: { worker: null, ...columnsOf(outcome) },
      })
      if (count === 1 && outcome.kind === 'sent') await queueCrosspost(writer, id, outcome)
      return count === 1
    }),
  release: (worker) =>
    database.write(
      'ledger',
      (writer) => writer.$executeRaw`
        UPDATE "Delivery" SET "state" = 'due', "worker" = NULL, "nextAt" = "dueAt"
        WHERE "worker" = ${worker} AND "state" = 'claimed'`,
    ),
})

async function rulesToPlan({ reader }: Database, until: Date): Promise<readonly RuleToPlan[]> {
  const rows = await reader.bulletinRule.findMany({
    where: { plannedUntil: { lt: until } },
    // Workers that record the same occurrences at once meet in the same order.
    orderBy: { id: 'asc' },
  })
  if (rows.length === 0) return []
  const ids = [...new Set(rows.map(({ campaignId }) => campaignId))]
  const campaigns = new Map<
    string,
    { readonly campaign: Campaign; readonly newsChannels: readonly NewsChannel[] }
  >()
  for (let from = 0; from < ids.length; from += chunkSize) {
    const found = await reader.campaign.findMany({
      where: { id: { in: ids.slice(from, from + chunkSize) } },
      include: { newsChannels: { orderBy: { channelId: 'asc' } } },
    })
    for (const row of found) {
      const newsChannels = row.newsChannels.map(newsChannelOf)
      campaigns.set(row.id, { campaign: campaignOf(row), newsChannels })
    }
  }
  const decided = new Set<string>()
  for (let from = 0; from < rows.length; from += chunkSize) {
    const ruleIds = rows.slice(from, from + chunkSize).map(({ id }) => id)
    const drafts = await reader.draft.findMany({
      where: { ruleId: { in: ruleIds } },
      distinct: ['ruleId'],
      select: { ruleId: true },
    })
    for (const { ruleId } of drafts) decided.add(ruleId)
  }
  return rows.flatMap((row) => {
    const found = campaigns.get(row.campaignId)
    if (found === undefined || row.plannedUntil === null) return []
    const rule = ruleOf(row, row.plannedUntil)
    const channels = channelsOf(rule, found.newsChannels)
    return [{ rule, campaign: found.campaign, channels, hasDrafts: decided.has(row.id) }]
  })
}

/** Those who follow an announcement channel get what was sent there, too. */
async function queueCrosspost(
  writer: Writer,
  id: DeliveryId,
  { message, at, publishable }: Extract<DeliveryOutcome, { kind: 'sent' }>,
): Promise<void> {
  if (publishable !== true || message === null) return
  const { guildId, channelId } = await writer.delivery.findUniqueOrThrow({ where: { id } })
  const queued = { guildId, channelId, messageId: message, nextAt: dateOf(at), attempts: 0 }
  await writer.crosspost.create({ data: { deliveryId: id, ...queued } })
}

const record = (
  { write, dialect, newId }: Database,
  planned: readonly PlannedDelivery[],
  rules: readonly string[],
  plannedUntil: Date,
): Promise<number> =>
  write('ledger', async (writer) => {
    const added = await insertPlanned({ writer, dialect, newId }, planned)
    for (let from = 0; from < rules.length; from += chunkSize) {
      // Never backwards: another worker may have planned further, and a rule may have left force.
      await writer.bulletinRule.updateMany({
        where: {
          id: { in: rules.slice(from, from + chunkSize) },
          plannedUntil: { lt: plannedUntil },
        },
        data: { plannedUntil },
      })
    }
    return added
  })

const claimRows = (
  { write, dialect }: Database,
  claim: Parameters<Ledger['claim']>[0],
): Promise<readonly Delivery[]> =>
  write('ledger', async (writer) => {
    const rows = await dialect.takeDue(writer, claim)
    return rows
      .map(deliveryOf)
      .sort(
        (a, b) => a.dueAt.epochMilliseconds - b.dueAt.epochMilliseconds || (a.id < b.id ? -1 : 1),
      )
  })

function columnsOf(outcome: DeliveryOutcome) {
  switch (outcome.kind) {
    case 'sent':
      return {
        state: 'sent',
        nextAt: null,
        messageId: outcome.message,
        sentAt: dateOf(outcome.at),
        reason: null,
        ...(outcome.content !== null && { content: jsonOf(outcome.content) }),
      }
    case 'retry':
      return {
        state: 'due',
        nextAt: dateOf(outcome.at),
        reason: outcome.reason,
        ...withoutDoubt(outcome),
      }
    case 'missed':
    case 'blocked':
      return {
        state: outcome.kind,
        nextAt: null,
        reason: outcome.reason,
        ...withoutDoubt(outcome),
      }
  }
}

const withoutDoubt = ({ unwritten }: { readonly unwritten?: true }) =>
  unwritten === true ? { firstClaimedAt: null } : {}

// The client's JSON type wants objects of no named type, all the way down.
const jsonOf = ({ attached, sources = [], ...content }: BulletinContent) => ({
  ...content,
  attached: attached === null ? null : { ...attached },
  sources: sources.map((source) => ({ ...source })),
})
