import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import {
  anyPending,
  type AppliedMigration,
  appliedMigrationsQuery,
  applyMigrations,
  readMigrations,
} from '../migrations.ts'

/** Any number that nobody else takes: one process after the other changes the tables. */
export const migrationLock = 4_118_240_402

/**
 * Applies what is pending, one process after the other, and resolves to the names applied. Throws
 * a StoreError as migrateSqlite does; `place` names the database in it.
 */
export async function migratePostgresql(
  url: string,
  folder: string,
  place: string,
): Promise<readonly string[]> {
  const migrations = readMigrations(folder)
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {}) // what is asked next says it
  await client.connect()
  try {
    // Before looking: what another process is just about to finish would look left half-way.
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock])
    if (!anyPending(migrations, await appliedMigrations(client), place)) return []
    return await applyMigrations(new PrismaPg(url), folder, migrations, place)
  } finally {
    await client.end()
  }
}

async function appliedMigrations(client: pg.Client): Promise<readonly AppliedMigration[]> {
  const { rows: tables } = await client.query<{ readonly table: string | null }>(
    `SELECT to_regclass('_prisma_migrations') AS "table"`,
  )
  if (tables[0]?.table == null) return []
  return (await client.query<AppliedMigration>(appliedMigrationsQuery)).rows
}
