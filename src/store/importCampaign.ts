import type { CampaignDraft } from '../lore/draft.ts'
import { asId, type CampaignId, type EntryId, type GuildId } from '../lore/ids.ts'
import { recordAudit } from './audit.ts'
import type { Database } from './database.ts'
import type { Dialect, Writer } from './dialect.ts'
import { importEntries } from './importEntries.ts'
import { importRules, resumeDeskRules, retireRules } from './importRules.ts'
import { hashOf, importSettings, settingsColumns } from './importSettings.ts'
import { lookAgain } from './lookAgain.ts'
import { allNews, optIn } from './newsChannels.ts'
import type { Author, CampaignPlace, ImportReport } from './store.ts'

/** What each step of an import works on. */
export interface ImportScope {
  readonly writer: Writer
  readonly guild: GuildId
  readonly campaign: CampaignId
  /** The campaign's version once the import is done, when it changes anything. */
  readonly version: number
  readonly by: Author
  readonly newId: () => string
  readonly insertRows: Dialect['insertRows']
}

/**
 * Brings a guild's campaign to what a draft says, in one transaction: whoever reads meanwhile sees
 * all of the old one, and a crash leaves it. What is unchanged is not written.
 */
export const importCampaign = (
  database: Database,
  guild: GuildId,
  draft: CampaignDraft,
  place: CampaignPlace,
  by: Author,
  progress: (done: number, total: number) => void,
): Promise<ImportReport> =>
  database.write(guild, (writer) =>
    importInto({ writer, ...database }, guild, draft, place, by, progress),
  )

/** Does the whole import and takes it back, so that it tells just what the import would. */
export async function previewImport(
  database: Database,
  guild: GuildId,
  draft: CampaignDraft,
  place: CampaignPlace,
  by: Author,
): Promise<ImportReport> {
  try {
    await database.write(guild, async (writer) => {
      throw new TakenBack(
        await importInto({ writer, ...database }, guild, draft, place, by, () => {}),
      )
    })
  } catch (error) {
    if (error instanceof TakenBack) return error.report
    throw error
  }
  throw new Error('a preview was written')
}

/** Ends a transaction without writing; only an error does. */
class TakenBack extends Error {
  readonly report: ImportReport
  constructor(report: ImportReport) {
    super('taken back')
    this.report = report
  }
}

async function importInto(
  { writer, newId, dialect }: Pick<Database, 'newId' | 'dialect'> & { readonly writer: Writer },
  guild: GuildId,
  draft: CampaignDraft,
  place: CampaignPlace,
  by: Author,
  progress: (done: number, total: number) => void,
): Promise<ImportReport> {
  const found = await findOrCreate(writer, newId, guild, draft, place, by)
  const { insertRows } = dialect
  const version = found.version + 1
  const scope: ImportScope = { writer, guild, by, newId, insertRows, ...found, version }
  await play(scope)
  await noteFiles(scope, draft)
  const settings = await importSettings(scope, draft.settings)
  const { ids, report } = await importEntries(scope, draft.entries, progress)
  const rules = await importRules(scope, draft.rules, ids)
  const touched = report.created + report.changed + report.archived
  const at = new Date(by.at.epochMilliseconds)
  if (settings) await lookAgain(writer, { campaignId: scope.campaign }, at)
  else if (touched > 0) {
    await lookAgain(writer, { campaignId: scope.campaign, of: { changedInVersion: version } }, at)
  }
  if (settings || touched > 0) {
    await writer.campaign.update({
      where: { id: scope.campaign },
      data: { version: scope.version },
    })
  }
  if (settings || rules || touched > 0) {
    await recordAudit(scope, 'lore.imported', {
      campaign: draft.settings.slug,
      created: String(report.created),
      changed: String(report.changed),
      archived: String(report.archived),
    })
  }
  return report
}

async function findOrCreate(
  writer: Writer,
  newId: () => string,
  guild: GuildId,
  { settings }: CampaignDraft,
  place: CampaignPlace,
  by: Author,
): Promise<{ readonly campaign: CampaignId; readonly version: number }> {
  const found = await writer.campaign.findUnique({
    where: { guildId_slug: { guildId: guild, slug: settings.slug } },
    select: { id: true, version: true },
  })
  if (found !== null) return { campaign: asId(found.id), version: found.version }
  const at = new Date(by.at.epochMilliseconds)
  const known = await writer.guild.findUnique({ where: { id: guild }, select: { id: true } })
  if (known === null) await writer.guild.create({ data: { id: guild, createdAt: at } })
  const { id } = await writer.campaign.create({
    data: {
      id: newId(),
      guildId: guild,
      slug: settings.slug,
      ...settingsColumns(settings),
      zone: place.zone,
      channelId: place.channel,
      logChannelId: place.logChannel,
      gmRoleId: place.gmRole,
      settingsHash: hashOf(settings),
      version: 0,
      createdAt: at,
    },
    select: { id: true },
  })
  const campaign = asId<CampaignId>(id)
  if (place.channel !== null) await optIn({ writer, guild, by }, campaign, allNews(place.channel))
  return { campaign, version: 0 }
}

// A guild plays one campaign; another's rules rest until it is played again.
async function play(scope: ImportScope): Promise<void> {
  const { writer, guild, campaign } = scope
  const { campaignId } = await writer.guild.findUniqueOrThrow({ where: { id: guild } })
  if (campaignId === campaign) return
  if (campaignId !== null) await retireRules(scope, { campaignId })
  await resumeDeskRules(scope, campaign)
  await writer.guild.update({ where: { id: guild }, data: { campaignId: campaign } })
}

// No part of what readers see, so the version stays.
async function noteFiles({ writer, campaign }: ImportScope, draft: CampaignDraft): Promise<void> {
  const filesDigest = draft.files ?? null
  const before = await writer.campaign.findUniqueOrThrow({ where: { id: campaign } })
  if (before.filesDigest === filesDigest) return
  await writer.campaign.update({ where: { id: campaign }, data: { filesDigest } })
}

/** Entries' ids by their keys. */
export type IdsByKey = ReadonlyMap<string, EntryId>
