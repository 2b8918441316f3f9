import { createStore } from './createStore.ts'
import type { Database } from './database.ts'
import { createNewId, type NewId, type RandomSource } from './newId.ts'
import { openSqliteDatabase } from './openSqliteDatabase.ts'
import type { Store } from './store.ts'

export interface StoreOptions {
  /** `DATABASE_URL`: `file:` and a path, from the working directory when relative, or `postgresql:`. */
  readonly url: string
  /** Where row ids come from: `crypto.getRandomValues`, or a seeded source in tests. */
  readonly random: RandomSource
}

/**
 * Opens the database, making it or bringing its tables up to date first. Throws a StoreError with
 * one line for whoever runs the bot when it is locked, read-only, damaged, full, unreachable or of a
 * newer version.
 */
export async function openStore({ url, random }: StoreOptions): Promise<Store> {
  return createStore(await openDatabase(url, createNewId(random)))
}

// What one database needs is not loaded for the other.
async function openDatabase(url: string, newId: NewId): Promise<Database> {
  if (!isPostgresql(url)) return openSqliteDatabase(url, newId)
  const { openPostgresql } = await import('./postgresql/open.ts')
  return openPostgresql(url, newId)
}

/** Whether an address names PostgreSQL, on which several processes may work at once. */
export const isPostgresql = (url: string): boolean => /^postgres(ql)?:/.test(url)
