import { afterAll, beforeAll, describe } from 'vitest'
import { databasesOn } from '../postgresql/databases.ts'
import { type PostgresqlServer, postgresqlPrograms, startPostgresql } from '../postgresql/server.ts'
import { seatsContract } from './seatsContract.ts'
import { storeContract } from './storeContract.ts'

describe.skipIf(postgresqlPrograms === null)('the store on PostgreSQL', () => {
  let server: PostgresqlServer
  let makeDatabase: ReturnType<typeof databasesOn>
  beforeAll(async () => {
    server = await startPostgresql()
    makeDatabase = databasesOn(server)
  })
  afterAll(() => server.remove())

  seatsContract(async () => {
    const database = await makeDatabase()
    return { ...database, passLeases: () => Promise.resolve() }
  }, true)

  storeContract(async () => {
    const database = await makeDatabase()
    return {
      ...database,
      // They are counted in the database's own time.
      passLeases: async () => {
        await database.ask(`UPDATE "Delivery" SET "nextAt" = now() AT TIME ZONE 'UTC'
          WHERE "state" = 'claimed'`)
      },
    }
  })
})
