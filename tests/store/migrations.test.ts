import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrateSqlite } from '../../src/store/migrate.ts'
import { migrationDifference } from '../../src/store/migrationDifference.ts'
import { readMigrations } from '../../src/store/migrations.ts'
import { deriveSchema } from '../../src/store/postgresql/deriveSchema.ts'
import { openSqlite } from '../../src/store/sqliteFile.ts'
import { StoreError } from '../../src/store/storeErrors.ts'
import { type TemporaryFolder, temporaryFolder } from './temporaryStore.ts'

const root = join(import.meta.dirname, '..', '..')
const shipped = join(root, 'prisma', 'migrations')

describe('the schema', () => {
  it('is what the migrations make', async () => {
    const schema = await readFile(join(root, 'prisma', 'schema.prisma'), 'utf8')
    expect(await migrationDifference(shipped, schema)).toBeNull()
  })

  it('is the same for PostgreSQL: "npm run migration" brings that up to date', async () => {
    const schema = await readFile(join(root, 'prisma', 'schema.prisma'), 'utf8')
    const derived = await readFile(join(root, 'prisma', 'postgresql', 'schema.prisma'), 'utf8')
    expect(derived).toBe(deriveSchema(schema))
  })

  it('hangs every row on a guild and explains every field', async () => {
    const lines = (await readFile(join(root, 'prisma', 'schema.prisma'), 'utf8')).split('\n')
    const models = lines.join('\n').match(/^model \w+ \{[^}]*\}/gm) ?? []
    expect(models.length).toBeGreaterThan(15)
    // A guild is what they hang on, and the processes that post are everybody's.
    for (const model of models.filter((text) => !/^model (Guild|Seat) /.test(text))) {
      expect(model).toMatch(/^ {2}guildId +String$/m)
    }
    const unexplained = lines.filter(
      (line, index) =>
        /^(model \w+ \{| {2}\w+ +[A-Z]\w*[ ?[]?)/.test(line) &&
        !lines[index - 1]?.trim().startsWith('///'),
    )
    expect(unexplained).toEqual([])
  })
})

describe('migrating', () => {
  let temporary: TemporaryFolder
  let path: string
  beforeEach(async () => {
    temporary = await temporaryFolder()
    path = join(temporary.folder, 'x.db')
  })
  afterEach(() => temporary.remove())

  const run = (sql: string): void => {
    const connection = openSqlite(path)
    connection.exec(sql)
    connection.close()
  }

  it('applies what is pending, once', async () => {
    const names = readMigrations(shipped).map(({ name }) => name)
    expect(await migrateSqlite(path, shipped)).toEqual(names)
    expect(await migrateSqlite(path, shipped)).toEqual([])
  })

  it('keeps the data when a newer version adds a migration', async () => {
    await migrateSqlite(path, shipped)
    run(`INSERT INTO "Guild" ("id", "createdAt") VALUES ('1', 0)`)
    const newer = join(temporary.folder, 'migrations')
    await cp(shipped, newer, { recursive: true })
    await mkdir(join(newer, '99990101000000_seasons'))
    const script = 'ALTER TABLE "Guild" ADD COLUMN "season" TEXT;'
    await writeFile(join(newer, '99990101000000_seasons', 'migration.sql'), script)
    expect(await migrateSqlite(path, newer)).toEqual(['99990101000000_seasons'])
    run(`UPDATE "Guild" SET "season" = 'spring' WHERE "id" = '1'`)
    await expect(migrateSqlite(path, shipped)).rejects.toThrow(
      /newer version of Gazetteer.*update the program/,
    )
  })

  it('brings briefings along into rows for each of their copies', async () => {
    const older = join(temporary.folder, 'older')
    await cp(shipped, older, { recursive: true })
    for (const { name } of readMigrations(shipped))
      if (name >= '20261123060500') await rm(join(older, name), { recursive: true })
    await migrateSqlite(path, older)
    const entry = ['e', '1', 'c', 'k', 'h', 1, 1, 0, 'incident', 'Raid', '', '', 'public']
    const campaign = ['c', '1', 's', 'C', '', 'gregorian', '', '{}', 'UTC', 'h', 1, 0]
    const briefing = (id: string, role: string, state: string, message: string): string =>
      `INSERT INTO "Briefing" ("id", "guildId", "incidentId", "channelId", "roleId", "banner", "note",
        "state", "messageId", "createdBy", "createdAt", "sentAt")
        VALUES ('${id}', '1', 'e', '2001', ${role}, 'B', 'N', '${state}', ${message}, '900', 5, 6);`
    run(`INSERT INTO "Guild" ("id", "createdAt") VALUES ('1', 0);
      INSERT INTO "Campaign" ("id", "guildId", "slug", "name", "summary", "calendar", "dateFormat",
        "clock", "zone", "settingsHash", "version", "createdAt") VALUES (${values(campaign)});
      INSERT INTO "Entry" ("id", "guildId", "campaignId", "key", "hash", "revision",
        "changedInVersion", "changedAt", "kind", "name", "summary", "masthead", "level")
        VALUES (${values(entry)});
      ${briefing('one', `'7001'`, 'sent', `'5001'`)} ${briefing('two', 'NULL', 'sending', 'NULL')}
      ${briefing('three', 'NULL', 'draft', 'NULL')}
      INSERT INTO "Acknowledgement" VALUES ('one', '901', '1', 7);`)
    await migrateSqlite(path, shipped)
    const connection = openSqlite(path)
    const rows = (sql: string): unknown => connection.prepare(sql).all()
    expect(
      rows('SELECT "id", "campaignId", "place", "audience" FROM "Briefing" ORDER BY "id"'),
    ).toEqual([
      {
        id: 'one',
        campaignId: 'c',
        place: 'channel',
        audience: '{"roles":["7001"],"users":[]}',
      },
      { id: 'three', campaignId: 'c', place: 'channel', audience: null },
      { id: 'two', campaignId: 'c', place: 'channel', audience: null },
    ])
    expect(
      rows('SELECT "briefingId", "state", "messageId" FROM "BriefingCopy" ORDER BY "briefingId"'),
    ).toEqual([
      { briefingId: 'one', state: 'sent', messageId: '5001' },
      { briefingId: 'two', state: 'blocked', messageId: null },
    ])
    expect(rows('SELECT "userId" FROM "Acknowledgement"')).toEqual([{ userId: '901' }])
    connection.close()
  })

  it('refuses the tables of another program', async () => {
    run('CREATE TABLE "Notes" ("id" TEXT)')
    const refusal = migrateSqlite(path, shipped)
    await expect(refusal).rejects.toThrow(StoreError)
    await expect(refusal).rejects.toThrow('another program')
  })

  it('refuses tables that were left half-way', async () => {
    await migrateSqlite(path, shipped)
    run('UPDATE _prisma_migrations SET finished_at = NULL')
    await expect(migrateSqlite(path, shipped)).rejects.toThrow('half-way')
  })

  it('refuses migrations that are not what was applied', async () => {
    await migrateSqlite(path, shipped)
    run(`UPDATE _prisma_migrations SET checksum = 'other'`)
    await expect(migrateSqlite(path, shipped)).rejects.toThrow('disagree')
  })
})

/** Values as SQL has them. */
const values = (cells: readonly (string | number)[]): string =>
  cells.map((cell) => (typeof cell === 'number' ? cell : `'${cell}'`)).join(', ')
