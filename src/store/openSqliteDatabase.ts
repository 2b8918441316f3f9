import { PrismaClient } from './generated/client.ts'
import { createDatabase, type Database } from './database.ts'
import { migrateSqlite } from './migrate.ts'
import { migrationsFolder } from './migrations.ts'
import type { NewId } from './newId.ts'
import { patiently } from './patience.ts'
import { sqliteDialect } from './sqliteDialect.ts'
import { openSqlite, proveWritable, sqliteAdapter, sqlitePath } from './sqliteFile.ts'
import { storeErrorOf, troubleOf } from './storeErrors.ts'
import { sqliteVersions } from './versions.ts'

/** Opens the file at a `file:` address, bringing its tables up to date first. Throws a StoreError. */
export async function openSqliteDatabase(url: string, newId: NewId): Promise<Database> {
  const path = sqlitePath(url)
  try {
    const connection = await patiently(
      async () => {
        await migrateSqlite(path, migrationsFolder('migrations'))
        const opened = openSqlite(path)
        try {
          proveWritable(opened)
          return opened
        } catch (error) {
          opened.close()
          throw error
        }
      },
      (error) => troubleOf(error) === 'busy',
    )
    const client = new PrismaClient({ adapter: sqliteAdapter(path) })
    return createDatabase(client, sqliteDialect, sqliteVersions(connection), newId)
  } catch (error) {
    throw storeErrorOf(error, path) ?? error
  }
}
