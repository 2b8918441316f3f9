import { copyFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openLocal, type OpenLocal } from '../playground/openLocal.ts'
import { temporaryFolder, temporaryStore, type TemporaryFolder } from '../store/temporaryStore.ts'
import { startProgram, type Settings } from './process.ts'

describe('a start that fails says in one line what to do, and ends with code 1', () => {
  let temporary: TemporaryFolder
  let discord: OpenLocal
  const at = (name: string): string => join(temporary.folder, name)
  beforeAll(async () => {
    temporary = await temporaryFolder()
    discord = await openLocal()
  })
  afterAll(async () => {
    await discord.close()
    await temporary.remove()
  })

  /** The one line of a start that failed. */
  async function failure(settings: Settings): Promise<string> {
    const running = startProgram({ DATABASE_URL: `file:${at('fresh.db')}`, ...settings })
    expect(await running.ended).toBe(1)
    // Nothing in the log: whoever started it has the whole story in the line.
    expect(running.output()).not.toMatch(/"level":"(warn|error)"/)
    const [line = '', ...more] = running.errors().trimEnd().split('\n')
    expect(more).toEqual([])
    return line
  }

  test('in production without a token, and opens no local Discord', async () => {
    const line = await failure({ NODE_ENV: 'production' })
    expect(line).toMatch(/^DISCORD_TOKEN is missing.*https:\/\/discord\.com\/developers/)
  })

  test('when its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = String(typeof address === 'object' ? address?.port : '')
    const line = await failure({ LOCAL_DISCORD_PORT: port })
    expect(line).toContain(`Port ${port} is taken.`)
    expect(line).toContain('LOCAL_DISCORD_PORT')
    other.close()
  })

  test('when Discord refuses the token, and does not repeat it', async () => {
    const token = 'bm90LWEtdG9rZW4.secret.part'
    const line = await failure({ DISCORD_TOKEN: token, DISCORD_API_URL: discord.local.apiUrl })
    expect(line).toMatch(/^Discord does not accept the token: make a new one/)
    expect(line).not.toContain('secret')
  })

  test('when Discord is out of reach', async () => {
    // Port 1 of this machine: reserved, and nobody listens.
    const line = await failure({ DISCORD_TOKEN: 'x', DISCORD_API_URL: 'http://127.0.0.1:1/api' })
    expect(line).toMatch(/^Discord cannot be reached at .*ECONNREFUSED.*DISCORD_API_URL/)
  })

  test('when the database is something else', async () => {
    await writeFile(at('corrupt.db'), 'Stardate 240402.22. '.repeat(500))
    const line = await failure({ DATABASE_URL: `file:${at('corrupt.db')}` })
    expect(line).toMatch(/corrupt\.db is damaged or no SQLite database: put a backup/)
  })

  test('when a newer version wrote the database', async () => {
    const newer = at('newer.db')
    const store = await temporaryStore()
    await copyFile(store.path, newer)
    await store.remove()
    const file = new Database(newer)
    file.exec(`INSERT INTO "_prisma_migrations"
      ("id", "checksum", "finished_at", "migration_name", "started_at", "applied_steps_count")
      VALUES ('n', 'n', 0, '99990101000000_seasons', 0, 1)`)
    file.close()
    const line = await failure({ DATABASE_URL: `file:${newer}` })
    expect(line).toMatch(/newer version of Gazetteer.*update the program/)
  })

  test('when another program keeps the database to itself', async () => {
    const holder = new Database(at('locked.db'))
    holder.pragma('locking_mode = EXCLUSIVE')
    holder.exec('CREATE TABLE held (n)')
    const line = await failure({ DATABASE_URL: `file:${at('locked.db')}` })
    expect(line).toMatch(/locked\.db is locked by another program: close what has it open/)
    holder.close()
  })

  test('when the database’s folder cannot be made', async () => {
    await writeFile(at('a-file'), '')
    const line = await failure({ DATABASE_URL: `file:${at('a-file/inside.db')}` })
    expect(line).toMatch(/cannot be opened: check that DATABASE_URL names a file in a folder/)
  })
})
