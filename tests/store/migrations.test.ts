import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
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
    for (const model of models.filter((text) => !text.startsWith('model Guild '))) {
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
