import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dayNumber } from '../../src/calendar/day.ts'
import { asId, type ChannelId, type DeliveryId, type GuildId } from '../../src/lore/ids.ts'
import { content } from '../delivery/bulletins.ts'
import {
  author,
  draftCampaign,
  guildA,
  guildB,
  place,
  rememberedIncident,
  second,
} from '../store/sampleDrafts.ts'
import type { Issue } from '../../src/store/store.ts'
import type { TestStore } from './storeContract.ts'

const [here, there] = [asId<ChannelId>('2001'), asId<ChannelId>('2002')]

export function archiveContract(openTestStore: () => Promise<TestStore>): void {
  let test: TestStore
  beforeEach(async () => {
    test = await openTestStore()
    for (const guild of [guildA, guildB])
      await test.store.guild(guild).authoring.importCampaign(rememberedIncident(), place, author())
  })
  afterEach(() => test.remove())

  const archive = (guild: GuildId = guildA) => test.store.guild(guild).archive
  /** Plans a bulletin that is due at a second of the test, and ends it. */
  const end = async (
    headline: string,
    due: number,
    channel: ChannelId,
    how: 'printed' | 'unknown' | 'blocked' = 'printed',
    guild: GuildId = guildA,
  ): Promise<DeliveryId> => {
    const { ledger } = test.store
    const [rule] = await test.store.guild(guild).bulletins.rules()
    if (rule === undefined) throw new Error('the rule was not imported')
    const day = dayNumber(158_000)
    const row = { rule: rule.id, guild, channel, occurrence: headline, universeDay: day }
    await ledger.record([{ ...row, dueAt: second(due), missed: null }], [], second(due))
    const claim = { worker: 'one', now: second(due), leaseMs: 30_000, limit: 1 }
    const [claimed] = await ledger.claim(claim)
    if (claimed === undefined) throw new Error('nothing was due')
    const printed = how === 'printed' ? { ...content, headline } : null
    await ledger.settle(
      claimed.id,
      'one',
      how === 'blocked'
        ? { kind: 'blocked', reason: 'No.' }
        : { kind: 'sent', message: asId('6001'), at: second(due), content: printed },
    )
    return claimed.id
  }
  const headlines = async (
    channels: readonly ChannelId[],
    limit = 9,
    guild: GuildId = guildA,
    skip = 0,
  ): Promise<readonly string[]> =>
    told((await archive(guild).issues(channels, { skip, limit })).issues)
  const told = (issues: readonly Issue[]): readonly string[] =>
    issues.map((issue) => issue.content.headline)

  describe('the archive', () => {
    it('has what was printed in the channels that are asked for, newest first', async () => {
      await end('one', 1, here)
      await end('two', 2, there)
      await end('three', 3, here)
      expect(await headlines([here])).toEqual(['three', 'one'])
      expect(await headlines([there])).toEqual(['two'])
      expect(await headlines([here, there])).toEqual(['three', 'two', 'one'])
      expect(await headlines([])).toEqual([])
      expect([...(await archive().channels())].sort()).toEqual([here, there])
    })

    it('counts to its limit only what may be read', async () => {
      await end('one', 1, here)
      for (const due of [2, 3, 4]) await end(`there ${due}`, due, there)
      expect(await headlines([here], 1)).toEqual(['one'])
    })

    it('has each bulletin once, in however many channels it stands', async () => {
      await end('one', 1, here)
      await end('two', 2, here)
      await end('two', 2, there)
      await end('one', 3, there)
      expect(await headlines([here, there])).toEqual(['one', 'two'])
      expect(await headlines([here])).toEqual(['two', 'one'])
      const page = await archive().issues([here, there], { skip: 1, limit: 1 })
      expect(page.total).toBe(2)
      expect(told(page.issues)).toEqual(['two'])
      expect(await headlines([here, there], 1, guildA, 2)).toEqual([])
    })

    it('finds by words of a headline, however they are written, among all of them', async () => {
      await end('The Gorkon is seized', 1, here)
      await end('The Górkon is freed', 2, there)
      // More than are read at once.
      for (let due = 3; due < 54; due++) await end(`${due}`, due, here)
      expect(told(await archive().called([here, there], 'gorkon', 9))).toEqual([
        'The Górkon is freed',
        'The Gorkon is seized',
      ])
      expect(told(await archive().called([here], 'GORKON', 9))).toEqual(['The Gorkon is seized'])
      expect(told(await archive().called([here, there], 'gorkon', 1))).toHaveLength(1)
      expect(await archive().called([here, there], 'tribble', 9)).toEqual([])
    })

    it('has one issue only for whoever reads its channel', async () => {
      const id = await end('one', 1, here)
      expect(await archive().issue(id, [there, here])).toMatchObject({
        id,
        content: { ...content, headline: 'one' },
      })
      expect(await archive().issue(id, [there])).toBeNull()
      expect(await archive().issue(id, [])).toBeNull()
      expect(await archive().issue(asId('nothing'), [here])).toBeNull()
      expect(await archive(guildB).issue(id, [here])).toBeNull()
    })

    it('has nothing that is not printed, or of which nobody knows what it said', async () => {
      const blocked = await end('one', 1, here, 'blocked')
      const unknown = await end('two', 2, here, 'unknown')
      expect(await archive().channels()).toEqual([])
      expect(await headlines([here])).toEqual([])
      for (const id of [blocked, unknown]) expect(await archive().issue(id, [here])).toBeNull()
    })

    it('has nothing of another guild, nor of a campaign that is not played now', async () => {
      const id = await end('one', 1, here)
      await end('foreign', 2, here, 'printed', guildB)
      expect(await headlines([here])).toEqual(['one'])
      const { authoring } = test.store.guild(guildA)
      await authoring.importCampaign(draftCampaign([], [], { slug: 'next' }), place, author(3))
      expect(await archive().channels()).toEqual([])
      expect(await headlines([here])).toEqual([])
      expect(await archive().issue(id, [here])).toBeNull()
      expect(await headlines([here], 9, guildB)).toEqual(['foreign'])
      await authoring.importCampaign(rememberedIncident(), place, author(4))
      expect(await headlines([here])).toEqual(['one'])
    })
  })
}
