import { rmSync } from 'node:fs'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../../src/store/openStore.ts'
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

export async function temporaryStore(): Promise<TemporaryStore> {
  const { folder, remove } = await temporaryFolder()
  const path = join(folder, 'gazetteer.db')
  await copyFile(await (template ??= emptyDatabase()), path)
  const stores: Store[] = []
  const another = async (): Promise<Store> => {
    const store = await openStore({ url: `file:${path}`, random: seededRandom(++opened) })
    stores.push(store)
    return store
  }
  return {
    store: await another(),
    path,
    another,
    remove: async () => {
      for (const store of stores) await store.close()
      await remove()
    },
  }
}

let opened = 0

// Made once and copied: bringing tables up takes longer than most tests.
let template: Promise<string> | null = null

async function emptyDatabase(): Promise<string> {
  const { folder } = await temporaryFolder()
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true })
  })
  const path = join(folder, 'empty.db')
  const store = await openStore({ url: `file:${path}`, random: seededRandom(0) })
  await store.close()
  return path
}
