import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { asId } from '../../src/lore/ids.ts'
import { everyone } from '../../src/lore/visibility.ts'
import { day, draftCampaign, draftEntry } from '../store/sampleDrafts.ts'
import { pressOn } from './briefingPost.ts'
import { channelId, gm, guildId, player, type Given, type Person } from './interactions.ts'
import { openTable, type Table } from './table.ts'

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
    const told = await table.press(player, id)
    expect(told.response).toEqual((await table.press(player, nothing)).response)
    expect((await table.press(insider, id)).text).toContain('Read by 1')
  })

  test('is closed too to whom it addresses by a role or by name', async () => {
    const before = await table.call(asCrew, 'incident')
    const none = await table.press(asCrew, nothing)
    for (const given of [{ role: '7001' }, { user: '901' }]) {
      const id = await send({ ...secret, ...given })
      expect((await table.press(asCrew, id)).response).toEqual(none.response)
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
