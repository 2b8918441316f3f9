import type { Temporal } from 'temporal-polyfill'
import { channelsOf, type NewsChannel } from '../bulletins/newsChannel.ts'
import type { ImpreciseDate } from '../calendar/impreciseDate.ts'
import { campaignOf } from './campaigns.ts'
import type { Database } from './database.ts'
import { dateOf, instantOf, ruleOf } from './deliveryRows.ts'
import type { BulletinRule as RuleRow } from './generated/client.ts'
import { newsChannelOf } from './newsChannels.ts'
import type { Campaign, RuleToPlan } from './store.ts'

/** The most values that one query names: what SQLite's driver binds at once. */
const chunkSize = 500

interface DueRule extends RuleRow {
  readonly plannedUntil: Date
  readonly lookAt: Date
  /** The incident's date as JSON. */
  readonly subject: string | null
  /** A number in SQLite. */
  readonly hasDrafts: boolean | number | bigint
}

interface Played {
  readonly campaign: Campaign
  readonly newsChannels: readonly NewsChannel[]
}

/**
 * A page of the rules to be looked at by `until`. Incidents give their dates alone: whole ones
 * would take a hundred times as long where many rules are due at once.
 */
export async function rulesToPlan(
  { reader }: Pick<Database, 'reader'>,
  until: Temporal.Instant,
  limit = 1000,
  behind: RuleToPlan | null = null,
): Promise<readonly RuleToPlan[]> {
  const from = behind === null ? new Date(0) : dateOf(behind.lookAt)
  const rows = await reader.$queryRaw<DueRule[]>`
    SELECT b.*, r."document" ->> 'date' AS "subject",
      EXISTS (SELECT 1 FROM "Draft" d WHERE d."ruleId" = b."id") AS "hasDrafts"
    FROM "BulletinRule" b
    LEFT JOIN "Entry" e ON e."id" = b."ofId" AND e."archivedAt" IS NULL
    LEFT JOIN "Revision" r ON r."entryId" = e."id" AND r."number" = e."revision"
    WHERE b."lookAt" <= CAST(${dateOf(until)} AS timestamp) AND b."plannedUntil" IS NOT NULL
      AND (b."lookAt", b."id") > (CAST(${from} AS timestamp), ${behind?.rule.id ?? ''})
    ORDER BY b."lookAt", b."id" LIMIT ${limit}`
  const campaigns = await campaignsOf(reader, rows)
  return rows.flatMap((row) => {
    const found = campaigns.get(row.campaignId)
    if (found === undefined) return []
    const rule = ruleOf(row, row.plannedUntil)
    const channels = channelsOf(rule, found.newsChannels)
    // The importer wrote it, from an ImpreciseDate.
    const subject = row.subject === null ? null : (JSON.parse(row.subject) as ImpreciseDate)
    return [
      {
        rule,
        campaign: found.campaign,
        channels,
        hasDrafts: Boolean(row.hasDrafts),
        subject,
        lookAt: instantOf(row.lookAt),
        edition: row.edition,
      },
    ]
  })
}

async function campaignsOf(
  reader: Database['reader'],
  rows: readonly DueRule[],
): Promise<ReadonlyMap<string, Played>> {
  const ids = [...new Set(rows.map(({ campaignId }) => campaignId))]
  const campaigns = new Map<string, Played>()
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
  return campaigns
}
