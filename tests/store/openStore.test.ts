import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/openStore.ts'
import { openSqlite } from '../../src/store/sqliteFile.ts'
import { StoreError, userErrorOf } from '../../src/store/storeErrors.ts'
import { author, guildA, place, rememberedIncident, seededRandom } from './sampleDrafts.ts'
import { type TemporaryFolder, temporaryFolder } from './temporaryStore.ts'

const openAt = (path: string) => openStore({ url: `file:${path}`, random: seededRandom(1) })

/** The one line with which opening `path` ends. */
async function refusalOf(path: string): Promise<string> {
  const outcome: unknown = await openAt(path).catch((error: unknown) => error)
  if (!(outcome instanceof StoreError)) throw new Error(`${path} was not refused`)
  expect(outcome.message).not.toContain('\n')
  expect(outcome.message).toContain(path)
  return outcome.message
}

describe.concurrent('opening the store', () => {
  let temporary: TemporaryFolder
  beforeAll(async () => {
    temporary = await temporaryFolder()
  })
  afterAll(() => temporary.remove())

  it('makes the folder and the file', async () => {
    const path = join(temporary.folder, 'not', 'yet', 'there.db')
    const store = await openAt(path)
    expect(await store.guilds()).toEqual([])
    await store.close()
    expect((await readFile(path)).subarray(0, 15).toString()).toBe('SQLite format 3')
  })

  it('lets two processes start on one new file', async () => {
    const path = join(temporary.folder, 'two.db')
    const stores = await Promise.all([openAt(path), openAt(path)])
    for (const store of stores) {
      expect(await store.guilds()).toEqual([])
      await store.close()
    }
  })

  it('names the fix when the folder cannot be made', async () => {
    await writeFile(join(temporary.folder, 'file'), '')
    const refusal = await refusalOf(join(temporary.folder, 'file', 'x.db'))
    expect(refusal).toContain('check that DATABASE_URL names a file')
  })

  it.skipIf(!existsSync('/proc/self'))('names the fix where nothing can be made', async () => {
    const refusal = await refusalOf('/proc/gazetteer/x.db')
    expect(refusal).toContain('check that DATABASE_URL names a file')
  })

  it('names the fix when it is a folder', async () => {
    const path = join(temporary.folder, 'folder.db')
    await mkdir(path)
    expect(await refusalOf(path)).toContain('check that DATABASE_URL names a file')
  })

  it('names the fix when it is no database', async () => {
    const path = join(temporary.folder, 'text.db')
    await writeFile(path, 'These are my notes. '.repeat(500))
    expect(await refusalOf(path)).toContain('put a backup in its place')
  })

  it('names the fix when its pages are damaged', async () => {
    const path = join(temporary.folder, 'damaged.db')
    await (await openAt(path)).close()
    const bytes = await readFile(path)
    await writeFile(path, bytes.fill(0xab, 4096))
    expect(await refusalOf(path)).toContain('put a backup in its place')
  })

  it('names the fix when another program has locked it', async () => {
    const path = join(temporary.folder, 'locked.db')
    await (await openAt(path)).close()
    const other = openSqlite(path)
    other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE')
    try {
      expect(await refusalOf(path)).toContain('close what has it open')
    } finally {
      other.close()
    }
  })

  it('answers kindly while another program writes, and writes once that is done', async () => {
    const path = join(temporary.folder, 'busy.db')
    const store = await openAt(path)
    const { authoring, campaign } = store.guild(guildA)
    const importing = () => authoring.importCampaign(rememberedIncident(), place, author())
    const other = openSqlite(path)
    other.exec('BEGIN IMMEDIATE')
    const failure = await importing().catch((error: unknown) => error)
    expect(userErrorOf(failure)?.message).toMatch(/database is busy.*try again/)
    const waiting = importing()
    expect(await campaign()).toBeNull()
    other.exec('COMMIT')
    other.close()
    expect(await waiting).toMatchObject({ created: 2 })
    await store.close()
  })
})
