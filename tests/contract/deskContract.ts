import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dayNumber } from '../../src/calendar/day.ts'
import { asId, type ChannelId, type MessageId, type RuleId } from '../../src/lore/ids.ts'
import type { BulletinRule, RuleContent } from '../../src/store/store.ts'
import {
  author,
  draftCampaign,
  guildA,
  guildB,
  place,
  rememberedIncident,
  second,
} from '../store/sampleDrafts.ts'
import type { TestStore } from './storeContract.ts'

export function deskContract(openTestStore: () => Promise<TestStore>): void {
  let test: TestStore
  let filed: BulletinRule
  beforeEach(async () => {
    test = await openTestStore()
    await bring(rememberedIncident())
    const [only] = await rules()
    if (only === undefined) throw new Error('the rule was not imported')
    filed = only
  })
  afterEach(() => test.remove())
  const guild = () => test.store.guild(guildA)
  const desk = () => guild().desk
  const rules = () => guild().bulletins.rules()
  const bring = (draft: ReturnType<typeof rememberedIncident>, at = 0) =>
    guild().authoring.importCampaign(draft, place, author(at))
  const content = (): RuleContent => ({
    name: 'A stroke of luck',
    schedule: { kind: 'dated', at: '12:00', day: dayNumber(158_600) },
    of: filed.of,
    outlet: filed.outlet,
    attach: null,
    approval: 'required',
    leadHours: 72,
    catchUpDays: 7,
    headline: 'Luck',
    dateline: '',
    body: 'It was found.',
  })
  const scheduled = async (at = 2): Promise<RuleId> => {
    const { id } = await desk().propose(content(), author(1))
    const rule = await desk().schedule(id, {}, author(at))
    if (rule === null) throw new Error('nothing was scheduled')
    return rule
  }

  describe('the desk', () => {
    it('keeps what a GM writes until it is scheduled, and plans none of it before', async () => {
      const begun = await desk().propose(content(), author(1))
      expect(begun).toEqual({ ...content(), id: begun.id })
      const revised = await desk().revise(begun.id, { headline: 'More luck' })
      expect(await desk().proposal(begun.id)).toEqual(revised)
      expect((await rules()).map(({ id }) => id)).toEqual([filed.id])
      const later = { kind: 'timed', atMs: 9 } as const
      const rule = await desk().schedule(begun.id, { schedule: later }, author(2))
      expect(rule).toBe(begun.id)
      expect(await guild().bulletins.rule(asId(begun.id))).toEqual({
        ...content(),
        id: begun.id,
        key: begun.id,
        source: 'desk',
        headline: 'More luck',
        schedule: later,
        plannedUntil: second(2).subtract({ milliseconds: 1 }),
      })
    })

    it('schedules once, and nothing that was withdrawn', async () => {
      const { id } = await desk().propose(content(), author(1))
      const planned = async () =>
        (await test.store.ledger.rulesToPlan(second(9), 10, null)).map(({ rule }) => rule.id)
      expect(await planned()).toEqual([filed.id])
      const both = await Promise.all([
        desk().schedule(id, {}, author(2)),
        desk().schedule(id, {}, author(2)),
      ])
      expect(both.filter((rule) => rule !== null)).toHaveLength(1)
      expect(await planned()).toContain(asId<RuleId>(id))
      await desk().cancel(asId(id), author(3))
      expect(await planned()).toEqual([filed.id])
      await desk().restore(asId(id), author(4))
      expect(await planned()).toContain(asId<RuleId>(id))
      const other = await desk().propose(content(), author(1))
      expect(await desk().withdraw(other.id)).toBe(true)
      expect(await desk().withdraw(other.id)).toBe(false)
      expect(await desk().schedule(other.id, {}, author(2))).toBeNull()
      expect(await desk().revise(other.id, {})).toBeNull()
      expect(await rules()).toHaveLength(2)
    })

    it('forgets what was begun a week ago', async () => {
      const { id } = await desk().propose(content(), author(1))
      await desk().propose(content(), author(3 * 86_400))
      expect(await desk().proposal(id)).not.toBeNull()
      await desk().propose(content(), author(8 * 86_400))
      expect(await desk().proposal(id)).toBeNull()
    })

    it('keeps its rules through imports, and through another campaign', async () => {
      const id = await scheduled()
      await bring(rememberedIncident({ headline: 'Changed' }), 5)
      expect(await guild().bulletins.rule(id)).not.toBeNull()
      await bring(draftCampaign([], [], { slug: 'another' }), 6)
      expect(await rules()).toEqual([])
      await bring(rememberedIncident(), 7)
      expect((await guild().bulletins.rule(id))?.plannedUntil).toEqual(second(7))
      await desk().cancel(id, author(8))
      await bring(draftCampaign([], [], { slug: 'another' }), 9)
      await bring(rememberedIncident(), 10)
      expect(await guild().bulletins.rule(id)).toBeNull()
    })

    it('schedules nothing about what is gone', async () => {
      const { id } = await desk().propose(content(), author(1))
      await bring(draftCampaign([]), 2)
      await expect(desk().schedule(id, {}, author(3))).rejects.toThrow('is gone')
    })

    it('cancels its own rules alone, with what waits, and takes that back', async () => {
      const id = await scheduled()
      const row = { rule: id, guild: guildA, channel: asId<ChannelId>('2001'), missed: null }
      const due = { ...row, occurrence: 'once', universeDay: dayNumber(1), dueAt: second(3) }
      await test.store.ledger.record([due], [], second(3))
      expect(await desk().cancel(filed.id, author(4))).toBe(false)
      expect(await desk().cancel(id, author(4))).toBe(true)
      expect(await desk().cancel(id, author(4))).toBe(false)
      expect(await guild().bulletins.deliveries(9)).toMatchObject([{ state: 'missed' }])
      expect(await guild().bulletins.names([id])).toEqual(new Map([[id, 'A stroke of luck']]))
      expect(await desk().restore(filed.id, author(5))).toBe(false)
      expect(await desk().restore(id, author(5))).toBe(true)
      expect(await desk().restore(id, author(5))).toBe(false)
      expect(await guild().bulletins.deliveries(9)).toMatchObject([{ state: 'due', reason: null }])
      // Nobody had planned it yet: what was due before the cancel is not lost.
      const begun = second(2).subtract({ milliseconds: 1 })
      expect((await guild().bulletins.rule(id))?.plannedUntil).toEqual(begun)
    })

    it('plans a rule that comes back from where it was cancelled', async () => {
      const id = await scheduled()
      const toPlan = await test.store.ledger.rulesToPlan(second(3), 10)
      const edition = toPlan.find(({ rule }) => rule.id === id)?.edition ?? -1
      const planned = { rule: id, edition, lookAt: second(100), planned: true }
      await test.store.ledger.record([], [planned], second(3))
      await desk().cancel(id, author(4))
      await desk().restore(id, author(5))
      expect((await guild().bulletins.rule(id))?.plannedUntil).toEqual(second(4))
    })

    it('keeps one correction for each change, held, and the latest of a bulletin alone', async () => {
      const schedule = {
        kind: 'correction',
        atMs: 0,
        rule: filed.id,
        occurrence: '2404',
        posts: [{ channel: asId<ChannelId>('2001'), message: asId<MessageId>('6001') }],
      } as const
      const about = `correction:${filed.id}:2404:`
      const one = {
        content: { ...content(), schedule },
        key: `${about}one`,
        about,
        universeDay: dayNumber(158_700),
      }
      const made = await Promise.all([
        desk().correct(one, second(2)),
        desk().correct(one, second(2)),
      ])
      const [draft, ...more] = made.filter((each) => each !== null)
      expect(more).toEqual([])
      expect(draft).toMatchObject({ state: 'held', heldAt: null, dueAt: second(2) })
      const other = await desk().correct({ ...one, key: `${about}two` }, second(3))
      expect(await guild().drafts.list(9, ['held'])).toEqual([other])
      expect(await guild().drafts.list(9, ['skipped'])).toMatchObject([{ id: draft?.id }])
      expect((await rules()).find(({ id }) => id === other?.rule)?.schedule).toEqual(schedule)
      const plannable = await test.store.ledger.rulesToPlan(second(9), 10, null)
      expect(plannable.map(({ rule }) => rule.id)).toEqual([filed.id])
    })

    it('is told which campaigns changed since their bulletins were compared', async () => {
      const { comparisons } = test.store
      const [changed, ...more] = await comparisons.due(9)
      if (changed === undefined) throw new Error('nothing has changed')
      expect(more).toEqual([])
      expect(changed.guild).toBe(guildA)
      await comparisons.done(changed)
      await comparisons.done({ ...changed, version: changed.version - 1 })
      expect(await comparisons.due(9)).toEqual([])
      await bring(draftCampaign([]), 2)
      expect(await comparisons.due(9)).toEqual([{ ...changed, version: changed.version + 1 }])
      expect(await comparisons.due(0)).toEqual([])
    })

    it('is out of reach for other guilds', async () => {
      const { id } = await desk().propose(content(), author(1))
      const rule = await scheduled()
      const theirs = test.store.guild(guildB).desk
      expect(await theirs.proposal(id)).toBeNull()
      expect(await theirs.revise(id, { headline: 'Theirs' })).toBeNull()
      expect(await theirs.schedule(id, {}, author(2))).toBeNull()
      expect(await theirs.withdraw(id)).toBe(false)
      expect(await theirs.cancel(rule, author(3))).toBe(false)
      await desk().cancel(rule, author(3))
      expect(await theirs.restore(rule, author(4))).toBe(false)
    })
  })
}
