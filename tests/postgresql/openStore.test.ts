import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrationsFolder, readMigrations } from '../../src/store/migrations.ts'
import { openStore } from '../../src/store/openStore.ts'
import { migrationLock } from '../../src/store/postgresql/migrate.ts'
import { openPools } from '../../src/store/postgresql/pools.ts'
import { emptySchema, schemaDifference } from '../../src/store/postgresql/schemaDifference.ts'
import { StoreError, userErrorOf } from '../../src/store/storeErrors.ts'
import {
  author,
  gm,
  guildA,
  place,
  rememberedIncident,
  second,
  seededRandom,
} from '../store/sampleDrafts.ts'
import { databasesOn } from './databases.ts'
import { type PostgresqlServer, postgresqlPrograms, startPostgresql } from './server.ts'

const openAt = (url: string) => openStore({ url, random: seededRandom(1) })

/** The one line with which opening `url` ends. */
async function refusalOf(url: string): Promise<string> {
  const outcome: unknown = await openAt(url).catch((error: unknown) => error)
  if (!(outcome instanceof StoreError))
    throw new Error(`${url} was not refused: ${String(outcome)}`)
  expect(outcome.message).not.toContain('\n')
  expect(outcome.message).not.toContain('secret')
  return outcome.message
}

// The engine's own look at the tables fails over the driver, which does not know all their types.
const describeTables = `
  SELECT table_name AS name, concat_ws(' ', column_name, data_type, datetime_precision,
    is_nullable, column_default) AS definition
  FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\\_%'
  UNION ALL SELECT tablename, indexdef
  FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE '\\_%'
  UNION ALL SELECT conrelid::regclass::text, concat_ws(' ', conname, pg_get_constraintdef(oid))
  FROM pg_constraint
  WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text NOT LIKE '\\_%'
  ORDER BY 1, 2`

describe.skipIf(postgresqlPrograms === null)('a database on PostgreSQL', () => {
  let server: PostgresqlServer
  let makeDatabase: ReturnType<typeof databasesOn>
  beforeAll(async () => {
    server = await startPostgresql()
    makeDatabase = databasesOn(server)
  })
  afterAll(() => server.remove())

  // First, while there is little to look through: recovery reads every file of every database.
  it('is found again after it crashed, and what was acknowledged is there', async () => {
    const { store, remove } = await makeDatabase()
    const guild = store.guild(guildA)
    await guild.authoring.importCampaign(rememberedIncident(), place, author())
    await server.crash()
    const failures = await Promise.all([
      guild.campaign().catch((error: unknown) => error),
      guild.authoring.configure({ zone: 'UTC' }, author()).catch((error: unknown) => error),
    ])
    for (const failure of failures) {
      expect(userErrorOf(failure)?.message).toMatch(
        /database cannot be reached.*Nothing was changed/,
      )
    }
    await server.start()
    expect((await guild.lore(gm(guildA), second(0)))?.entries).toHaveLength(2)
    await guild.authoring.configure({ zone: 'Asia/Tokyo' }, author(1))
    expect(await guild.campaign()).toMatchObject({ zone: 'Asia/Tokyo' })
    await remove()
  }, 180_000)

  it('gets its tables from whichever of several processes comes first', async () => {
    await server.ask('CREATE DATABASE fresh')
    const stores = await Promise.all([1, 2, 3, 4].map(() => openAt(server.url('fresh'))))
    for (const store of stores) {
      expect(await store.guilds()).toEqual([])
      await store.close()
    }
    const names = await server.ask('SELECT migration_name FROM _prisma_migrations', 'fresh')
    expect(names).toHaveLength(readMigrations(migrationsFolder('postgresql', 'migrations')).length)
  })

  it('waits for another process that is in the middle of making its tables', async () => {
    await server.ask('CREATE DATABASE half_way')
    await (await openAt(server.url('half_way'))).close()
    const other = new pg.Client({ connectionString: server.url('half_way') })
    await other.connect()
    await other.query('SELECT pg_advisory_lock($1)', [migrationLock])
    await other.query('UPDATE _prisma_migrations SET finished_at = NULL')
    const opening = openAt(server.url('half_way'))
    opening.catch(() => {}) // said below
    const waiting = `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
      AND database = (SELECT oid FROM pg_database WHERE datname = 'half_way')`
    await expect.poll(() => server.ask(waiting)).toHaveLength(1)
    await other.query('UPDATE _prisma_migrations SET finished_at = now()')
    await other.end()
    const store = await opening
    expect(await store.guilds()).toEqual([])
    await store.close()
  })

  it('has the tables that the schema says', async () => {
    const schema = migrationsFolder('postgresql', 'schema.prisma')
    const script = await schemaDifference(emptySchema, await readFile(schema, 'utf8'))
    await server.ask('CREATE DATABASE at_once')
    await server.ask(script ?? '', 'at_once')
    await server.ask('CREATE DATABASE step_by_step')
    await (await openAt(server.url('step_by_step'))).close()
    const tables = await server.ask(describeTables, 'step_by_step')
    expect(tables.length).toBeGreaterThan(100)
    expect(tables).toEqual(await server.ask(describeTables, 'at_once'))
  })

  it('is refused when a newer version made it, or another program', async () => {
    await server.ask('CREATE DATABASE newer')
    await (await openAt(server.url('newer'))).close()
    await server.ask(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
       VALUES ('n', 'n', '99990101000000_seasons', now())`,
      'newer',
    )
    expect(await refusalOf(server.url('newer'))).toMatch(/newer version of Gazetteer/)
    await server.ask('CREATE DATABASE notes')
    await server.ask('CREATE TABLE "Notes" ("id" text)', 'notes')
    expect(await refusalOf(server.url('notes'))).toMatch(/^The database notes on .*another program/)
  })

  it('is refused with the fix when it is not there, read-only or not ours to change', async () => {
    expect(await refusalOf(server.url('nowhere'))).toMatch(/check that it exists/)
    await server.ask('CREATE DATABASE readable')
    await server.ask('ALTER DATABASE readable SET default_transaction_read_only = on')
    expect(await refusalOf(server.url('readable'))).toMatch(/can only be read/)
    await server.ask(`CREATE ROLE guest LOGIN PASSWORD 'secret'`)
    await server.ask('CREATE DATABASE owned')
    const guest = server.url('owned').replace('owner', 'guest:secret')
    expect(await refusalOf(guest)).toMatch(/may make tables in it/)
    await server.ask(`CREATE DATABASE old ENCODING 'LATIN1' TEMPLATE template0
      LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C'`)
    expect(await refusalOf(server.url('old'))).toMatch(/keeps its text as LATIN1/)
  })

  it('is refused with the fix when no server is there', async () => {
    // Port 1 of this machine: reserved, and nobody listens.
    expect(await refusalOf('postgresql://u:secret@127.0.0.1:1/x')).toBe(
      'The database x on 127.0.0.1:1 cannot be reached: check that PostgreSQL runs there, and the host and port in DATABASE_URL',
    )
  })

  it('is written to by its writers alone', async () => {
    const pools = openPools(server.url('postgres'))
    const statement = 'CREATE TABLE scribble (n int)'
    await expect(pools.reading.query(statement)).rejects.toThrow('read-only transaction')
    await pools.close()
  })

  it('is let go of by a process that was stopped in the middle of writing', async () => {
    const pools = openPools(server.url('postgres'))
    const { rows } = await pools.writing.query(`
      SELECT current_setting('idle_in_transaction_session_timeout') AS silence,
        current_setting('lock_timeout') AS wait`)
    expect(rows).toEqual([{ silence: '30s', wait: '10s' }])
    await pools.close()
  })

  it('keeps working when the server ends its connections', async () => {
    const { store, ask, remove } = await makeDatabase()
    const guild = store.guild(guildA)
    await guild.authoring.importCampaign(rememberedIncident(), place, author())
    const endAll = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'gazetteer'`
    for (let round = 1; round <= 5; round++) {
      await ask(endAll)
      const zone = round % 2 === 0 ? 'UTC' : 'Asia/Tokyo'
      const [, campaign] = await Promise.all([
        guild.authoring.configure({ zone }, author(round)),
        guild.campaign(),
      ])
      expect(campaign).not.toBeNull()
      expect(await guild.campaign()).toMatchObject({ zone })
    }
    await remove()
  })
})
