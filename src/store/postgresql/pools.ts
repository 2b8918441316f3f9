import pg from 'pg'

/** Connections to one database: some that only read, some that write. */
export interface Pools {
  readonly reading: pg.Pool
  readonly writing: pg.Pool
  readonly close: () => Promise<void>
}

/**
 * The connections of one process; none is opened before it is needed. Readers are apart from
 * writers, so that an answer never waits for an import, and can write nothing.
 */
export function openPools(url: string): Pools {
  const settings: pg.PoolConfig = {
    connectionString: url,
    fallback_application_name: 'gazetteer',
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 300_000,
  }
  const reading = new pg.Pool({
    ...settings,
    max: 4,
    options: '-c default_transaction_read_only=on',
    // A server that fell silent is told from a slow one.
    query_timeout: 30_000,
  })
  const writing = new pg.Pool({
    ...settings,
    max: 4,
    // A process that was stopped in the middle lets go of what it holds.
    idle_in_transaction_session_timeout: 30_000,
    lock_timeout: 10_000,
  })
  for (const pool of [reading, writing]) {
    // Idle connections break when the server restarts. The pool has dropped them by then, and
    // opens others when it needs them; an event that nobody hears would end the process.
    pool.on('error', () => {})
  }
  return {
    reading,
    writing,
    close: async () => {
      await reading.end()
      await writing.end()
    },
  }
}
