import { join } from 'node:path'
import type { SqlDriverAdapter, SqlQueryable } from '@prisma/driver-adapter-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { busyTimeoutMs, openSqlite, sqliteAdapter, sqlitePath } from '../../src/store/sqliteFile.ts'
import { StoreError } from '../../src/store/storeErrors.ts'
import { type TemporaryFolder, temporaryFolder } from './temporaryStore.ts'

describe('a database’s URL', () => {
  it.each([
    ['file:data/x.db', join(process.cwd(), 'data', 'x.db')],
    ['file:./x.db', join(process.cwd(), 'x.db')],
    ['file:/var/lib/x.db', '/var/lib/x.db'],
    ['file:///var/lib/x.db', '/var/lib/x.db'],
    ['file:my%20data/x.db?mode=rw', join(process.cwd(), 'my data', 'x.db')],
  ])('%s is the file %s', (url, path) => {
    expect(sqlitePath(url)).toBe(path)
  })

  it('is refused when it names no file', () => {
    expect(() => sqlitePath('mysql://localhost/x')).toThrow(StoreError)
  })
})

describe('a connection to SQLite', () => {
  let temporary: TemporaryFolder
  let connection: SqlDriverAdapter
  beforeEach(async () => {
    temporary = await temporaryFolder()
    const path = join(temporary.folder, 'x.db')
    const tables = openSqlite(path)
    tables.exec('CREATE TABLE "Guild" ("id" TEXT)')
    tables.close()
    connection = await sqliteAdapter(path).connect()
  })
  afterEach(async () => {
    await connection.dispose()
    await temporary.remove()
  })

  const ask = async (on: SqlQueryable, sql: string): Promise<unknown> =>
    (await on.queryRaw({ sql, args: [], argTypes: [] })).rows[0]?.[0]
  const write = (on: SqlQueryable, sql: string): Promise<number> =>
    on.executeRaw({ sql, args: [], argTypes: [] })

  it('is durable, checked and patient, for reading and for writing', async () => {
    const transaction = await connection.startTransaction()
    for (const on of [connection, transaction]) {
      expect(await ask(on, 'PRAGMA journal_mode')).toBe('wal')
      expect(await ask(on, 'PRAGMA synchronous')).toBe(2)
      expect(await ask(on, 'PRAGMA foreign_keys')).toBe(1)
      expect(await ask(on, 'PRAGMA busy_timeout')).toBe(busyTimeoutMs)
    }
    await write(transaction, 'ROLLBACK')
    await transaction.rollback()
  })

  it('keeps what a transaction has not finished from everyone else', async () => {
    const transaction = await connection.startTransaction()
    await write(transaction, `INSERT INTO "Guild" VALUES ('1')`)
    expect(await ask(connection, 'SELECT count(*) FROM "Guild"')).toBe(0)
    await write(transaction, 'COMMIT')
    await transaction.commit()
    expect(await ask(connection, 'SELECT count(*) FROM "Guild"')).toBe(1)
  })

  it('writes in transactions alone', async () => {
    await expect(write(connection, `INSERT INTO "Guild" VALUES ('1')`)).rejects.toThrow(
      'readonly database',
    )
  })

  it('is free again after another process kept it from writing', async () => {
    const other = openSqlite(join(temporary.folder, 'x.db'))
    other.exec('BEGIN IMMEDIATE')
    await expect(connection.startTransaction()).rejects.toThrow('SocketTimeout')
    other.exec('COMMIT')
    other.close()
    const transaction = await connection.startTransaction()
    await write(transaction, 'COMMIT')
    await transaction.commit()
  })
})
