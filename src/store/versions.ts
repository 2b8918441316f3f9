import type Database from 'better-sqlite3'
import type { CampaignId, GuildId } from '../lore/ids.ts'

/** Which campaign a guild plays and at which version it stands. */
export interface CampaignVersion {
  readonly campaign: CampaignId
  /** Rises with every change of settings and lore, by whomever it is made. */
  readonly version: number
}

/**
 * Tells whether anything kept in memory is still true. Asked before every read, so it is quick,
 * and never behind what has been committed by any connection of any process.
 */
export interface Versions {
  readonly of: (guild: GuildId) => CampaignVersion | null | Promise<CampaignVersion | null>
  readonly close: () => void | Promise<void>
}

/** How many guilds' versions are remembered between two changes of the database. */
const rememberedGuilds = 10_000

/**
 * SQLite counts the commits that other connections make (`PRAGMA data_version`, a few
 * microseconds): while the count stands still, so does everything. `connection` is used for
 * nothing else, so that every write is another connection's. Closing closes it.
 */
export function sqliteVersions(connection: Database.Database): Versions {
  const count = connection.prepare<[], number>('PRAGMA data_version').pluck()
  const row = connection.prepare<[string], CampaignVersion>(
    `SELECT c."id" AS campaign, c."version" AS version
     FROM "Guild" g JOIN "Campaign" c ON c."id" = g."campaignId" WHERE g."id" = ?`,
  )
  const remembered = new Map<GuildId, CampaignVersion | null>()
  let counted: number | undefined
  return {
    of: (guild) => {
      const now = count.get()
      if (now !== counted || remembered.size > rememberedGuilds) remembered.clear()
      counted = now
      const known = remembered.get(guild)
      if (known !== undefined) return known
      const read = row.get(guild) ?? null
      remembered.set(guild, read)
      return read
    },
    close: () => {
      connection.close()
    },
  }
}
