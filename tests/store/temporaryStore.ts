import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../../src/store/openStore.ts'
import type { Store } from '../../src/store/store.ts'
import { seededRandom } from './sampleDrafts.ts'

/** A database file of its own, gone after the test. */
export interface TemporaryStore {
  readonly store: Store
  readonly path: string
  readonly folder: string
  /** Another connection to the same database, as another process has one. */
  readonly another: () => Promise<Store>
  readonly remove: () => Promise<void>
}

let opened = 0

export async function temporaryStore(): Promise<TemporaryStore> {
  const folder = await mkdtemp(join(tmpdir(), 'gazetteer-store-'))
  const path = join(folder, 'data', 'gazetteer.db')
  const stores: Store[] = []
  const another = async (): Promise<Store> => {
    const store = await openStore({ url: `file:${path}`, random: seededRandom(++opened) })
    stores.push(store)
    return store
  }
  return {
    store: await another(),
    path,
    folder,
    another,
    remove: async () => {
      for (const store of stores) await store.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
