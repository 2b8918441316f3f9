import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { type Prisma, PrismaClient } from './generated/client.ts'
import type { NewId } from './newId.ts'
import { patiently } from './patience.ts'
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
    const done = last.then(() => whenFree(client, work))
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
function whenFree<Result>(
  client: PrismaClient,
  work: (writer: Writer) => Promise<Result>,
): Promise<Result> {
  let begun = false
  return patiently(
    () =>
      client.$transaction((writer) => {
        begun = true
        return work(writer)
      }),
    (error) => !begun && troubleOf(error) === 'busy',
  )
}
