import { openStore } from '../../src/store/openStore.ts'
import type { Store } from '../../src/store/store.ts'
import { seededRandom } from '../store/sampleDrafts.ts'
import type { PostgresqlServer } from './server.ts'

/** A database with all tables and no rows. */
export interface TemporaryDatabase {
  readonly name: string
  readonly url: string
  readonly store: Store
  /** Another process's store on the same database. */
  readonly another: () => Promise<Store>
  readonly ask: (sql: string) => Promise<readonly unknown[]>
  readonly remove: () => Promise<void>
}

/**
 * Makes databases on a server. One that was given back is emptied and used again: PostgreSQL writes
 * all it has to disk for each database that it makes or drops, which takes longer than the tests.
 */
export function databasesOn(server: PostgresqlServer): () => Promise<TemporaryDatabase> {
  const free: string[] = []
  let made = 0
  const freshDatabase = async (): Promise<string> => {
    const name = `test_${++made}`
    await server.ask(`CREATE DATABASE "${name}"`)
    return name
  }
  let seed = 0
  return async () => {
    const name = free.pop() ?? (await freshDatabase())
    const url = server.url(name)
    const stores: Store[] = []
    const another = async (): Promise<Store> => {
      const store = await openStore({ url, random: seededRandom(++seed) })
      stores.push(store)
      return store
    }
    return {
      name,
      url,
      store: await another(),
      another,
      ask: (sql) => server.ask(sql, name),
      remove: async () => {
        for (const store of stores) await store.close()
        await server.ask(emptyAllTables, name)
        free.push(name)
      },
    }
  }
}

const emptyAllTables = `
  SET session_replication_role = replica;
  DO $$ DECLARE t text; BEGIN
    FOR t IN SELECT tablename FROM pg_tables
      WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'
    LOOP EXECUTE format('DELETE FROM %I', t); END LOOP;
  END $$;`
