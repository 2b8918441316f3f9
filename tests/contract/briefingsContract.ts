import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  asId,
  type ChannelId,
  type EntryId,
  type MessageId,
  type UserId,
} from '../../src/lore/ids.ts'
import type {
  Briefing,
  BriefingContent,
  BriefingCopy,
  Briefings,
  CopyTarget,
} from '../../src/store/store.ts'
import {
  author,
  draftedBriefing,
  gm,
  guildA,
  guildB,
  openedBriefing,
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
      draftedBriefing({
        incident,
        audience: { roles: ['4001'], users: ['910'] },
        banner,
        note: 'Read this.',
        redacted: [{ kind: 'claim', name: 'nikael', content: 'It was us.' }],
        handouts: [incident],
        dueAt: due,
      }),
      author(seconds),
    )
  let due: Briefing['dueAt'] = null
  const message = asId<MessageId>('3001')
  const channel: CopyTarget = { recipient: null, channel: asId<ChannelId>('2001') }
  const inboxes: readonly CopyTarget[] = ['910', '911'].map((user) => ({
    recipient: asId<UserId>(user),
    channel: null,
  }))
  const claim = (seconds: number, worker = 'w'): Promise<readonly BriefingCopy[]> =>
    test.store.copies.claim({ worker, now: second(seconds), leaseMs: 60_000, limit: 10 })
  /** Drafts it and has it posted in its channel. */
  const sent = async (): Promise<Briefing> => {
    const made = await draft()
    await briefings.send(made.id, [channel], author(1))
    for (const { id } of await claim(2)) await test.store.copies.settle(id, 'w', posted(2))
    return made
  }
  const posted = (seconds: number, id = message) =>
    ({ kind: 'sent', message: id, channel: asId<ChannelId>('2001'), at: second(seconds) }) as const

  describe('briefings', () => {
    it('begin as drafts and keep what the GM wrote', async () => {
      const made = await draft(5)
      expect(made).toEqual({
        id: made.id,
        incident,
        title: '',
        channel: '2001',
        place: 'channel',
        thread: null,
        discussed: false,
        audience: { roles: ['4001'], users: ['910'] },
        banner: 'TOP SECRET',
        note: 'Read this.',
        redacted: [{ kind: 'claim', name: 'nikael', content: 'It was us.' }],
        handouts: [incident],
        state: 'draft',
        createdBy: '900',
        createdAt: second(5),
        dueAt: null,
        sentAt: null,
        remindedAt: null,
      })
      expect(made.id.length).toBeLessThanOrEqual(25)
      expect(await briefings.get(made.id)).toEqual(made)
    })

    it('need an incident of their own guild', async () => {
      const foreign = test.store.guild(guildB).briefings
      await test.store.guild(guildB).authoring.importCampaign(rememberedIncident(), place, author())
      const content = draftedBriefing({ incident })
      await expect(foreign.draft(content, author())).rejects.toThrow('no longer in the campaign')
    })

    it('need no incident when their GM says what they are about', async () => {
      const made = await briefings.draft(draftedBriefing({ title: 'Red alert' }), author())
      expect(made).toMatchObject({ incident: null, title: 'Red alert', audience: null })
    })

    it('belong to the campaign that is played', async () => {
      const { id } = await draft()
      const { authoring } = test.store.guild(guildA)
      const other = rememberedIncident()
      await authoring.importCampaign(
        { ...other, settings: { ...other.settings, slug: 'another' } },
        place,
        author(1),
      )
      expect(await briefings.get(id)).toBeNull()
      expect(await briefings.list(10)).toEqual([])
    })

    it('can be edited until they are sent', async () => {
      const { id } = await draft()
      expect(await briefings.edit(id, { note: 'Read that.' }, author(1))).toMatchObject({
        banner: 'TOP SECRET',
        note: 'Read that.',
      })
      expect(await briefings.edit(asId('nothing'), { note: '' }, author(1))).toBeNull()
      await briefings.send(id, [channel], author(2))
      expect(await briefings.edit(id, { note: 'Too late.' }, author(3))).toBeNull()
    })

    it('move from state to state, each step once', async () => {
      const { id } = await draft()
      const moves = await Promise.all([
        briefings.send(id, [channel], author(1)),
        briefings.send(id, [channel], author(1)),
        briefings.move(id, 'draft', 'cancelled', author(1)),
      ])
      expect(moves).toEqual([true, false, false])
      const [copy, ...more] = await claim(2)
      if (copy === undefined) throw new Error('nothing was due')
      expect(more).toEqual([])
      expect(await test.store.copies.settle(copy.id, 'w', posted(2))).toBe(true)
      expect(await briefings.get(id)).toMatchObject({ state: 'sent', sentAt: second(2) })
      expect(await briefings.copies(id)).toMatchObject([{ state: 'sent', message }])
      expect(await briefings.move(id, 'sent', 'closed', author(3))).toBe(true)
      expect(await briefings.get(id)).toMatchObject({ state: 'closed', sentAt: second(2) })
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
      await briefings.move(id, 'sending', 'sent', author(2))
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
      await briefings.move(id, 'sending', 'sent', author(2))
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

    it('tell a reader of those that they have not read, and of no others', async () => {
      const here = { channels: [asId<ChannelId>('2001')], incidents: [incident] }
      const unread = (user: string, roles: readonly string[] = [], within = here) =>
        briefings.unread({ user: asId(user), roles }, within, 10)
      let seconds = 10
      const open = async (change: Partial<BriefingContent>): Promise<Briefing> => {
        const content = draftedBriefing({ incident, ...change })
        const id = await openedBriefing(briefings, content, author(++seconds))
        return (await briefings.get(id)) ?? expect.fail('it is gone')
      }
      const forAll = await open({ audience: null })
      const forRole = await open({ audience: { roles: ['4001'], users: [] }, place: 'thread' })
      const forUser = await open({ audience: { roles: [], users: ['910'] }, place: 'direct' })
      const inWords = await open({ audience: null, incident: null, title: 'Words' })
      const newestFirst = (...some: readonly Briefing[]) => some.toReversed()
      expect(await unread('911')).toEqual(newestFirst(forAll, inWords))
      expect(await unread('911', ['4001'])).toEqual(newestFirst(forAll, forRole, inWords))
      expect(await unread('910')).toEqual(newestFirst(forAll, forUser, inWords))
      expect(await unread('911', [], { ...here, channels: [] })).toEqual([])
      expect(await unread('911', [], { ...here, incidents: [] })).toEqual(newestFirst(inWords))
      expect(await briefings.openChannels()).toEqual(['2001'])
      await briefings.acknowledge(forAll.id, asId('911'), second(3))
      expect(await unread('911')).toEqual(newestFirst(inWords))
      expect(await unread('910')).toEqual(newestFirst(forAll, forUser, inWords))
      await briefings.move(forUser.id, 'sent', 'closed', author(5))
      expect(await unread('910')).toEqual(newestFirst(forAll, inWords))
      const reader = { user: asId<UserId>('910'), roles: [] }
      expect(await test.store.guild(guildB).briefings.unread(reader, here, 10)).toEqual([])
    })

    it('have their readers reminded once in a while, whoever asks for it', async () => {
      const { id } = await sent()
      const asked = await Promise.all([
        briefings.remind(id, second(-3600), author(10)),
        briefings.remind(id, second(-3600), author(10)),
      ])
      expect(asked).toEqual([true, false])
      expect(await briefings.remind(id, second(9), author(3609))).toBe(false)
      expect(await briefings.remind(id, second(10), author(3610))).toBe(true)
      expect(await briefings.get(id)).toMatchObject({ remindedAt: second(3610) })
      expect(await test.store.guild(guildB).briefings.remind(id, second(9999), author(9999))).toBe(
        false,
      )
    })
  })

  describe('copies of briefings', () => {
    it('are due at once, or when their time comes, each for one worker', async () => {
      due = second(100)
      const { id } = await draft()
      due = null
      await briefings.send(id, inboxes, author(1))
      expect(await claim(99)).toEqual([])
      const [one, other] = await Promise.all([claim(100, 'one'), claim(100, 'other')])
      const taken = [...one, ...other].map(({ recipient }) => recipient)
      expect(new Set(taken)).toEqual(new Set(['910', '911']))
      expect(taken).toHaveLength(2)
      // What a dead worker held is taken when its lease is over.
      expect(await claim(159)).toEqual([])
      expect(await claim(160)).toHaveLength(2)
      expect((await claim(220))[0]).toMatchObject({ attempts: 3, firstClaimedAt: second(100) })
    })

    it('are withdrawn before their time, and not after it', async () => {
      due = second(100)
      const [one, other] = [await draft(), await draft()]
      due = null
      await briefings.send(one.id, [channel], author(1))
      await briefings.send(other.id, inboxes, author(1))
      expect(await test.store.guild(guildB).briefings.withdraw(one.id, author(2))).toBe(false)
      expect(await briefings.withdraw(one.id, author(2))).toBe(true)
      expect(await briefings.get(one.id)).toMatchObject({ state: 'cancelled' })
      expect(await briefings.copies(one.id)).toEqual([])
      await claim(100)
      expect(await briefings.withdraw(other.id, author(101))).toBe(false)
      expect(await briefings.get(other.id)).toMatchObject({ state: 'sending' })
    })

    it('keep where they go, for the worker that holds them', async () => {
      const made = await briefings.draft(draftedBriefing({ title: 'T', place: 'thread' }), author())
      await briefings.send(made.id, [{ recipient: null, channel: null }], author(1))
      const [copy] = await claim(2)
      if (copy === undefined) throw new Error('nothing was due')
      const { copies } = test.store
      expect(await copies.locate(copy.id, 'another', asId('7001'))).toBe(false)
      expect(await copies.locate(copy.id, 'w', asId('7001'))).toBe(true)
      expect(await briefings.get(made.id)).toMatchObject({ channel: '2001', thread: '7001' })
      expect(await briefings.copies(made.id)).toMatchObject([{ channel: '7001' }])
    })

    it('wait, are blocked and are tried again', async () => {
      const { id } = await draft()
      await briefings.send(id, inboxes, author(1))
      const [one, other] = await claim(2)
      if (one === undefined || other === undefined) throw new Error('nothing was due')
      const { copies } = test.store
      const at = second(50)
      expect(await copies.settle(one.id, 'another', { kind: 'retry', at, reason: 'R' })).toBe(false)
      await copies.settle(one.id, 'w', { kind: 'retry', at, reason: 'Busy.', unwritten: true })
      await copies.settle(other.id, 'w', { kind: 'blocked', reason: 'Closed.', unwritten: true })
      expect(await briefings.get(id)).toMatchObject({ state: 'sending' })
      expect(await claim(49)).toEqual([])
      expect(await claim(50)).toMatchObject([{ id: one.id, firstClaimedAt: second(50) }])
      expect(await test.store.guild(guildB).briefings.resume(id, author(60))).toBe(0)
      expect(await briefings.resume(id, author(60))).toBe(1)
      expect(await claim(60)).toMatchObject([{ id: other.id, attempts: 1, reason: null }])
      expect(await copies.release('w')).toBe(2)
      expect(await claim(60, 'next')).toHaveLength(2)
    })

    it('are replaced once when their message is gone', async () => {
      const { id } = await sent()
      const [copy] = await briefings.copies(id)
      if (copy === undefined) throw new Error('no copy')
      const replaced = await Promise.all([
        briefings.replace(copy.id, channel, author(5)),
        briefings.replace(copy.id, channel, author(5)),
      ])
      expect(replaced).toEqual([true, false])
      const [next, ...more] = await claim(5)
      expect(more).toEqual([])
      expect(next?.id).not.toBe(copy.id)
      expect(next).toMatchObject({ briefing: id, firstClaimedAt: second(5) })
    })

    it('are made for more readers', async () => {
      const { id } = await sent()
      const more = { roles: ['4001', '4002'], users: ['911'] }
      expect(await briefings.widen(id, more, inboxes, author(5))).toBe('widened')
      expect(await briefings.get(id)).toMatchObject({
        audience: { roles: ['4001', '4002'], users: ['910', '911'] },
      })
      expect(await briefings.widen(id, more, inboxes, author(5))).toBe('known')
      const others = { roles: [], users: ['912'] }
      expect(await briefings.widen(id, others, inboxes, author(5))).toBe('widened')
      expect(await claim(5)).toHaveLength(2)
      await briefings.move(id, 'sent', 'closed', author(6))
      expect(await briefings.widen(id, more, [], author(7))).toBe('gone')
    })
  })
}
