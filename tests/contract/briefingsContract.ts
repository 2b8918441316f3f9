import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { asId, type EntryId, type MessageId, type UserId } from '../../src/lore/ids.ts'
import type { Briefing, Briefings } from '../../src/store/store.ts'
import {
  author,
  gm,
  guildA,
  guildB,
  place,
  rememberedIncident,
  second,
} from '../store/sampleDrafts.ts'
import type { TestStore } from './storeContract.ts'

export function briefingsContract(openTestStore: () => Promise<TestStore>): void {
  let test: TestStore
  let briefings: Briefings
  let incident: EntryId
  beforeEach(async () => {
    test = await openTestStore()
    const guild = test.store.guild(guildA)
    briefings = guild.briefings
    await guild.authoring.importCampaign(rememberedIncident(), place, author())
    const world = await guild.lore(gm(guildA), second(0))
    incident = world?.entries.find(({ key }) => key === 'incident')?.id ?? asId('none')
  })
  afterEach(() => test.remove())

  const draft = (seconds = 0, banner = 'TOP SECRET'): Promise<Briefing> =>
    briefings.draft(
      { incident, channel: asId('2001'), role: asId('4001'), banner, note: 'Read this.' },
      author(seconds),
    )
  const message = asId<MessageId>('3001')

  describe('briefings', () => {
    it('begin as drafts and keep what the GM wrote', async () => {
      const made = await draft(5)
      expect(made).toEqual({
        id: made.id,
        incident,
        channel: '2001',
        role: '4001',
        banner: 'TOP SECRET',
        note: 'Read this.',
        state: 'draft',
        message: null,
        createdBy: '900',
        createdAt: second(5),
        sentAt: null,
      })
      expect(made.id.length).toBeLessThanOrEqual(25)
      expect(await briefings.get(made.id)).toEqual(made)
    })

    it('need an incident of their own guild', async () => {
      const foreign = test.store.guild(guildB).briefings
      const content = { incident, channel: asId<never>('1'), role: null, banner: '', note: '' }
      await expect(foreign.draft(content, author())).rejects.toThrow('no longer in the campaign')
    })

    it('can be edited', async () => {
      const { id } = await draft()
      expect(await briefings.edit(id, { note: 'Read that.' }, author(1))).toMatchObject({
        banner: 'TOP SECRET',
        note: 'Read that.',
      })
      expect(await briefings.edit(asId('nothing'), { note: '' }, author(1))).toBeNull()
    })

    it('move from state to state, each step once', async () => {
      const { id } = await draft()
      const moves = await Promise.all([
        briefings.move(id, 'draft', 'sending', author(1)),
        briefings.move(id, 'draft', 'sending', author(1)),
        briefings.move(id, 'draft', 'cancelled', author(1)),
      ])
      expect(moves).toEqual([true, false, false])
      expect(await briefings.move(id, 'sending', 'sent', author(2), message)).toBe(true)
      expect(await briefings.get(id)).toMatchObject({ state: 'sent', message, sentAt: second(2) })
      expect(await briefings.move(id, 'sent', 'closed', author(3))).toBe(true)
      expect(await briefings.get(id)).toMatchObject({ state: 'closed', message, sentAt: second(2) })
    })

    it('are listed newest first, by state', async () => {
      const [first, second_, third] = [await draft(1), await draft(2), await draft(3)]
      await briefings.move(second_.id, 'draft', 'cancelled', author(4))
      const listed = await briefings.list(2)
      expect(listed.map(({ id }) => id)).toEqual([third.id, second_.id])
      const drafts = await briefings.list(10, ['draft'])
      expect(drafts.map(({ id }) => id)).toEqual([third.id, first.id])
    })

    it('count each reader once, in the order in which they read', async () => {
      const { id } = await draft()
      await briefings.move(id, 'draft', 'sending', author(1))
      await briefings.move(id, 'sending', 'sent', author(2), message)
      const [ann, ben] = [asId<UserId>('911'), asId<UserId>('910')]
      expect(await briefings.acknowledge(id, ann, second(3))).toEqual({ first: true, count: 1 })
      expect(await briefings.acknowledge(id, ben, second(4))).toEqual({ first: true, count: 2 })
      expect(await briefings.acknowledge(id, ann, second(5))).toEqual({ first: false, count: 2 })
      expect(await briefings.acknowledgements(id)).toEqual([
        { user: ann, at: second(3) },
        { user: ben, at: second(4) },
      ])
    })

    it('take no reader’s word before they are sent or after they are closed', async () => {
      const { id } = await draft()
      const user = asId<UserId>('910')
      const refused = { first: false, count: 0 }
      expect(await briefings.acknowledge(id, user, second(1))).toEqual(refused)
      await briefings.move(id, 'draft', 'sending', author(2))
      await briefings.move(id, 'sending', 'closed', author(3))
      expect(await briefings.acknowledge(id, user, second(4))).toEqual(refused)
    })

    it('forget who has read them when there is more to read, as long as they are open', async () => {
      const { id } = await draft()
      const user = asId<UserId>('910')
      await briefings.move(id, 'draft', 'sending', author(1))
      await briefings.move(id, 'sending', 'sent', author(2), message)
      await briefings.acknowledge(id, user, second(3))
      await test.store.guild(guildB).briefings.renew(id, author(4))
      expect(await briefings.acknowledgements(id)).toHaveLength(1)
      await briefings.renew(id, author(4))
      expect(await briefings.acknowledgements(id)).toEqual([])
      expect(await briefings.acknowledge(id, user, second(5))).toEqual({ first: true, count: 1 })
      await briefings.move(id, 'sent', 'closed', author(6))
      await briefings.renew(id, author(7))
      expect(await briefings.acknowledgements(id)).toHaveLength(1)
    })

    it('cannot be reached from another guild', async () => {
      const { id } = await draft()
      await briefings.move(id, 'draft', 'sending', author(1))
      const foreign = test.store.guild(guildB).briefings
      expect(await foreign.get(id)).toBeNull()
      expect(await foreign.list(10)).toEqual([])
      expect(await foreign.edit(id, { note: 'forged' }, author(2))).toBeNull()
      expect(await foreign.move(id, 'sending', 'cancelled', author(2))).toBe(false)
      expect(await foreign.acknowledge(id, asId('910'), second(2))).toEqual({
        first: false,
        count: 0,
      })
      expect(await foreign.acknowledgements(id)).toEqual([])
      expect(await briefings.get(id)).toMatchObject({ state: 'sending', note: 'Read this.' })
    })
  })
}
