import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { whileItPasses } from '../patience.ts'
import type { Pools } from './pools.ts'

/**
 * The client's way to PostgreSQL: transactions write, plain queries read and are asked again when
 * a connection was lost. Closing the client leaves the pools open.
 */
export function postgresqlAdapter({ reading, writing }: Pools): SqlDriverAdapterFactory {
  const drivers = { readers: new PrismaPg(reading), writers: new PrismaPg(writing) }
  return {
    provider: drivers.readers.provider,
    adapterName: drivers.readers.adapterName,
    connect: async () => {
      const reader = await drivers.readers.connect()
      const writer = await drivers.writers.connect()
      return {
        provider: reader.provider,
        adapterName: reader.adapterName,
        getConnectionInfo: () => reader.getConnectionInfo(),
        queryRaw: (query) => whileItPasses(() => reader.queryRaw(query)),
        executeRaw: (query) => reader.executeRaw(query),
        executeScript: (script) => reader.executeScript(script),
        startTransaction: (isolation) => writer.startTransaction(isolation),
        dispose: async () => {
          await reader.dispose()
          await writer.dispose()
        },
      }
    },
  }
}
