import { isPostgresql } from './openStore.ts'
import { openLock, sqlitePath } from './sqliteFile.ts'
import { StoreError } from './storeErrors.ts'

/**
 * Keeps a second bot away from the same SQLite file: it would take this one's bulletins for those
 * of a process that died, and post them again. The system lets go with the process, however that
 * ends. Programs that only read or import are not kept away; on PostgreSQL there may be any number
 * of bots. Gives what lets go; throws a StoreError when another bot holds it.
 */
export function holdDatabase(url: string): () => Promise<void> {
  if (isPostgresql(url)) return async () => {}
  const path = sqlitePath(url)
  const lock = openLock(`${path}-bot`)
  if (lock === null) {
    throw new StoreError(
      `${path} is in use by another Gazetteer: stop that one first, or let DATABASE_URL name another file`,
    )
  }
  return async () => {
    lock.close()
  }
}
