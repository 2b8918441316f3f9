import { asId, type GuildId } from '../lore/ids.ts'
import { createCampaignReader } from './campaigns.ts'
import { createCrossposts } from './crossposts.ts'
import { createCopyLedger } from './copyLedger.ts'
import { createComparisons } from './comparisons.ts'
import type { Database } from './database.ts'
import { createGuildStore } from './guildStore.ts'
import { createLedger } from './ledger.ts'
import { createLoreDoor } from './loreDoor.ts'
import { createRecent } from './recent.ts'
import { createSeats } from './seats.ts'
import type { GuildStore, Store } from './store.ts'
import { passes, troubleOf } from './storeErrors.ts'

/** How many guilds' stores are kept: every interaction asks for one. */
const keptGuilds = 1_000

/** The store on an open database, with nothing in its memory yet. */
export function createStore(database: Database): Store {
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
