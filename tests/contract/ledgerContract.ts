import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dayNumber } from '../../src/calendar/day.ts'
import { asId, type ChannelId, type DeliveryId, type MessageId } from '../../src/lore/ids.ts'
import type { CampaignDraft } from '../../src/lore/draft.ts'
import type {
  BulletinRule,
  Delivery,
  Ledger,
  PlannedDelivery,
  PlannedRule,
} from '../../src/store/store.ts'
import { author, guildA, guildB, place, rememberedIncident, second } from '../store/sampleDrafts.ts'
import type { TestStore } from './storeContract.ts'

export function ledgerContract(openTestStore: () => Promise<TestStore>): void {
  let test: TestStore
  let ledger: Ledger
  let rule: BulletinRule
  let edition: number
  beforeEach(async () => {
    test = await openTestStore()
    ledger = test.store.ledger
    const { authoring, bulletins } = test.store.guild(guildA)
    await authoring.importCampaign(rememberedIncident(), place, author())
    const [first] = await bulletins.rules()
    if (first === undefined) throw new Error('the rule was not imported')
    rule = first
    const [toPlan] = await ledger.rulesToPlan(second(0))
    edition = toPlan?.edition ?? -1
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
  const mark = (lookAt: number | null): PlannedRule => {
    return {
      rule: rule.id,
      edition,
      planned: true,
      lookAt: lookAt === null ? null : second(lookAt),
    }
  }
  const record = (...all: readonly PlannedDelivery[]) =>
    ledger.record(all, [mark(600)], second(600))
  const claim = (worker: string, atSecond: number, limit = 100, from = ledger) =>
    from.claim({ worker, now: second(atSecond), leaseMs: 30_000, limit })
  const onlyOne = <Row extends Delivery>(rows: readonly Row[]): Row => {
    const [row] = rows
    if (row === undefined || rows.length > 1) throw new Error(`${rows.length} rows, not one`)
    return row
  }
  const read = (id: DeliveryId) => test.store.guild(guildA).bulletins.delivery(id)

  describe('the ledger', () => {
    it('lists rules to plan until they are planned, with their campaigns', async () => {
      const before = await ledger.rulesToPlan(second(600))
      const campaign = { slug: 'sample', guild: guildA }
      expect(before).toMatchObject([{ rule, campaign }])
      expect(before[0]?.subject).toMatchObject({ precision: 'day' })
      await ledger.record([], [mark(900)], second(600))
      expect(await ledger.rulesToPlan(second(899))).toEqual([])
      const after = await ledger.rulesToPlan(second(900))
      expect(after).toMatchObject([{ rule: { ...rule, plannedUntil: second(600) } }])
      await ledger.record([], [mark(null)], second(900))
      expect(await ledger.rulesToPlan(second(10_000))).toEqual([])
    })

    it('never forgets that a rule was planned further', async () => {
      await ledger.record([], [mark(300)], second(600))
      await ledger.record([], [mark(300)], second(300))
      await ledger.record([], [{ ...mark(300), planned: false }], second(900))
      const [row] = await ledger.rulesToPlan(second(600))
      expect(row?.rule.plannedUntil).toEqual(second(600))
    })

    it('lists rules a page at a time, those to be looked at first first', async () => {
      const { authoring } = test.store.guild(guildA)
      const draft = rememberedIncident()
      const rules = ['a', 'b', 'c', 'd', 'e'].map((key) => ({ ...draft.rules[0], key }))
      // Each is the sample's rule under another key.
      await authoring.importCampaign({ ...draft, rules } as typeof draft, place, author(1))
      const read = await ledger.rulesToPlan(second(9))
      const marks = read.map((one, index) => {
        return { ...mark(9 - (index % 3)), rule: one.rule.id, edition: one.edition }
      })
      await ledger.record([], marks, second(5))
      const listed: string[] = []
      for (let behind = null; ;) {
        const page = await ledger.rulesToPlan(second(9), 2, behind)
        listed.push(...page.map((one) => `${one.lookAt.epochMilliseconds} ${one.rule.id}`))
        const last = page.at(-1)
        if (last === undefined || page.length < 2) break
        behind = last
      }
      expect(listed).toHaveLength(5)
      expect(listed.map((one) => one.split(' ')[0])).toEqual(
        [7, 8, 8, 9, 9].map((at) => String(second(at).epochMilliseconds)),
      )
      expect(new Set(listed).size).toBe(5)
    })

    describe('looks at a quiet rule at once, counting from then on,', () => {
      const changes: Record<string, (at: number) => Promise<unknown>> = {
        'when its zone changes': (at) =>
          test.store.guild(guildA).authoring.configure({ zone: 'Asia/Tokyo' }, author(at)),
        'when its campaign’s settings change': (at) =>
          reimport(at, (draft) => ({ ...draft, settings: { ...draft.settings, name: 'New' } })),
        'when its incident changes': (at) =>
          reimport(at, (draft) => ({
            ...draft,
            entries: draft.entries.map((entry) =>
              entry.kind === 'incident' ? { ...entry, hash: 'new', date: null } : entry,
            ),
          })),
        'when it changes itself': (at) =>
          reimport(at, (draft) => ({
            ...draft,
            rules: draft.rules.map((one) => ({ ...one, hash: 'new', leadHours: 5 })),
          })),
        'when the clock changes': async (at) => {
          const { campaign, authoring } = test.store.guild(guildA)
          const { clock } = (await campaign()) ?? {}
          if (clock === undefined) throw new Error('no campaign')
          await authoring.setClock(clock, { mode: 'manual', day: dayNumber(9) }, author(at))
        },
      }
      const reimport = (at: number, change: (draft: CampaignDraft) => CampaignDraft) =>
        test.store
          .guild(guildA)
          .authoring.importCampaign(change(rememberedIncident()), place, author(at))

      it.each(Object.keys(changes))('%s', async (name) => {
        await ledger.record([], [mark(5000)], second(600))
        await changes[name]?.(700)
        const [row] = await ledger.rulesToPlan(second(700))
        expect(row?.rule.plannedUntil).toEqual(second(700))
        expect(row?.edition).toBeGreaterThan(edition)
        // A planner that read the rule before the change marks nothing.
        await ledger.record([], [mark(5000)], second(800))
        expect(await ledger.rulesToPlan(second(700))).toMatchObject([{ rule: { id: rule.id } }])
      })
    })

    it('still plans what a rule had due before a change', async () => {
      await ledger.record([], [mark(650)], second(600))
      const { authoring } = test.store.guild(guildA)
      await authoring.configure({ zone: 'Asia/Tokyo' }, author(700))
      const [row] = await ledger.rulesToPlan(second(700))
      expect(row?.rule.plannedUntil).toEqual(second(600))
    })

    it('looks at a rule that rests once it has a channel, for what it missed too', async () => {
      await ledger.record([], [{ ...mark(null), planned: false }], second(600))
      const { newsChannels } = test.store.guild(guildA)
      await newsChannels.add(
        { channel: asId<ChannelId>('2002'), outlets: null, persona: false },
        author(700),
      )
      const [row] = await ledger.rulesToPlan(second(700))
      expect(row?.rule.plannedUntil).toEqual(rule.plannedUntil)
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

    it('has late rows of one channel carried by the oldest, once they are gathered', async () => {
      await record(planned(10), planned(20), planned(30), planned(5000))
      const late = 5000
      expect((await claim('early', late)).map(({ dueAt }) => dueAt)).toEqual([second(5000)])
      await ledger.gather(second(late))
      await (await test.another()).ledger.gather(second(late))
      const carrier = onlyOne(await claim('one', late))
      expect(carrier).toMatchObject({ dueAt: second(10) })
      const carried = carrier.carries
      expect(carried.map(({ dueAt }) => dueAt)).toEqual([second(20), second(30)])
      expect(await claim('two', late)).toEqual([])
      const [second20, second30] = carried
      if (second20 === undefined || second30 === undefined) throw new Error('two are carried')
      expect(await ledger.part(carrier.id, 'two', [second30.id], 'alone')).toBe(false)
      expect(await ledger.part(carrier.id, 'one', [second30.id], 'alone')).toBe(true)
      const message = asId<MessageId>('3001')
      const sent = { kind: 'sent', message, at: second(late), content: null } as const
      const others = new Map([second20, second30].map(({ id }) => [id, sent]))
      expect(await ledger.settle(carrier.id, 'two', sent, others)).toBe(false)
      expect(await ledger.settle(carrier.id, 'one', sent, others)).toBe(true)
      expect(await read(second20.id)).toMatchObject({ state: 'sent', message })
      expect(onlyOne(await claim('two', late))).toMatchObject({ id: second30.id, carries: [] })
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
