import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dayNumber } from '../../src/calendar/day.ts'
import { asId, type ChannelId, type EntryId } from '../../src/lore/ids.ts'
import { author, guildA, guildB, place, rememberedIncident, second } from '../store/sampleDrafts.ts'
import type { TestStore } from './storeContract.ts'

const home = asId<ChannelId>('2001')
const other = asId<ChannelId>('2002')

export function newsChannelsContract(openTestStore: () => Promise<TestStore>): void {
  let test: TestStore
  beforeEach(async () => {
    test = await openTestStore()
    await test.store.guild(guildA).authoring.importCampaign(rememberedIncident(), place, author())
  })
  afterEach(() => test.remove())
  const channels = (guild = guildA) => test.store.guild(guild).newsChannels

  describe('news channels', () => {
    it('begin with the channel that is chosen at set-up, for all outlets', async () => {
      expect(await channels().list()).toEqual([{ channel: home, outlets: null, persona: false }])
      expect(await channels(guildB).list()).toEqual([])
    })

    it('move with the campaign’s channel', async () => {
      await test.store.guild(guildA).authoring.configure({ channel: other }, author())
      expect(await channels().list()).toEqual([{ channel: other, outlets: null, persona: false }])
      await test.store.guild(guildA).authoring.configure({ channel: null }, author())
      expect(await channels().list()).toEqual([])
    })

    it('are added, changed and removed; each rule is planned for those of its outlet', async () => {
      const { bulletins } = test.store.guild(guildA)
      const [rule] = await bulletins.rules()
      if (rule === undefined) throw new Error('the rule was not imported')
      const planned = async () =>
        (await test.store.ledger.rulesToPlan(second(600))).map((one) => one.channels)
      expect(
        await channels().add({ channel: other, outlets: [rule.outlet], persona: false }, author(1)),
      ).toBe(true)
      expect(await planned()).toEqual([[home, other]])
      await channels().add(
        { channel: other, outlets: [asId<EntryId>('elsewhere')], persona: false },
        author(2),
      )
      expect(await planned()).toEqual([[home]])
      expect(await channels().remove(other, author(3))).toBe(true)
      expect(await channels().remove(other, author(4))).toBe(false)
      expect(
        await channels(guildB).add({ channel: other, outlets: null, persona: false }, author(5)),
      ).toBe(false)
      expect(await channels(guildB).remove(home, author(5))).toBe(false)
      expect(await channels().list()).toEqual([{ channel: home, outlets: null, persona: false }])
    })

    it('leave nothing waiting when they go, and take nothing back', async () => {
      const { bulletins } = test.store.guild(guildA)
      const [rule] = await bulletins.rules()
      if (rule === undefined) throw new Error('the rule was not imported')
      const row = { rule: rule.id, guild: guildA, universeDay: dayNumber(1), missed: null }
      const waiting = { ...row, occurrence: 'once', dueAt: second(1) }
      await test.store.ledger.record([{ ...waiting, channel: home }], [], second(1))
      await channels().remove(home, author(3))
      const [delivery] = await bulletins.deliveries(10)
      expect(delivery).toMatchObject({
        state: 'missed',
        reason: expect.stringContaining('channel'),
      })
    })
  })
}
