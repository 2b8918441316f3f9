import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'

/**
 * A server that exists on paper alone. The schema engine compares two schemas without a database,
 * but asks for the server's version first: this answers that, so that a migration can be written
 * where no PostgreSQL is installed.
 */
export const paperServer: SqlMigrationAwareDriverAdapterFactory = {
  provider: 'postgres',
  adapterName: 'paper',
  connect: () => Promise.resolve(paperConnection),
  connectToShadowDb: () => Promise.resolve(paperConnection),
}

const refuse = (): never => {
  throw new Error('this server exists on paper alone')
}

const paperConnection: SqlDriverAdapter = {
  provider: 'postgres',
  adapterName: 'paper',
  getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
  queryRaw: () =>
    Promise.resolve({
      columnNames: ['exists', 'version', 'numeric_version'],
      columnTypes: [5, 7, 0],
      rows: [[true, 'PostgreSQL 15.0', 150_000]],
    }),
  executeRaw: refuse,
  executeScript: refuse,
  startTransaction: refuse,
  dispose: () => Promise.resolve(),
}
