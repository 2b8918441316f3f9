import {
  anyPending,
  type AppliedMigration,
  appliedMigrationsQuery,
  applyMigrations,
  readMigrations,
} from './migrations.ts'
import { openSqlite, sqliteMigrationAdapter } from './sqliteFile.ts'

/**
 * Applies what is pending and resolves to the names applied. When nothing is, it costs one query:
 * the engine is loaded only when it has work. Throws a StoreError when the database was made by a
 * newer version, holds another program's tables, or a migration had failed.
 */
export async function migrateSqlite(path: string, folder: string): Promise<readonly string[]> {
  const migrations = readMigrations(folder)
  if (!anyPending(migrations, appliedMigrations(path), path)) return []
  return applyMigrations(sqliteMigrationAdapter(path), folder, migrations, path)
}

// The engine wants the file for itself, so the connection that looks is closed again.
function appliedMigrations(path: string): readonly AppliedMigration[] {
  const connection = openSqlite(path)
  try {
    const table = connection
      .prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = '_prisma_migrations'`)
      .get()
    if (table === undefined) return []
    return connection.prepare<[], AppliedMigration>(appliedMigrationsQuery).all()
  } finally {
    connection.close()
  }
}
