import { existsSync, mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  Transaction,
} from '@prisma/driver-adapter-utils'
import Database from 'better-sqlite3'
import { StoreError } from './storeErrors.ts'

/**
 * How long a connection waits for another process's lock, in ms. It waits without letting anything
 * else run, so it is short; whoever can tries again, see patience.ts.
 */
export const busyTimeoutMs = 200

// WAL: readers and the writer don't block each other. FULL: what was acknowledged survives the
// loss of power, which NORMAL does not promise under WAL (https://www.sqlite.org/wal.html).
// Each connection keeps 4 MB of pages: the driver's own 16 MB made nothing quicker, and all of them
// filled up where many rules were looked at.
const everyConnection = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
  PRAGMA cache_size = -4000;
`

/** The path that a `file:` URL names, relative ones from the working directory. */
export function sqlitePath(url: string): string {
  if (!url.startsWith('file:')) {
    throw new StoreError(
      `DATABASE_URL does not name a database file: write it as file:data/gazetteer.db`,
    )
  }
  return resolve(
    decodeURI(
      url
        .slice('file:'.length)
        .replace(/^\/\/(?=\/)/, '')
        .replace(/\?.*$/, ''),
    ),
  )
}

/**
 * A connection of its own beside the client's, for what must be quick; makes the folder and the
 * file where they are missing. Throws what the file system and the driver throw.
 */
export function openSqlite(path: string): Database.Database {
  makeFolder(dirname(path))
  const connection = new Database(path, { timeout: busyTimeoutMs })
  try {
    connection.exec(everyConnection)
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

/** A file that only one process holds at a time; null when another holds it. */
export function openLock(path: string): Database.Database | null {
  const lock = new Database(path, { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY') return null
    throw error
  }
}

// Not Node's own `recursive`: where a folder exists that takes none, as /proc, it never ends.
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!existsSync(folder)) throw error
  }
}

/**
 * Writes a page that says what it said before, so that a file which cannot be written to, or has
 * no room left, is found out at the start and not in the middle of somebody's work.
 */
export function proveWritable(connection: Database.Database): void {
  const version = Number(connection.pragma('user_version', { simple: true }))
  connection.exec(`BEGIN IMMEDIATE; PRAGMA user_version = ${version}; COMMIT`)
}

/**
 * The client's way to the file. Transactions have a connection of their own: on a shared one,
 * whatever else is asked meanwhile would become a part of the open transaction, see its unfinished
 * work and be undone with it. So all writing is done in transactions, and plain queries read.
 */
export function sqliteAdapter(path: string): SqlMigrationAwareDriverAdapterFactory {
  const driver = new PrismaBetterSqlite3(
    { url: path, timeout: busyTimeoutMs },
    { timestampFormat: 'unixepoch-ms' },
  )
  return {
    provider: driver.provider,
    adapterName: driver.adapterName,
    connectToShadowDb: () => driver.connectToShadowDb(),
    connect: async () => {
      const reader = await connect(driver, `${everyConnection} PRAGMA query_only = ON;`)
      const writer = await connect(driver, everyConnection)
      return {
        provider: reader.provider,
        adapterName: reader.adapterName,
        queryRaw: (query) => reader.queryRaw(query),
        executeRaw: (query) => reader.executeRaw(query),
        executeScript: (script) => reader.executeScript(script),
        startTransaction: (isolation) => startWriting(writer, isolation),
        dispose: async () => {
          await writer.dispose()
          await reader.dispose()
        },
      }
    },
  }
}

/** The schema engine's way to the file: one plain connection. */
export function sqliteMigrationAdapter(path: string): SqlMigrationAwareDriverAdapterFactory {
  const driver = new PrismaBetterSqlite3({ url: path, timeout: busyTimeoutMs })
  return {
    provider: driver.provider,
    adapterName: driver.adapterName,
    connect: () => connect(driver, everyConnection),
    connectToShadowDb: async () => {
      const shadow = await driver.connectToShadowDb()
      return {
        provider: shadow.provider,
        adapterName: shadow.adapterName,
        queryRaw: (query) => shadow.queryRaw(query),
        // The engine sends whole migrations this way, which the driver takes for one statement.
        executeRaw: async (query) => {
          if (query.args.length > 0) return shadow.executeRaw(query)
          await shadow.executeScript(query.sql)
          return 0
        },
        executeScript: (script) => shadow.executeScript(script),
        startTransaction: (isolation) => shadow.startTransaction(isolation),
        dispose: () => shadow.dispose(),
      }
    },
  }
}

async function connect(driver: PrismaBetterSqlite3, settings: string): Promise<SqlDriverAdapter> {
  const connection = await driver.connect()
  await connection.executeScript(settings)
  return connection
}

// The driver begins transactions that take the write lock at their first write. If they have read
// before, and another process wrote in between, SQLite refuses at once without waiting. Changing
// no row first takes the lock at the start, where waiting and trying again are safe.
async function startWriting(
  writer: SqlDriverAdapter,
  isolation: Parameters<SqlDriverAdapter['startTransaction']>[0],
): Promise<Transaction> {
  const transaction = await writer.startTransaction(isolation)
  const run = (sql: string): Promise<unknown> =>
    transaction.executeRaw({ sql, args: [], argTypes: [] })
  try {
    await run('UPDATE "Guild" SET "id" = "id" WHERE 0')
    return transaction
  } catch (error) {
    await run('ROLLBACK')
    await transaction.rollback()
    throw error
  }
}
