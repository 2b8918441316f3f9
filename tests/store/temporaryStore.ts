import { rmSync } from 'node:fs'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createStore } from '../../src/store/createStore.ts'
import type { Database } from '../../src/store/database.ts'
import { createNewId } from '../../src/store/newId.ts'
import { openSqliteDatabase } from '../../src/store/openSqliteDatabase.ts'
import { openStore } from '../../src/store/openStore.ts'
import { openSqlite } from '../../src/store/sqliteFile.ts'
import type { Store } from '../../src/store/store.ts'
import { seededRandom } from './sampleDrafts.ts'

/** A database file of its own, gone after the test. */
export interface TemporaryStore {
  readonly store: Store
  readonly path: string
  /** Another connection to the same database, as another process has one. */
  readonly another: () => Promise<Store>
  readonly remove: () => Promise<void>
}

/** An empty folder, gone after the test. */
export interface TemporaryFolder {
  readonly folder: string
  readonly remove: () => Promise<void>
}

export async function temporaryFolder(): Promise<TemporaryFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'gazetteer-store-'))
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

/**
 * Gives a store on a database without rows. One that was given back is emptied and used again: a
 * database that is opened compiles every query anew, which takes longer than most tests.
 */
export async function temporaryStore(): Promise<TemporaryStore> {
  const lent = free.pop() ?? (await openOne())
  const { database, path } = lent
  const own: Store[] = []
  const { borrowed, giveBack } = lend(database)
  return {
    store: createStore(borrowed),
    path,
    another: async () => {
      const store = await openStore({ url: `file:${path}`, random: seededRandom(++opened) })
      own.push(store)
      return store
    },
    remove: async () => {
      for (const store of own) await store.close()
      await giveBack()
      lent.empty()
      free.push(lent)
    },
  }
}

/** Lends an open database to one test: who goes on after it must not write into the next one's. */
export function lend(database: Database): {
  readonly borrowed: Database
  readonly giveBack: () => Promise<void>
} {
  const writing = new Set<Promise<unknown>>()
  let open = true
  const write: Database['write'] = (whose, work) => {
    if (!open) return Promise.reject(new Error('this store was given back'))
    const done = database.write(whose, work)
    const over = done.catch(() => {}).finally(() => writing.delete(over))
    writing.add(over)
    return done
  }
  return {
    borrowed: { ...database, write, close: async () => {} },
    giveBack: async () => {
      open = false
      await Promise.all(writing)
    },
  }
}

let opened = 0

/** An open database, and what takes all rows out of it. */
interface Lent {
  readonly database: Database
  readonly path: string
  readonly empty: () => void
}

const free: Lent[] = []

async function openOne(): Promise<Lent> {
  const path = await emptyFile()
  await copyFile(await (template ??= emptyDatabase()), path)
  const newId = createNewId(seededRandom(++opened))
  const database = await openSqliteDatabase(`file:${path}`, newId)
  const file = openSqlite(path)
  file.pragma('foreign_keys = OFF')
  file.pragma('synchronous = OFF')
  const tables = file
    .prepare<[], string>(`SELECT "name" FROM sqlite_schema WHERE "type" = 'table'`)
    .pluck()
    .all()
    .filter((name) => !/^(?:sqlite|_prisma)_/.test(name))
  const statements = tables.map((name) => `DELETE FROM "${name}";`).join('\n')
  return { database, path, empty: () => void file.exec(`BEGIN IMMEDIATE; ${statements} COMMIT`) }
}

// Made once and copied: bringing tables up takes longer than most tests.
let template: Promise<string> | null = null

async function emptyDatabase(): Promise<string> {
  const path = await emptyFile()
  const store = await openStore({ url: `file:${path}`, random: seededRandom(0) })
  await store.close()
  return path
}

/** The path of a file in a folder that goes when the process does. */
async function emptyFile(): Promise<string> {
  const { folder } = await temporaryFolder()
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true })
  })
  return join(folder, 'gazetteer.db')
}
