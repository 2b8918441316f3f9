import type { GuildId } from '../lore/ids.ts'
import type { Dialect, Writer } from './dialect.ts'
import type { PrismaClient } from './generated/client.ts'
import type { NewId } from './newId.ts'
import { patiently } from './patience.ts'
import { passes, troubleOf } from './storeErrors.ts'
import type { Versions } from './versions.ts'

/** What the parts of the store are built from. */
export interface Database {
  /** For reading alone: it sees what is committed and refuses to write. */
  readonly reader: PrismaClient
  /**
   * Does `work` in one transaction. Those of one guild, and those of the ledger across guilds, come
   * one after the other in the order of the calls; those of one guild in all processes. Work may be
   * done again from its start when the database took all of it back.
   */
  readonly write: <T>(whose: GuildId | 'ledger', work: (writer: Writer) => Promise<T>) => Promise<T>
  readonly versions: Versions
  readonly dialect: Dialect
  readonly newId: NewId
  /** Lets what is being written end first. */
  readonly close: () => Promise<void>
}

/** The longest that one transaction may take, in ms: a large import on a slow disk. */
const transactionMs = 300_000

/** How transactions of every client are limited. */
export const transactionOptions = { maxWait: transactionMs, timeout: transactionMs }

/** Puts the writes of a client in queues. */
export function createDatabase(
  client: PrismaClient,
  dialect: Dialect,
  versions: Versions,
  newId: NewId,
): Database {
  const queues = new Map<string, Promise<unknown>>()
  const write: Database['write'] = (whose, work) => {
    const queue = dialect.oneWriter ? '' : whose
    const done = (queues.get(queue) ?? Promise.resolve()).then(() =>
      transact(client, async (writer) => {
        if (whose !== 'ledger') await dialect.holdGuild(writer, whose)
        return work(writer)
      }),
    )
    const over = done
      .catch(() => {})
      .finally(() => {
        if (queues.get(queue) === over) queues.delete(queue)
      })
    queues.set(queue, over)
    return done
  }
  return {
    reader: client,
    write,
    versions,
    dialect,
    newId,
    close: async () => {
      await Promise.all(queues.values())
      await versions.close()
      await client.$disconnect()
    },
  }
}

// Tried again only while it is certain that nothing was done: once the work is through, a failure
// may have come after the database had kept it.
function transact<Result>(
  client: PrismaClient,
  work: (writer: Writer) => Promise<Result>,
): Promise<Result> {
  let through = false
  return patiently(
    () =>
      client.$transaction(async (writer) => {
        const result = await work(writer)
        through = true
        return result
      }, transactionOptions),
    (error) => !through && passes(troubleOf(error)),
  )
}
