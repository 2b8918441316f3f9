import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dayNumber } from '../../src/calendar/day.ts'
import { asId, type ChannelId, type DeliveryId, type MessageId } from '../../src/lore/ids.ts'
import type { BulletinRule, Delivery, Ledger, PlannedDelivery } from '../../src/store/store.ts'
import { author, guildA, guildB, place, rememberedIncident, second } from '../store/sampleDrafts.ts'
import type { TestStore } from './storeContract.ts'

export function ledgerContract(openTestStore: () => Promise<TestStore>): void {
  let test: TestStore
  let ledger: Ledger
  let rule: BulletinRule
  beforeEach(async () => {
    test = await openTestStore()
    ledger = test.store.ledger
    const { authoring, bulletins } = test.store.guild(guildA)
    await authoring.importCampaign(rememberedIncident(), place, author())
    const [first] = await bulletins.rules()
    if (first === undefined) throw new Error('the rule was not imported')
    rule = first
  })
  afterEach(() => test.remove())

  const planned = (dueInSeconds: number, missed: string | null = null): PlannedDelivery => ({
    rule: rule.id,
    guild: guildA,
    channel: asId<ChannelId>('2001'),
    occurrence: String(2400 + dueInSeconds),
    universeDay: dayNumber(-4_000_000_000 + dueInSeconds),
    dueAt: second(dueInSeconds),
    missed,
  })
  const record = (...all: readonly PlannedDelivery[]) => ledger.record(all, [rule.id], second(600))
  const claim = (worker: string, atSecond: number, limit = 100, from = ledger) =>
    from.claim({ worker, now: second(atSecond), leaseMs: 30_000, limit })
  const onlyOne = (rows: readonly Delivery[]): Delivery => {
    const [row] = rows
    if (row === undefined || rows.length > 1) throw new Error(`${rows.length} rows, not one`)
    return row
  }
  const read = (id: DeliveryId) => test.store.guild(guildA).bulletins.delivery(id)

  describe('the ledger', () => {
    it('lists rules to plan until they are planned, with their campaigns', async () => {
      const before = await ledger.rulesToPlan(second(600))
      expect(before).toMatchObject([{ rule, campaign: { slug: 'sample', guild: guildA } }])
      await ledger.record([], [rule.id], second(600))
      expect(await ledger.rulesToPlan(second(600))).toEqual([])
      const after = await ledger.rulesToPlan(second(601))
      expect(after).toMatchObject([{ rule: { ...rule, plannedUntil: second(600) } }])
    })

    it('never forgets that a rule was planned further', async () => {
      await ledger.record([], [rule.id], second(600))
      await ledger.record([], [rule.id], second(300))
      expect(await ledger.rulesToPlan(second(600))).toEqual([])
    })

    it('records an occurrence once, however often it is planned', async () => {
      expect(await record(planned(10), planned(20))).toBe(2)
      expect(await record(planned(10), planned(20), planned(30))).toBe(1)
      const rows = await test.store.guild(guildA).bulletins.deliveries(10)
      expect(rows.map(({ occurrence }) => occurrence)).toEqual(['2430', '2420', '2410'])
    })

    it('tells a guild what it holds for a channel, however it fared', async () => {
      await record(planned(10), planned(20, 'too late'))
      const recorded = (guild = guildA) =>
        test.store.guild(guild).bulletins.recorded(rule.id, ['2410', '2420', '2430'])
      expect(await recorded()).toEqual(
        new Map([
          ['2410', new Set(['2001'])],
          ['2420', new Set(['2001'])],
        ]),
      )
      expect(await recorded(guildB)).toEqual(new Map())
    })

    it('leaves a row as it is when it is planned again', async () => {
      await record(planned(10))
      const { id } = onlyOne(await claim('one', 10))
      await record(planned(10, 'planned again as missed'))
      expect(await read(id)).toMatchObject({ state: 'claimed', reason: null })
    })

    it('gives out what is due, oldest first, up to the limit', async () => {
      await record(planned(30), planned(10), planned(20), planned(40))
      const first = await claim('one', 30, 2)
      expect(first.map(({ dueAt }) => dueAt)).toEqual([second(10), second(20)])
      expect(first[0]).toMatchObject({
        state: 'claimed',
        attempts: 1,
        firstClaimedAt: second(30),
        message: null,
        content: null,
        universeDay: -4_000_000_000 + 10,
      })
      expect((await claim('two', 30)).map(({ dueAt }) => dueAt)).toEqual([second(30)])
      expect(await claim('three', 30)).toEqual([])
    })

    it('records what was missed without ever giving it out', async () => {
      await record(planned(10, 'too late'))
      expect(await claim('one', 20)).toEqual([])
      const [row] = await test.store.guild(guildA).bulletins.deliveries(1, ['missed'])
      expect(row).toMatchObject({ state: 'missed', reason: 'too late', attempts: 0 })
    })

    it('marks what was sent, with what was printed', async () => {
      await record(planned(10))
      const { id } = onlyOne(await claim('one', 10))
      const content = {
        color: 0x33_66_99,
        masthead: 'The News',
        headline: 'It happened',
        dateline: '',
        story: 'Yes.',
        stardate: '2404',
        attached: { title: 'A letter', text: 'Dear all' },
      }
      const message = asId<MessageId>('3001')
      expect(
        await ledger.settle(id, 'one', { kind: 'sent', message, at: second(12), content }),
      ).toBe(true)
      expect(await read(id)).toMatchObject({
        state: 'sent',
        message,
        sentAt: second(12),
        content,
        attempts: 1,
      })
      expect(await claim('one', 10_000)).toEqual([])
    })

    it('gives a row again at the time of its retry', async () => {
      await record(planned(10))
      const { id } = onlyOne(await claim('one', 10))
      await ledger.settle(id, 'one', { kind: 'retry', at: second(60), reason: 'Discord is down' })
      expect(await read(id)).toMatchObject({ state: 'due', reason: 'Discord is down' })
      expect(await claim('one', 59)).toEqual([])
      expect(onlyOne(await claim('two', 60))).toMatchObject({
        id,
        attempts: 2,
        firstClaimedAt: second(10),
      })
    })

    it('remembers since when a row may be in its channel, until that is ruled out', async () => {
      await record(planned(10))
      const { id } = onlyOne(await claim('one', 10))
      await ledger.settle(id, 'one', { kind: 'retry', at: second(20), reason: 'no answer' })
      expect(onlyOne(await claim('one', 20))).toMatchObject({ firstClaimedAt: second(10) })
      const reason = 'refused'
      await ledger.settle(id, 'one', { kind: 'retry', at: second(30), reason, unwritten: true })
      expect(onlyOne(await claim('one', 30))).toMatchObject({ firstClaimedAt: second(30) })
      await ledger.settle(id, 'one', { kind: 'blocked', reason, unwritten: true })
      expect(await read(id)).toMatchObject({ firstClaimedAt: null, attempts: 3 })
    })

    it('gives a dead worker’s row to another once the lease is over, and to no one before', async () => {
      await record(planned(10))
      const { id } = onlyOne(await claim('dead', 10))
      expect(await claim('alive', 39)).toEqual([])
      await test.passLeases()
      expect(onlyOne(await claim('alive', 40))).toMatchObject({ id, attempts: 2 })
      const late = await ledger.settle(id, 'dead', { kind: 'blocked', reason: 'late' })
      expect(late).toBe(false)
      expect(await read(id)).toMatchObject({ state: 'claimed', reason: null })
      const settled = await ledger.settle(id, 'alive', { kind: 'blocked', reason: 'no access' })
      expect(settled).toBe(true)
      expect(await read(id)).toMatchObject({ state: 'blocked', reason: 'no access' })
    })

    it('takes back at once what a worker gives back', async () => {
      await record(planned(10), planned(20))
      await claim('leaving', 20)
      await ledger.settle(
        (await test.store.guild(guildA).bulletins.deliveries(1))[0]?.id ?? asId('none'),
        'leaving',
        { kind: 'blocked', reason: 'no access' },
      )
      expect(await ledger.release('leaving')).toBe(1)
      expect((await claim('next', 20)).map(({ dueAt }) => dueAt)).toEqual([second(10)])
    })

    it('makes a blocked or missed row due again, for its own guild alone', async () => {
      await record(planned(10), planned(20, 'too late'))
      const blocked = onlyOne(await claim('one', 10))
      const { bulletins } = test.store.guild(guildA)
      expect(await bulletins.resume(blocked.id, second(50), author(30))).toBe(false)
      await ledger.settle(blocked.id, 'one', { kind: 'blocked', reason: 'no access' })
      const foreign = test.store.guild(guildB).bulletins
      expect(await foreign.resume(blocked.id, second(50), author(30))).toBe(false)
      expect(await foreign.delivery(blocked.id)).toBeNull()
      expect(await foreign.deliveries(10)).toEqual([])
      expect(await bulletins.resume(blocked.id, second(50), author(30))).toBe(true)
      const [missed] = await bulletins.deliveries(10, ['missed'])
      expect(missed && (await bulletins.resume(missed.id, second(50), author(30)))).toBe(true)
      expect(await claim('one', 49)).toEqual([])
      const again = await claim('one', 50)
      expect(again).toHaveLength(2)
      for (const row of again) {
        expect(row).toMatchObject({ resumedAt: second(50), attempts: 1, reason: null })
      }
    })

    it('makes a row due in the channel that the campaign has now, unless that has it already', async () => {
      await record(planned(10), planned(20))
      for (const { id } of await claim('one', 20)) {
        await ledger.settle(id, 'one', { kind: 'blocked', reason: 'the channel is gone' })
      }
      const { authoring, bulletins } = test.store.guild(guildA)
      const elsewhere = asId<ChannelId>('2002')
      await authoring.configure({ channel: elsewhere }, author(30))
      await record({ ...planned(20), channel: elsewhere })
      const [twice, once] = await bulletins.deliveries(10, ['blocked'])
      if (twice === undefined || once === undefined) throw new Error('two rows were blocked')
      expect(await bulletins.resume(twice.id, second(50), author(40))).toBe(false)
      expect(await bulletins.resume(once.id, second(50), author(40))).toBe(true)
      const resumed = { channel: elsewhere, state: 'due', firstClaimedAt: null }
      expect(await read(once.id)).toMatchObject(resumed)
      await authoring.configure({ channel: null }, author(50))
      expect(await bulletins.resume(twice.id, second(60), author(60))).toBe(true)
      expect(await read(twice.id)).toMatchObject({ channel: '2001', state: 'due' })
    })

    it('posts nothing more for a rule that was taken away', async () => {
      await record(planned(10))
      const draft = { ...rememberedIncident(), rules: [] }
      await test.store.guild(guildA).authoring.importCampaign(draft, place, author(20))
      expect(await claim('one', 30)).toEqual([])
      expect(await ledger.rulesToPlan(second(10_000))).toEqual([])
    })

    it('never gives one row to two of many workers', async () => {
      const count = 200
      await record(...Array.from({ length: count }, (_, index) => planned(index)))
      const stores = [test.store, await test.another(), await test.another()]
      const workers = stores.flatMap((store, index) => [
        { name: `${index}a`, ledger: store.ledger },
        { name: `${index}b`, ledger: store.ledger },
      ])
      const taken: DeliveryId[] = []
      await Promise.all(
        workers.map(async (worker) => {
          for (;;) {
            const rows = await claim(worker.name, count, 7, worker.ledger)
            if (rows.length === 0) return
            taken.push(...rows.map(({ id }) => id))
          }
        }),
      )
      expect(taken).toHaveLength(count)
      expect(new Set(taken).size).toBe(count)
    })
  })
}
