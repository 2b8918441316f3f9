import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { asId, type GuildId } from '../lore/ids.ts'
import { createCampaignReader } from './campaigns.ts'
import { createDatabase, type Database } from './database.ts'
import { createGuildStore } from './guildStore.ts'
import { createLedger } from './ledger.ts'
import { createLoreDoor } from './loreDoor.ts'
import { migrateSqlite } from './migrate.ts'
import { createNewId, type RandomSource } from './newId.ts'
import { patiently } from './patience.ts'
import { createRecent } from './recent.ts'
import { openSqlite, proveWritable, sqliteAdapter, sqlitePath } from './sqliteFile.ts'
import type { GuildStore, Store } from './store.ts'
import { storeErrorOf, troubleOf } from './storeErrors.ts'
import { sqliteVersions } from './versions.ts'

export interface StoreOptions {
  /** `DATABASE_URL`: `file:` and a path, from the working directory when relative. */
  readonly url: string
  /** Where row ids come from: `crypto.getRandomValues`, or a seeded source in tests. */
  readonly random: RandomSource
}

/** How many guilds' stores are kept: every interaction asks for one. */
const keptGuilds = 1_000

/**
 * Opens the database, making it or bringing its tables up to date first. Throws a StoreError with
 * one line for whoever runs the bot when the file is locked, read-only, damaged, full, unreachable
 * or of a newer version.
 */
export async function openStore({ url, random }: StoreOptions): Promise<Store> {
  const database = await openDatabase(sqlitePath(url), random)
  const campaignOf = createCampaignReader(database)
  const lore = createLoreDoor(database, campaignOf)
  const kept = createRecent<GuildId, GuildStore>(keptGuilds)
  const guild = (id: GuildId): GuildStore => {
    const known = kept.get(id)
    if (known !== undefined) return known
    const made = createGuildStore(database, id, campaignOf, lore)
    kept.set(id, made, 1)
    return made
  }
  return {
    guild,
    guilds: async () => {
      const rows = await database.reader.guild.findMany({
        where: { campaignId: { not: null } },
        orderBy: { id: 'asc' },
        select: { id: true },
      })
      return rows.map(({ id }) => asId(id))
    },
    ledger: createLedger(database),
    close: database.close,
  }
}

async function openDatabase(path: string, random: RandomSource): Promise<Database> {
  try {
    const connection = await patiently(
      async () => {
        await migrateSqlite(path, migrationsFolder())
        const opened = openSqlite(path)
        try {
          proveWritable(opened)
          return opened
        } catch (error) {
          opened.close()
          throw error
        }
      },
      (error) => troubleOf(error) === 'busy',
    )
    return createDatabase(sqliteAdapter(path), sqliteVersions(connection), createNewId(random))
  } catch (error) {
    throw storeErrorOf(error, path) ?? error
  }
}

// Beside the sources or the compiled program, whichever runs.
function migrationsFolder(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const migrations = join(folder, 'prisma', 'migrations')
    if (existsSync(migrations)) return migrations
    if (folder === dirname(folder)) throw new Error('prisma/migrations is missing')
  }
}
