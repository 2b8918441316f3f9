import { createStore } from '../../src/store/createStore.ts'
import type { Database } from '../../src/store/database.ts'
import { createNewId } from '../../src/store/newId.ts'
import { openPostgresql } from '../../src/store/postgresql/open.ts'
import { openStore } from '../../src/store/openStore.ts'
import type { Store } from '../../src/store/store.ts'
import { seededRandom } from '../store/sampleDrafts.ts'
import { lend } from '../store/temporaryStore.ts'
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

/** An open database, emptied before it is given to the next. */
interface Lent {
  readonly database: Database
  readonly name: string
}

/**
 * Makes databases on a server. One that was given back is emptied and used again: PostgreSQL writes
 * all it has to disk for each that it makes or drops, and one that is opened compiles every query
 * anew, which both take longer than the tests.
 */
export function databasesOn(server: PostgresqlServer): () => Promise<TemporaryDatabase> {
  const free: Lent[] = []
  let seed = 0
  const openOne = async (): Promise<Lent> => {
    const name = `test_${++seed}`
    await server.ask(`CREATE DATABASE "${name}"`)
    const newId = createNewId(seededRandom(seed))
    return { database: await openPostgresql(server.url(name), newId), name }
  }
  return async () => {
    const lent = free.pop() ?? (await openOne())
    const { database, name } = lent
    const url = server.url(name)
    const own: Store[] = []
    const { borrowed, giveBack } = lend(database)
    return {
      name,
      url,
      store: createStore(borrowed),
      another: async () => {
        const store = await openStore({ url, random: seededRandom(++seed) })
        own.push(store)
        return store
      },
      ask: (sql) => server.ask(sql, name),
      remove: async () => {
        for (const store of own) await store.close()
        await giveBack()
        await server.ask(emptyAllTables, name)
        free.push(lent)
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
