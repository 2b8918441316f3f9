import type { Temporal } from 'temporal-polyfill'
import type { Log } from '../log.ts'
import { audienceOf } from '../lore/visibility.ts'
import type { Store } from '../store/store.ts'

/** A host has one server or a few; where there are very many, each is read when it asks. */
const mostGuilds = 20

/**
 * Reads the lore of the first guilds as players see it, so that the first question after a start is
 * answered as quickly as the others: 10,000 entries take 0.7 s. What fails here fails again, and is
 * answered, where somebody asks.
 */
export async function readAhead(store: Store, now: Temporal.Instant, log: Log): Promise<void> {
  try {
    for (const guild of (await store.guilds()).slice(0, mostGuilds)) {
      const lore = await store.guild(guild).lore(audienceOf(guild), now)
      lore?.search('')
    }
  } catch (error) {
    log.warn('lore was not read ahead', { error })
  }
}
