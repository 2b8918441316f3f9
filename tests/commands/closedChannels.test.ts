import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dayNumber } from '../../src/calendar/day.ts'
import {
  asId,
  type ChannelId,
  type DeliveryId,
  type GuildId,
  type MessageId,
} from '../../src/lore/ids.ts'
import { everyone } from '../../src/lore/visibility.ts'
import { content } from '../delivery/bulletins.ts'
import { day, draftCampaign, draftEntry, draftRule } from '../store/sampleDrafts.ts'
import { pressOn } from './briefingPost.ts'
import { channelId, gm, guildId, player, type Given, type Person } from './interactions.ts'
import { openTable, place, type Table } from './table.ts'

const closed = '2999'
const crew = ['7001']
const insider: Person = { ...player, id: '902', roles: ['7002'] }
const raid = draftEntry('raid', {
  kind: 'incident',
  name: 'The raid',
  date: day('2388-02-22', 152_722),
  sections: [{ heading: '', body: 'All know this.', visibility: everyone }],
})

let table: Table
beforeEach(async () => {
  table = await openTable(draftCampaign([raid]))
  table.closedChannels.set(closed, ['7002'])
})
afterEach(() => table.close())

describe('a briefing in a channel that not everybody may read', () => {
  const secret = { title: 'Ayla is the mole', note: 'Watch her.', channel: closed }
  /** Sends it, and returns the id under its button. */
  const send = async (given: Given): Promise<string> => {
    const preview = await table.call(gm, 'briefing send', given)
    await table.press(gm, preview.button('Send'))
    return pressOn(table.posts.at(-1), 'Acknowledge')
  }
  const nothing = 'v1:briefing.acknowledge:zzz'
  /** Who may not read a channel can press what stands there only by forging it elsewhere. */
  const elsewhere = { channel: channelId, components: [] }
  const asCrew: Person = { ...player, roles: crew }

  test('is told to those alone who may read it', async () => {
    const before = await table.call(player, 'incident')
    await send(secret)
    expect((await table.call(player, 'incident')).response).toEqual(before.response)
    expect((await table.call(insider, 'incident')).text).toContain(
      `- Ayla is the mole in <#${closed}>`,
    )
    expect((await table.call(gm, 'incident')).text).toContain('Ayla is the mole')
  })

  test('is for others the same as one that does not exist, and counts no word of theirs', async () => {
    const id = await send(secret)
    const told = await table.press(player, id, undefined, elsewhere)
    expect(told.response).toEqual((await table.press(player, nothing)).response)
    expect((await table.press(insider, id)).text).toContain('Read by 1')
  })

  test('is closed too to whom it addresses by a role or by name', async () => {
    const before = await table.call(asCrew, 'incident')
    const none = await table.press(asCrew, nothing)
    for (const given of [{ role: '7001' }, { user: '901' }]) {
      const id = await send({ ...secret, ...given })
      const told = await table.press(asCrew, id, undefined, elsewhere)
      expect(told.response).toEqual(none.response)
    }
    expect((await table.call(asCrew, 'incident')).response).toEqual(before.response)
  })

  test('is closed from a direct message too, by the roles that its reader holds then', async () => {
    const inDirect = (id: string): string => id.replace('acknowledge', `acknowledge~${guildId}`)
    const id = inDirect(await send(secret))
    const told = await table.pressDirectly(insider, id)
    expect(told.response).toEqual((await table.pressDirectly(insider, inDirect(nothing))).response)
    table.roster = new Map([[asId('902'), new Set([asId('7002')])]])
    expect((await table.pressDirectly(insider, id)).text).toContain('Read by 1')
  })

  test('is read in its own channel by whoever is there', async () => {
    const id = await send({ incident: 'The raid' })
    table.closedChannels.set(channelId, [])
    expect((await table.press(player, id)).text).toContain('Read by 1')
  })

  test('is closed from the moment on from which Discord closes its channel', async () => {
    table.closedChannels.delete(closed)
    await send(secret)
    expect((await table.call(player, 'incident')).text).toContain('Ayla is the mole')
    table.closedChannels.set(closed, [])
    expect((await table.call(player, 'incident')).text).not.toContain('Ayla')
  })
})

describe('/news', () => {
  const outsider = player
  const answersTo = async (who: Person): Promise<readonly unknown[]> => [
    (await table.call(who, 'news')).response,
    await table.type(who, 'news', 'issue', ''),
    (await table.call(who, 'news', { issue: 'mole' })).response,
  ]
  /** Prints a headline in a channel, and returns its row's id. */
  const print = async (headline: string, channel: string): Promise<DeliveryId> => {
    const [rule] = await table.guild.bulletins.rules()
    if (rule === undefined) throw new Error('no rule')
    table.now = table.now.add({ minutes: 1 })
    const planned = {
      rule: rule.id,
      guild: asId<GuildId>(guildId),
      channel: asId<ChannelId>(channel),
      occurrence: headline,
      universeDay: dayNumber(152_722),
      dueAt: table.now,
      missed: null,
    }
    await table.store.ledger.record([planned], [], table.now)
    const claim = { worker: 'w', now: table.now, leaseMs: 60_000, limit: 9 }
    const [row] = await table.store.ledger.claim(claim)
    if (row === undefined) throw new Error('nothing was due')
    const printed = { ...content, headline }
    const sent = { kind: 'sent', message: asId<MessageId>('6001'), at: table.now } as const
    await table.store.ledger.settle(row.id, 'w', { ...sent, content: printed })
    return row.id
  }
  beforeEach(async () => {
    await table.close()
    table = await openTable(
      draftCampaign(
        [raid, draftEntry('gazette', { kind: 'outlet' })],
        [draftRule('raid', { of: 'raid', outlet: 'gazette' })],
      ),
    )
    table.closedChannels.set(closed, ['7002'])
  })

  test('tells nothing of what was printed where its reader may not read', async () => {
    await print('The raid is remembered', channelId)
    const before = await answersTo(outsider)
    // More than a menu holds, and newer than what everybody may read.
    for (let count = 0; count < 26; count++) await print(`The mole spoke ${count} times`, closed)
    expect(await answersTo(outsider)).toEqual(before)
    const told = await table.call(insider, 'news')
    expect(told.text).toContain('The mole spoke 25 times')
    expect(await table.type(insider, 'news', 'issue', '')).toHaveLength(25)
    expect((await table.call(gm, 'news')).text).toContain('The mole spoke 25 times')
  })

  test('answers to an issue that its reader may not read as to one that there is not', async () => {
    const secret = await print('The mole spoke', closed)
    const asked = (id: string) => [
      table.press(outsider, `v1:news.open:${id}`),
      table.press(outsider, `v1:news.page:${id}:0`),
      table.press(outsider, 'v1:news.pick', [id]),
      table.call(outsider, 'news', { issue: id }),
    ]
    const none = 'z'.repeat(24)
    for (const [at, answer] of (await Promise.all(asked(secret))).entries()) {
      const nothing = JSON.stringify((await asked(none)[at])?.response)
      expect(JSON.stringify(answer.response).replaceAll(secret, none)).toBe(nothing)
    }
    expect((await table.press(insider, `v1:news.open:${secret}`)).text).toContain('The mole spoke')
  })

  test('opens what stands in the channel that its reader is in, by its button', async () => {
    const here = await print('The raid is remembered', channelId)
    table.closedChannels.set(channelId, [])
    expect((await table.press(outsider, `v1:news.open:${here}`)).text).toContain('## The raid is')
  })

  test('tells nothing of the campaign that was played here before', async () => {
    const old = await print('The raid is remembered', channelId)
    const next = draftCampaign([raid], [], { slug: 'next', name: 'Next' })
    const by = { user: null, at: table.now }
    await table.guild.authoring.importCampaign(next, place, by)
    for (const who of [outsider, gm]) {
      expect((await table.call(who, 'news')).text).toContain('Nothing has been published yet')
      expect((await table.press(who, `v1:news.open:${old}`)).text).toContain('not in the archive')
    }
  })
})
