import { setTimeout as sleep } from 'node:timers/promises'
import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { type Prisma, PrismaClient } from './generated/client.ts'
import type { NewId } from './newId.ts'
import { troubleOf } from './storeErrors.ts'
import type { Versions } from './versions.ts'

/** The client inside a transaction. */
export type Writer = Prisma.TransactionClient

/** What the parts of the store are built from. */
export interface Database {
  /** For reading alone: it sees what is committed and refuses to write. */
  readonly reader: PrismaClient
  /** Does `work` in one transaction, one after the other; waits for other processes' locks. */
  readonly write: <T>(work: (writer: Writer) => Promise<T>) => Promise<T>
  readonly versions: Versions
  readonly newId: NewId
  /** Lets what is being written end first. */
  readonly close: () => Promise<void>
}

/** How long a write waits for another process to let go of the database, in ms. */
const writePatienceMs = 5_000

/** The longest that one transaction may take, in ms: a large import on a slow disk. */
const transactionMs = 300_000

/** Binds a client to a driver, with the writes in a queue. */
export function createDatabase(
  adapter: SqlDriverAdapterFactory,
  versions: Versions,
  newId: NewId,
): Database {
  const client = new PrismaClient({
    adapter,
    transactionOptions: { maxWait: transactionMs, timeout: transactionMs },
  })
  let last: Promise<unknown> = Promise.resolve()
  const write = <T>(work: (writer: Writer) => Promise<T>): Promise<T> => {
    const done = last.then(() => withPatience(client, work))
    last = done.catch(() => {})
    return done
  }
  return {
    reader: client,
    write,
    versions,
    newId,
    close: async () => {
      await last
      versions.close()
      await client.$disconnect()
    },
  }
}

// Only a transaction that has not begun may be tried again: then nothing was done twice.
async function withPatience<T>(
  client: PrismaClient,
  work: (writer: Writer) => Promise<T>,
): Promise<T> {
  const started = performance.now()
  for (;;) {
    let begun = false
    try {
      return await client.$transaction((writer) => {
        begun = true
        return work(writer)
      })
    } catch (error) {
      const late = performance.now() - started > writePatienceMs
      if (begun || late || troubleOf(error) !== 'busy') throw error
      await sleep(25)
    }
  }
}
