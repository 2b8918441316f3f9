import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { MigrationList } from '@prisma/schema-engine-wasm'
import type Database from 'better-sqlite3'
import { withSchemaEngine } from './schemaEngine.ts'
import { openSqlite, sqliteMigrationAdapter } from './sqliteFile.ts'
import { StoreError } from './storeErrors.ts'

/** A step that brings the tables from one version of the program to the next. */
export interface Migration {
  /** Its folder's name, which begins with a time: they apply in the order of their names. */
  readonly name: string
  readonly script: string
  /** SHA-256 of the script, hexadecimal, as Prisma's table keeps it. */
  readonly checksum: string
}

/** The migrations in a folder such as prisma/migrations, in their order. */
export function readMigrations(folder: string): readonly Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((item) => item.isDirectory())
    .map(({ name }) => {
      const script = readFileSync(join(folder, name, 'migration.sql'), 'utf8')
      return { name, script, checksum: createHash('sha256').update(script).digest('hex') }
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** A row of Prisma's own table of migrations. */
interface AppliedMigration {
  readonly name: string
  readonly checksum: string
  readonly finished: 0 | 1
}

/**
 * Applies what is pending and resolves to the names applied. When nothing is, it costs one query:
 * the engine is loaded only when it has work. Throws a StoreError when the database was made by a
 * newer version, holds another program's tables, or a migration had failed.
 */
export async function migrateSqlite(path: string, folder: string): Promise<readonly string[]> {
  const migrations = readMigrations(folder)
  if (pendingMigrations(migrations, path).length === 0) return []
  try {
    return await withSchemaEngine(sqliteMigrationAdapter(path), undefined, async (engine) => {
      const { appliedMigrationNames } = await engine.applyMigrations({
        migrationsList: migrationList(folder, migrations),
        filters: { externalTables: [], externalEnums: [] },
      })
      return appliedMigrationNames
    })
  } catch (error) {
    if (Reflect.get(Object(error), 'code') === 'P3005') {
      throw new StoreError(
        `${path} holds the tables of another program: let DATABASE_URL name another file`,
      )
    }
    throw error
  }
}

/** The engine's own shape of a folder of migrations. */
export const migrationList = (folder: string, migrations: readonly Migration[]): MigrationList => ({
  baseDir: folder,
  lockfile: {
    path: 'migration_lock.toml',
    content: readFileSync(join(folder, 'migration_lock.toml'), 'utf8'),
  },
  shadowDbInitScript: '',
  migrationDirectories: migrations.map(({ name, script }) => ({
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: script } },
  })),
})

// The engine wants the file for itself, so the connection that looks is closed again.
function pendingMigrations(migrations: readonly Migration[], path: string): readonly Migration[] {
  const connection = openSqlite(path)
  try {
    const applied = appliedMigrations(connection)
    refuseStrangers(migrations, applied, path)
    const names = new Set(applied.map(({ name }) => name))
    return migrations.filter(({ name }) => !names.has(name))
  } finally {
    connection.close()
  }
}

function appliedMigrations(connection: Database.Database): readonly AppliedMigration[] {
  const table = connection
    .prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = '_prisma_migrations'`)
    .get()
  if (table === undefined) return []
  return connection
    .prepare<[], AppliedMigration>(
      `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
       FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
    )
    .all()
}

function refuseStrangers(
  migrations: readonly Migration[],
  applied: readonly AppliedMigration[],
  path: string,
): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const { name, checksum, finished } of applied) {
    const migration = known.get(name)
    if (migration === undefined) {
      throw new StoreError(
        `${path} was made by a newer version of Gazetteer (it has ${name}): update the program, or restore a backup made by this version`,
      )
    }
    if (finished === 0) {
      throw new StoreError(
        `${path} was left half-way in an update of its tables (${name}): restore the backup made before it`,
      )
    }
    if (migration.checksum !== checksum) {
      throw new StoreError(
        `${path} and this program disagree about ${name}: take the program's own copy of prisma/migrations again`,
      )
    }
  }
}
