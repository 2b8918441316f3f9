import type pg from 'pg'
import { createDatabase, type Database } from '../database.ts'
import type { PrismaClient as SqliteClient } from '../generated/client.ts'
import { migrationsFolder } from '../migrations.ts'
import type { NewId } from '../newId.ts'
import { whileItPasses } from '../patience.ts'
import { StoreError, storeErrorOf, type Trouble } from '../storeErrors.ts'
import { postgresqlAdapter } from './adapter.ts'
import { postgresqlDialect } from './dialect.ts'
import { PrismaClient } from './generated/client.ts'
import { migratePostgresql } from './migrate.ts'
import { openPools } from './pools.ts'
import { postgresqlVersions } from './versions.ts'

/**
 * Opens the database at a `postgresql:` address, bringing its tables up to date first. Throws a
 * StoreError that never quotes the password.
 */
export async function openPostgresql(url: string, newId: NewId): Promise<Database> {
  const place = placeOf(url)
  const pools = openPools(url)
  try {
    await whileItPasses(async () => {
      await proveUsable(pools.writing, place)
      await migratePostgresql(url, migrationsFolder('postgresql', 'migrations'), place)
    })
  } catch (error) {
    await pools.close()
    throw storeErrorOf(error, place, fixes) ?? error
  }
  const own = new PrismaClient({ adapter: postgresqlAdapter(pools) })
  // Made of the same models, it does all that SQLite's does; the compiler compares every method of
  // both, and tells apart what PostgreSQL can do besides.
  const client = own as unknown as SqliteClient
  const versions = { ...postgresqlVersions(pools.reading), close: () => pools.close() }
  return createDatabase(client, postgresqlDialect, versions, newId)
}

/** An address as people may read it, without user and password. */
function placeOf(url: string): string {
  const { host, pathname } = new URL(url)
  return `The database ${decodeURIComponent(pathname.slice(1))} on ${host}`
}

async function proveUsable(pool: pg.Pool, place: string): Promise<void> {
  const { rows } = await pool.query<{ readonly readOnly: boolean; readonly encoding: string }>(
    `SELECT pg_is_in_recovery() OR current_setting('transaction_read_only')::boolean AS "readOnly",
      current_setting('server_encoding') AS encoding`,
  )
  const [{ readOnly, encoding } = { readOnly: false, encoding: '' }] = rows
  if (readOnly) throw new StoreError(`${place} ${fixes['read-only']}`)
  if (encoding !== 'UTF8') {
    throw new StoreError(
      `${place} keeps its text as ${encoding}: make one with createdb --encoding=UTF8 --template=template0`,
    )
  }
}

const fixes: Readonly<Record<Trouble, string>> = {
  busy: 'is busy or has no connection left: stop what holds it, or raise max_connections',
  'read-only': 'can only be read: let DATABASE_URL name the server that is written to',
  full: 'has no room left on its disk: free some space and start again',
  corrupt: 'is damaged: restore a backup',
  unreachable:
    'cannot be reached: check that PostgreSQL runs there, and the host and port in DATABASE_URL',
  lost: 'broke off the connection: look into the log of PostgreSQL and start again',
  refused:
    'does not let the bot in: check that it exists, the user and the password in DATABASE_URL, and that this user may make tables in it',
}
