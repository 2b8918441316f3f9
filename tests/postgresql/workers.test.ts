import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { dayNumber } from '../../src/calendar/day.ts'
import { asId, type ChannelId, type DeliveryId } from '../../src/lore/ids.ts'
import type { PlannedDelivery, Store } from '../../src/store/store.ts'
import {
  author,
  draftCampaign,
  draftEntry,
  gm,
  guildA,
  place,
  rememberedIncident,
  second,
} from '../store/sampleDrafts.ts'
import { databasesOn, type TemporaryDatabase } from './databases.ts'
import { type PostgresqlServer, postgresqlPrograms, startPostgresql } from './server.ts'

describe.skipIf(postgresqlPrograms === null)('several processes on PostgreSQL', () => {
  let server: PostgresqlServer
  let makeDatabase: ReturnType<typeof databasesOn>
  let database: TemporaryDatabase
  beforeAll(async () => {
    server = await startPostgresql()
    makeDatabase = databasesOn(server)
  })
  afterAll(() => server.remove())
  beforeEach(async () => {
    database = await makeDatabase()
  })
  afterEach(() => database.remove())

  /** Puts rows into the ledger that are due at second 0. */
  async function record(count: number): Promise<void> {
    const { authoring, bulletins } = database.store.guild(guildA)
    await authoring.importCampaign(rememberedIncident(), place, author())
    const [rule] = await bulletins.rules()
    if (rule === undefined) throw new Error('the rule was not imported')
    const planned = Array.from({ length: count }, (_, index): PlannedDelivery => ({
      rule: rule.id,
      guild: guildA,
      channel: asId<ChannelId>('2001'),
      occurrence: String(index),
      universeDay: dayNumber(index),
      dueAt: second(0),
      missed: null,
    }))
    await database.store.ledger.record(planned, [], second(600))
  }
  const claim = ({ ledger }: Store, worker: string, atSecond = 0, leaseMs = 60_000) =>
    ledger.claim({ worker, now: second(atSecond), leaseMs, limit: 25 })
  const states = (): Promise<readonly unknown[]> =>
    database.ask(`SELECT "state", count(*)::int, max("attempts") AS attempts
      FROM "Delivery" GROUP BY 1`)

  it('claim and settle 2,000 rows with 8 workers, no row twice', async () => {
    await record(2000)
    const taken: DeliveryId[] = []
    const message = asId<never>('3001')
    const work = async (worker: string): Promise<void> => {
      const store = await database.another()
      for (;;) {
        const rows = await claim(store, worker)
        if (rows.length === 0) return
        for (const { id } of rows) {
          taken.push(id)
          const outcome = { kind: 'sent', message, at: second(1), content: null } as const
          expect(await store.ledger.settle(id, worker, outcome)).toBe(true)
        }
      }
    }
    await Promise.all(Array.from({ length: 8 }, (_, index) => work(`worker ${index}`)))
    expect(taken).toHaveLength(2000)
    expect(new Set(taken).size).toBe(2000)
    expect(await states()).toEqual([{ state: 'sent', count: 2000, attempts: 1 }])
  }, 300_000)

  it('take over from one that stopped, whose late word is refused', async () => {
    await record(1)
    const stopped = await database.another()
    const [row] = await claim(stopped, 'stopped', 0, 300)
    if (row === undefined) throw new Error('nothing was claimed')
    let again = await claim(database.store, 'awake')
    while (again.length === 0) again = await claim(database.store, 'awake')
    expect(again).toMatchObject([{ id: row.id, attempts: 2 }])
    const late = { kind: 'blocked', reason: 'late' } as const
    expect(await stopped.ledger.settle(row.id, 'stopped', late)).toBe(false)
    expect(await states()).toMatchObject([{ state: 'claimed' }])
    const reason = 'no access'
    expect(await database.store.ledger.settle(row.id, 'awake', { kind: 'blocked', reason })).toBe(
      true,
    )
  })

  it('keep their leases in the database’s time, whatever a worker’s clock says', async () => {
    await record(1)
    await claim(database.store, 'one')
    const years = 100 * 365 * 86_400
    expect(await claim(await database.another(), 'ahead by a century', years)).toEqual([])
    const [{ rest } = { rest: 0 }] = (await database.ask(
      `SELECT extract(epoch FROM "nextAt" - now() AT TIME ZONE 'UTC')::float8 AS rest FROM "Delivery"`,
    )) as readonly { readonly rest: number }[]
    expect(rest).toBeGreaterThan(0)
    expect(rest).toBeLessThanOrEqual(60)
  })

  it('import one campaign at once, one after the other, and no reader misses any of it', async () => {
    const stores = [database.store, await database.another(), await database.another()]
    const draft = (summary: string) => draftCampaign([draftEntry('edited', { summary })])
    await Promise.all(
      stores.map(async (store, writer) => {
        for (let edit = 0; edit < 5; edit++) {
          const summary = `${writer} ${edit}`
          const { authoring } = store.guild(guildA)
          await authoring.importCampaign(draft(summary), place, author(edit))
        }
      }),
    )
    const [campaign] = await database.ask(`SELECT "version" FROM "Campaign"`)
    expect(campaign).toEqual({ version: 15 })
    const revisions = await database.ask(`SELECT count(*)::int FROM "Revision"`)
    expect(revisions).toEqual([{ count: 15 }])
    const seen = await Promise.all(
      stores.map(async (store) => (await store.guild(guildA).lore(gm(guildA), second(0)))?.entries),
    )
    expect(seen[1]).toEqual(seen[0])
    expect(seen[2]).toEqual(seen[0])
  })
})
