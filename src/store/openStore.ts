import { asId, type GuildId } from '../lore/ids.ts'
import { createCampaignReader } from './campaigns.ts'
import { createCrossposts } from './crossposts.ts'
import type { Database } from './database.ts'
import { createCopyLedger } from './copyLedger.ts'
import { createComparisons } from './comparisons.ts'
import { createGuildStore } from './guildStore.ts'
import { createLedger } from './ledger.ts'
import { createLoreDoor } from './loreDoor.ts'
import { createNewId, type NewId, type RandomSource } from './newId.ts'
import { openSqliteDatabase } from './openSqliteDatabase.ts'
import { createRecent } from './recent.ts'
import { createSeats } from './seats.ts'
import type { GuildStore, Store } from './store.ts'
import { passes, troubleOf } from './storeErrors.ts'

export interface StoreOptions {
  /** `DATABASE_URL`: `file:` and a path, from the working directory when relative, or `postgresql:`. */
  readonly url: string
  /** Where row ids come from: `crypto.getRandomValues`, or a seeded source in tests. */
  readonly random: RandomSource
}

/** How many guilds' stores are kept: every interaction asks for one. */
const keptGuilds = 1_000

/**
 * Opens the database, making it or bringing its tables up to date first. Throws a StoreError with
 * one line for whoever runs the bot when it is locked, read-only, damaged, full, unreachable or of a
 * newer version.
 */
export async function openStore({ url, random }: StoreOptions): Promise<Store> {
  const database = await openDatabase(url, createNewId(random))
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
    comparisons: createComparisons(database),
    crossposts: createCrossposts(database),
    copies: createCopyLedger(database),
    seats: createSeats(database),
    passes: (error) => passes(troubleOf(error)),
    close: database.close,
  }
}

// What one database needs is not loaded for the other.
async function openDatabase(url: string, newId: NewId): Promise<Database> {
  if (!isPostgresql(url)) return openSqliteDatabase(url, newId)
  const { openPostgresql } = await import('./postgresql/open.ts')
  return openPostgresql(url, newId)
}

/** Whether an address names PostgreSQL, on which several processes may work at once. */
export const isPostgresql = (url: string): boolean => /^postgres(ql)?:/.test(url)
