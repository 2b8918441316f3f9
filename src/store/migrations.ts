import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import type { MigrationList } from '@prisma/schema-engine-wasm'
import { withSchemaEngine } from './schemaEngine.ts'
import { StoreError } from './storeErrors.ts'

/** A step that brings the tables from one version of the program to the next. */
export interface Migration {
  /** Its folder's name, which begins with a time: they apply in the order of their names. */
  readonly name: string
  readonly script: string
  /** SHA-256 of the script, hexadecimal, as Prisma's table keeps it. */
  readonly checksum: string
}

/** A row of Prisma's own table of migrations that was not rolled back. */
export interface AppliedMigration {
  readonly name: string
  readonly checksum: string
  readonly finished: 0 | 1
}

/** Asks for the rows of that table; the same words for every database. */
export const appliedMigrationsQuery = `SELECT migration_name AS name, checksum,
  CASE WHEN finished_at IS NULL THEN 0 ELSE 1 END AS finished
  FROM _prisma_migrations WHERE rolled_back_at IS NULL`

/** A folder of prisma/, beside the sources or the compiled program, whichever runs. */
export function migrationsFolder(...path: readonly string[]): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const migrations = join(folder, 'prisma', ...path)
    if (existsSync(migrations)) return migrations
    if (folder === dirname(folder)) throw new Error(`${join('prisma', ...path)} is missing`)
  }
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

/**
 * Applies what is pending, and resolves to the names applied. Throws a StoreError when the database
 * at `place` holds another program's tables.
 */
export async function applyMigrations(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  folder: string,
  migrations: readonly Migration[],
  place: string,
): Promise<readonly string[]> {
  try {
    return await withSchemaEngine(adapter, undefined, async (engine) => {
      const { appliedMigrationNames } = await engine.applyMigrations({
        migrationsList: migrationList(folder, migrations),
        filters: { externalTables: [], externalEnums: [] },
      })
      return appliedMigrationNames
    })
  } catch (error) {
    if (Reflect.get(Object(error), 'code') === 'P3005') {
      throw new StoreError(
        `${place} holds the tables of another program: let DATABASE_URL name another one`,
      )
    }
    throw error
  }
}

/**
 * Whether any of the migrations is missing in the database at `place`. Throws a StoreError when
 * what was applied there is not a beginning of them.
 */
export function anyPending(
  migrations: readonly Migration[],
  applied: readonly AppliedMigration[],
  place: string,
): boolean {
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const { name, checksum, finished } of applied) {
    const migration = known.get(name)
    if (migration === undefined) {
      throw new StoreError(
        `${place} was made by a newer version of Gazetteer (it has ${name}): update the program, or restore a backup made by this version`,
      )
    }
    if (finished === 0) {
      throw new StoreError(
        `${place} was left half-way in an update of its tables (${name}): restore the backup made before it`,
      )
    }
    if (migration.checksum !== checksum) {
      throw new StoreError(
        `${place} and this program disagree about ${name}: take the program's own copy of the folder prisma again`,
      )
    }
  }
  return applied.length < migrations.length
}
