import { Temporal } from 'temporal-polyfill'
import type { ChannelId, GuildId } from '../../src/lore/ids.ts'
import { asId } from '../../src/lore/ids.ts'
import { openSqlite } from '../../src/store/sqliteFile.ts'
import { openStore } from '../../src/store/openStore.ts'
import { author, place, rememberedIncident, seededRandom } from '../../tests/store/sampleDrafts.ts'

/** When the last rules came into force. */
export const inForceFrom = Temporal.Instant.from('2026-11-01T00:00:00Z')

const perGuild = 1000

/** Makes a database with so many rules, a thousand in each guild, all due at one instant. */
export async function makeRules(path: string, count: number): Promise<void> {
  const store = await openStore({ url: `file:${path}`, random: seededRandom(1) })
  const by = { ...author(), at: inForceFrom }
  for (let guild = 0; guild < Math.max(1, count / perGuild); guild++) {
    const home = { ...place, channel: asId<ChannelId>(String(5_000_000 + guild)) }
    const id = asId<GuildId>(String(1_000_000 + guild))
    await store.guild(id).authoring.importCampaign(rememberedIncident(), home, by)
  }
  await store.close()
  const tables = openSqlite(path)
  const columns = tables
    .prepare(`SELECT name FROM pragma_table_info('BulletinRule')`)
    .pluck()
    .all()
    .map((name) => `"${String(name)}"`)
  const values = columns.map((name) =>
    name === '"id"' ? `substr(b."id", 1, 16) || printf('%08d', n.value)` : name,
  )
  const keyed = values.map((one) => (one === '"key"' ? `b."key" || n.value` : one))
  if (count > 0) {
    tables.exec(`WITH RECURSIVE n(value) AS
      (SELECT 2 UNION ALL SELECT value + 1 FROM n WHERE value < ${perGuild})
      INSERT INTO "BulletinRule" (${columns.join(', ')})
      SELECT ${keyed.join(', ')} FROM "BulletinRule" b CROSS JOIN n`)
  }
  tables.close()
}
