import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dayNumber } from '../../src/calendar/day.ts'
import { asId, type ChannelId, type DraftId, type MessageId } from '../../src/lore/ids.ts'
import type { BulletinRule, PlannedDelivery, Store } from '../../src/store/store.ts'
import { author, guildA, guildB, place, rememberedIncident, second } from '../store/sampleDrafts.ts'
import type { TestStore } from './storeContract.ts'

const occurrence = { occurrence: '2404', universeDay: dayNumber(158_566), dueAt: second(3600) }

export function draftsContract(openTestStore: () => Promise<TestStore>): void {
  let test: TestStore
  let rule: BulletinRule
  beforeEach(async () => {
    test = await openTestStore()
    const guild = test.store.guild(guildA)
    await guild.authoring.importCampaign(rememberedIncident(), place, author())
    const [only] = await guild.bulletins.rules()
    if (only === undefined) throw new Error('the rule was not imported')
    rule = only
  })
  afterEach(() => test.remove())
  const drafts = (store: Store = test.store, guild = guildA) => store.guild(guild).drafts
  const open = (state: 'pending' | 'approved' = 'pending') =>
    drafts().open(rule.id, occurrence, state, author(1))
  const row = (): PlannedDelivery => ({
    ...occurrence,
    rule: rule.id,
    guild: guildA,
    channel: asId<ChannelId>('2001'),
    missed: null,
  })

  describe('drafts', () => {
    it('are made once for each occurrence, by however many at once', async () => {
      const [one, two] = await Promise.all([
        open(),
        drafts(await test.another()).open(rule.id, occurrence, 'pending', author(1)),
      ])
      expect(one).toEqual(two)
      expect(one).toMatchObject({ ...occurrence, rule: rule.id, state: 'pending', headline: null })
      const later = { ...occurrence, dueAt: second(7200) }
      expect(await drafts().open(rule.id, later, 'approved', author(2))).toEqual({
        ...one,
        dueAt: second(7200),
      })
      expect(await drafts().of(rule.id, ['2404', '2405'])).toHaveLength(1)
      expect(await drafts().list(10, ['pending'])).toHaveLength(1)
      expect(await drafts().list(10, ['held'])).toEqual([])
    })

    it('are decided by whoever is first', async () => {
      const { id } = await open()
      const decided = await Promise.all([
        drafts().move(id, 'pending', 'approved', author(2), { approved: 'mark' }),
        drafts(await test.another()).move(id, 'pending', 'skipped', author(2)),
        drafts().move(id, 'pending', 'held', { user: null, at: second(2) }),
      ])
      expect(decided.filter(Boolean)).toHaveLength(1)
    })

    it('keep who decided and what they approved; the program itself decides nothing', async () => {
      const { id } = await open()
      await drafts().move(id, 'pending', 'approved', author(2), { approved: 'mark' })
      await drafts().move(id, 'approved', 'planned', { user: null, at: second(9) })
      expect(await drafts().get(id)).toMatchObject({
        state: 'planned',
        approved: 'mark',
        decidedBy: '900',
        decidedAt: second(2),
      })
    })

    it('bring their rows into the ledger in the same step', async () => {
      const { id } = await open()
      const change = { rows: [row()] }
      expect(await drafts().move(id, 'held', 'planned', author(2), change)).toBe(false)
      expect(await test.store.guild(guildA).bulletins.deliveries(9)).toEqual([])
      expect(await drafts().move(id, 'pending', 'planned', author(2), change)).toBe(true)
      expect(await test.store.guild(guildA).bulletins.deliveries(9)).toMatchObject([
        { state: 'due', occurrence: '2404' },
      ])
    })

    it('are neither skipped nor edited once the ledger has them', async () => {
      const { id } = await open('approved')
      await test.store.ledger.record([row()], [], second(3))
      const texts = { headline: 'Mine', dateline: null, body: null }
      expect(await drafts().move(id, 'approved', 'skipped', author(4))).toBe(false)
      expect(await drafts().edit(id, 'approved', 'approved', texts, author(4))).toBe(false)
      expect(await drafts().get(id)).toMatchObject({ state: 'approved', headline: null })
    })

    it('take texts of their own, which are to be approved anew', async () => {
      const { id } = await open()
      await drafts().move(id, 'pending', 'approved', author(2), { approved: 'mark' })
      const texts = { headline: 'Mine', dateline: null, body: 'My own words' }
      expect(await drafts().edit(id, 'approved', 'pending', texts, author(3))).toBe(true)
      expect(await drafts().edit(id, 'approved', 'pending', texts, author(3))).toBe(false)
      expect(await drafts().get(id)).toMatchObject({ ...texts, state: 'pending', approved: null })
    })

    it('remember what the GMs have before them', async () => {
      const { id } = await open()
      const message = { channel: asId<ChannelId>('2009'), id: asId<MessageId>('7') }
      await drafts().shown(id, 'draft', second(2), message)
      await drafts().shown(id, 'held', second(8), null)
      expect(await drafts().get(id)).toMatchObject({
        shownAt: second(2),
        heldAt: second(8),
        message,
      })
    })

    it('are out of reach for other guilds', async () => {
      const { id } = await open()
      const theirs = drafts(test.store, guildB)
      expect(await theirs.get(id)).toBeNull()
      expect(await theirs.list(10)).toEqual([])
      expect(await theirs.of(rule.id, ['2404'])).toEqual([])
      expect(await theirs.move(id, 'pending', 'approved', author(2))).toBe(false)
      await theirs.shown(id, 'draft', second(2), null)
      expect((await drafts().get(id))?.shownAt).toBeNull()
      await expect(theirs.open(rule.id, occurrence, 'pending', author(1))).rejects.toThrow(
        'has no rule',
      )
      expect(await drafts().get(asId<DraftId>('nothing'))).toBeNull()
    })
  })
}
