import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dayNumber } from '../../src/calendar/day.ts'
import { asId, type ChannelId, type MessageId } from '../../src/lore/ids.ts'
import type { Crosspost, Crossposts } from '../../src/store/store.ts'
import { author, guildA, place, rememberedIncident, second } from '../store/sampleDrafts.ts'
import type { TestStore } from './storeContract.ts'

const channel = asId<ChannelId>('2001')

export function crosspostsContract(openTestStore: () => Promise<TestStore>): void {
  let test: TestStore
  let crossposts: Crossposts
  beforeEach(async () => {
    test = await openTestStore()
    crossposts = test.store.crossposts
    await test.store.guild(guildA).authoring.importCampaign(rememberedIncident(), place, author())
  })
  afterEach(() => test.remove())

  /** Bulletins that were sent, at their seconds. */
  const send = async (...seconds: readonly number[]): Promise<void> => {
    const [rule] = await test.store.guild(guildA).bulletins.rules()
    if (rule === undefined) throw new Error('the rule was not imported')
    const row = { rule: rule.id, guild: guildA, channel, universeDay: dayNumber(1), missed: null }
    const planned = seconds.map((at) => ({ ...row, occurrence: String(at), dueAt: second(at) }))
    const { ledger } = test.store
    await ledger.record(planned, [], second(1))
    const lease = { worker: 'one', now: second(500), leaseMs: 30_000, limit: 100 }
    for (const { id, occurrence, dueAt } of await ledger.claim(lease)) {
      const message = asId<MessageId>(`30${occurrence}`)
      const sent = { kind: 'sent', message, at: dueAt, content: null, publishable: true } as const
      await ledger.settle(id, 'one', sent)
    }
  }
  const take = (at: number, limit = 100, from = crossposts) =>
    from.take({ now: second(at), leaseMs: 30_000, limit })
  const onlyOne = (rows: readonly Crosspost[]): Crosspost => {
    const [row] = rows
    if (row === undefined || rows.length > 1) throw new Error(`${rows.length} rows, not one`)
    return row
  }

  describe('the queue of crossposts', () => {
    it('gets what was sent to announcement channels, oldest first', async () => {
      await send(30, 10, 20)
      const taken = await take(25)
      expect(taken.map(({ message }) => message)).toEqual(['3010', '3020'])
      expect(taken[0]).toMatchObject({ guild: guildA, channel, attempts: 1 })
      expect(await take(25)).toEqual([])
    })

    it('gets nothing else', async () => {
      const [rule] = await test.store.guild(guildA).bulletins.rules()
      if (rule === undefined) throw new Error('the rule was not imported')
      const row = { rule: rule.id, guild: guildA, channel, universeDay: dayNumber(1), missed: null }
      const { ledger } = test.store
      await ledger.record([{ ...row, occurrence: '1', dueAt: second(1) }], [], second(1))
      const lease = { worker: 'one', now: second(5), leaseMs: 30_000, limit: 1 }
      const [claimed] = await ledger.claim(lease)
      const message = asId<MessageId>('1')
      const sent = { kind: 'sent', message, at: second(5), content: null } as const
      if (claimed !== undefined) await ledger.settle(claimed.id, 'one', sent)
      expect(await take(600)).toEqual([])
    })

    it('gives a row out again when its lease is over, later when that is said, and never when done', async () => {
      await send(10)
      const first = onlyOne(await take(10))
      expect(await take(39)).toEqual([])
      expect(onlyOne(await take(41))).toMatchObject({ delivery: first.delivery, attempts: 2 })
      await crossposts.later(first, second(400), 'Wait.')
      expect(await take(399)).toEqual([])
      const again = onlyOne(await take(400))
      await crossposts.done(again)
      expect(await take(10_000)).toEqual([])
    })

    it('remembers that a channel was refused until it works', async () => {
      await send(10, 20)
      const [one, two] = await take(20)
      if (one === undefined || two === undefined) throw new Error('two were sent')
      expect(await crossposts.refusedIn(channel)).toBe(false)
      await crossposts.refuse(one, 'No.')
      expect(await crossposts.refusedIn(channel)).toBe(true)
      expect((await take(10_000)).map(({ delivery }) => delivery)).toEqual([two.delivery])
      await crossposts.done(two)
      expect(await crossposts.refusedIn(channel)).toBe(false)
      expect(await take(20_000)).toEqual([])
    })

    it('gives each row to one of many', async () => {
      await send(...Array.from({ length: 40 }, (_, at) => at + 1))
      const stores = [test.store, await test.another(), await test.another()]
      const taken = await Promise.all(stores.map((store) => take(600, 20, store.crossposts)))
      const ids = taken.flat().map(({ delivery }) => delivery)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.length).toBeGreaterThan(0)
    })
  })
}
