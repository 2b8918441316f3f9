import type { Database } from './database.ts'
import type { Seats } from './store.ts'

/** The processes that post. A database with one writer is for one of them: nothing is written. */
export const createSeats = ({ write, dialect }: Database): Seats => ({
  take: async (name, keptMs) =>
    dialect.oneWriter ? 1 : write('ledger', (writer) => dialect.takeSeat(writer, name, keptMs)),
  leave: async (name) => {
    if (dialect.oneWriter) return
    await write('ledger', (writer) => writer.seat.deleteMany({ where: { name } }))
  },
})
