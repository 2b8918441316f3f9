import Database from 'better-sqlite3'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDatabase } from '../../src/store/database.ts'
import { PrismaClient } from '../../src/store/generated/client.ts'
import { createNewId } from '../../src/store/newId.ts'
import { openStore } from '../../src/store/openStore.ts'
import { sqliteDialect } from '../../src/store/sqliteDialect.ts'
import { openSqlite, proveWritable, sqliteAdapter } from '../../src/store/sqliteFile.ts'
import { storeErrorOf, troubleOf, userErrorOf } from '../../src/store/storeErrors.ts'
import { sqliteVersions } from '../../src/store/versions.ts'
import { guildA, second, seededRandom } from './sampleDrafts.ts'
import { temporaryFolder, type TemporaryFolder } from './temporaryStore.ts'

describe('a failing database', () => {
  // One of its own: what others leave behind has room in it.
  let folder: TemporaryFolder
  let path = ''
  beforeAll(async () => {
    folder = await temporaryFolder()
    path = join(folder.folder, 'gazetteer.db')
    const store = await openStore({ url: `file:${path}`, random: seededRandom(1) })
    await store.close()
  })
  afterAll(() => folder.remove())

  /** How a write fails after `setting` was applied to the connection that writes. */
  async function failureWith(setting: string): Promise<unknown> {
    const adapter = sqliteAdapter(path)
    const connect = async () => {
      const connection = await adapter.connect()
      const transaction = await connection.startTransaction()
      for (const sql of ['COMMIT', setting]) {
        await transaction.executeRaw({ sql, args: [], argTypes: [] })
      }
      await transaction.commit()
      return connection
    }
    const database = createDatabase(
      new PrismaClient({ adapter: { ...adapter, connect } }),
      sqliteDialect,
      sqliteVersions(openSqlite(path)),
      createNewId(seededRandom(1)),
    )
    try {
      return await database.write(guildA, (writer) =>
        writer.auditEvent.create({
          data: {
            id: 'one',
            guildId: guildA,
            at: new Date(second(0).epochMilliseconds),
            action: 'x'.repeat(2_000_000),
            detail: {},
          },
        }),
      )
    } catch (error) {
      return error
    } finally {
      await database.close()
    }
  }

  it('says kindly that the disk is full', async () => {
    const failure = await failureWith('PRAGMA max_page_count = 100')
    expect(userErrorOf(failure)?.message).toMatch(/disk .* is full\. Nothing was changed/)
  })

  it('says kindly that it cannot be written to', async () => {
    const failure = await failureWith('PRAGMA query_only = ON')
    expect(userErrorOf(failure)?.message).toMatch(/cannot be written to\. Nothing was changed/)
  })

  it('is found out at the start when it cannot be written to', () => {
    const connection = new Database(path, { readonly: true })
    try {
      proveWritable(connection)
      throw new Error('it was written to')
    } catch (error) {
      expect(storeErrorOf(error, 'data/x.db')?.message).toBe(
        'data/x.db cannot be written to: give the user that runs the bot the right to write to the file and its folder',
      )
    } finally {
      connection.close()
    }
  })

  it.each([
    ['40P01', 'deadlock detected', 'busy'],
    ['53300', 'sorry, too many clients already', 'busy'],
    ['53100', 'could not extend file: No space left on device', 'full'],
    ['25006', 'cannot execute UPDATE in a read-only transaction', 'read-only'],
    ['28P01', 'password authentication failed for user "x"', 'refused'],
    ['57P01', 'terminating connection due to administrator command', 'lost'],
    ['ECONNRESET', 'read ECONNRESET', 'lost'],
    ['57P03', 'the database system is starting up', 'unreachable'],
    ['ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:5432', 'unreachable'],
    ['', 'Connection terminated unexpectedly', 'lost'],
    ['', 'timeout exceeded when trying to connect', 'unreachable'],
  ])('of PostgreSQL is known by %s, %s', (code, message, trouble) => {
    expect(troubleOf(Object.assign(new Error(message), { code }))).toBe(trouble)
  })

  it('says that nobody knows what became of a write whose connection broke', () => {
    const lost = Object.assign(new Error('the line is cut'), { code: 'ECONNRESET' })
    expect(userErrorOf(lost)?.message).toMatch(/may be done or not/)
  })

  it('is told from every other failure', () => {
    expect(troubleOf(new Error('The deck is full'))).toBeNull()
    expect(troubleOf(null)).toBeNull()
    expect(userErrorOf(new TypeError('x is not a function'))).toBeNull()
    const cyclic = new Error('outer')
    cyclic.cause = cyclic
    expect(troubleOf(cyclic)).toBeNull()
  })
})
