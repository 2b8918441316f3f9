import type { GuildId } from '../lore/ids.ts'
import { audienceOf } from '../lore/visibility.ts'
import { createWorld } from '../lore/world.ts'
import { recordAudit } from './audit.ts'
import { createArchive } from './archive.ts'
import { createBriefings } from './briefings.ts'
import { createBulletins } from './bulletins.ts'
import type { VersionedCampaign } from './campaigns.ts'
import { configure } from './configure.ts'
import type { Database } from './database.ts'
import { createDesk } from './desk.ts'
import { createDrafts } from './drafts.ts'
import { importCampaign, previewImport } from './importCampaign.ts'
import { loadEntry } from './loadWorld.ts'
import type { LoreDoor } from './loreDoor.ts'
import { createNewsChannels } from './newsChannels.ts'
import { createReveals } from './reveals.ts'
import { setClock } from './setClock.ts'
import type { Authoring, GuildStore } from './store.ts'

/** Everything of one guild: its id is bound here, once, and is a part of every query below. */
export const createGuildStore = (
  database: Database,
  guild: GuildId,
  campaignOf: (guild: GuildId) => Promise<VersionedCampaign | null>,
  lore: LoreDoor,
): GuildStore => ({
  campaign: async () => (await campaignOf(guild))?.campaign ?? null,
  lore: (viewer, now, asOf) => lore(guild, viewer, now, asOf),
  briefings: createBriefings(database, guild),
  reveals: createReveals(database, guild, lore),
  bulletins: createBulletins(database, guild),
  archive: createArchive(database, guild),
  drafts: createDrafts(database, guild),
  desk: createDesk(database, guild),
  newsChannels: createNewsChannels(database, guild),
  authoring: createAuthoring(database, guild, campaignOf, lore),
})

const createAuthoring = (
  database: Database,
  guild: GuildId,
  campaignOf: (guild: GuildId) => Promise<VersionedCampaign | null>,
  lore: LoreDoor,
): Authoring => ({
  importCampaign: (draft, place, by, progress = () => {}) =>
    importCampaign(database, guild, draft, place, by, progress),
  previewImport: (draft, place, by) => previewImport(database, guild, draft, place, by),
  filesDigest: async () => {
    const row = await database.reader.campaign.findFirst({
      where: { playedIn: { id: guild } },
      select: { filesDigest: true },
    })
    return row?.filesDigest ?? null
  },
  configure: (change, by) => configure(database, guild, change, by),
  setClock: (from, to, by) => setClock(database, guild, from, to, by),
  entry: async (id) => {
    const current = await campaignOf(guild)
    return current === null ? null : loadEntry(database.reader, current.campaign.id, id)
  },
  namedRoles: async (now) => {
    const named: string[] = []
    // The whole world is at hand only inside the door.
    await lore(guild, audienceOf(guild), now, null, (world) => {
      named.push(...world.distinctions.roles)
      return createWorld([])
    })
    return named.sort()
  },
  audit: (by, action, detail) =>
    database.write(guild, (writer) =>
      recordAudit({ writer, guild, by, newId: database.newId }, action, detail),
    ),
})
