import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dayNumber } from '../../src/calendar/day.ts'
import { asId, type ChannelId, type GuildId } from '../../src/lore/ids.ts'
import { gm, guildId, player } from './interactions.ts'
import { openTable, shippedCampaign, type Table } from './table.ts'

let table: Table
beforeEach(async () => {
  table = await openTable(await shippedCampaign())
})
afterEach(() => table.close())

const channels = () => table.guild.newsChannels.list()
describe('/campaign news', () => {
  test('lists the channels that get bulletins, and how that is changed', async () => {
    const { text } = await table.call(gm, 'campaign news')
    expect(text).toContain('**<#2001>** (channel) gets all bulletins')
    expect(text).toContain('`/campaign news channel:` adds one')
  })

  test('adds a channel for all outlets or for one, and says what follows', async () => {
    table.access = { kind: 'here', form: 'announcement', lacks: [] }
    const added = await table.call(gm, 'campaign news', { channel: '2002', outlet: 'FNS' })
    expect(added.text).toContain('gets the bulletins of Federation News Service')
    expect(added.text).toContain('Servers that follow it get them, too')
    expect(added.text).toContain('✔ I have every permission I need there.')
    const [, second] = await channels()
    expect(second).toMatchObject({ channel: '2002', persona: false })
    expect(second?.outlets).toHaveLength(1)
    await table.call(gm, 'campaign news', { channel: '2002' })
    expect((await channels())[1]).toMatchObject({ channel: '2002', outlets: null })
  })

  test('tells what the outlet’s own name costs, and what is missing for it', async () => {
    table.access = { kind: 'here', form: 'announcement', lacks: ['Manage Webhooks'] }
    const { text } = await table.call(gm, 'campaign news', { channel: '2002', persona: 'true' })
    expect(text).toContain('in the outlet’s own name')
    expect(text).toContain('That takes a webhook')
    expect(text).toContain('do not get what comes in an outlet’s own name')
    expect(text).toContain('⚠️ I lack **Manage Webhooks** in <#2002>.')
    expect((await channels())[1]).toMatchObject({ persona: true })
    await table.call(gm, 'campaign news', { channel: '2002', outlet: 'FNS' })
    expect((await channels())[1]).toMatchObject({ persona: true })
    await table.call(gm, 'campaign news', { channel: '2002', persona: 'false' })
    expect((await channels())[1]).toMatchObject({ persona: false })
  })

  test.each([
    ['forum', 'Each bulletin opens a post of its own.'],
    ['thread', 'It is opened again if it was archived'],
    ['text', 'A long letter goes on in a thread below its bulletin.'],
  ] as const)('says what a %s does with bulletins', async (form, words) => {
    table.access = { kind: 'here', form, lacks: [] }
    expect((await table.call(gm, 'campaign news', { channel: '2002' })).text).toContain(words)
  })

  test('asks before it removes a channel, and records what waits there as missed', async () => {
    const [rule] = await table.guild.bulletins.rules()
    if (rule === undefined) throw new Error('the campaign has rules')
    const row = {
      rule: rule.id,
      guild: asId<GuildId>(guildId),
      universeDay: dayNumber(1),
      missed: null,
    }
    const channel = asId<ChannelId>('2001')
    const waiting = { ...row, channel, occurrence: '1', dueAt: table.now }
    await table.store.ledger.record([waiting], [], table.now)
    const asked = await table.call(gm, 'campaign news', { channel: '2001', remove: 'true' })
    expect(asked.text).toContain('One bulletin waits there and will be recorded as missed.')
    expect(await channels()).toHaveLength(1)
    const done = await table.press(gm, asked.button('No more bulletins there'))
    expect(done.text).toContain('Nowhere yet.')
    expect(await table.guild.bulletins.deliveries(1)).toMatchObject([{ state: 'missed' }])
  })

  test('leaves everything as it is when the GM thinks better of it', async () => {
    const asked = await table.call(gm, 'campaign news', { channel: '2001', remove: 'true' })
    await table.press(gm, asked.button('Cancel'))
    expect(await channels()).toHaveLength(1)
  })

  test('offers to remove a channel that was deleted, which Discord offers no more', async () => {
    await table.call(gm, 'campaign news', { channel: '2002', outlet: 'FNS' })
    const none = await table.call(gm, 'campaign news')
    expect(none.choices('Remove one that is gone …')).toEqual([])
    table.goneChannels.add('2002')
    const list = await table.call(gm, 'campaign news')
    expect(list.text).toContain('**<#2002>** (2002) gets the bulletins of Federation News Service')
    expect(list.text).toContain('I do not see <#2002>: it is gone, or a thread that was archived.')
    expect(list.choices('Remove one that is gone …')).toEqual(['Channel 2002'])
    const asked = await table.press(gm, ...list.choice('Remove one that is gone …', 'Channel 2002'))
    expect(asked.updates).toBe(true)
    expect(await channels()).toHaveLength(2)
    const done = await table.press(gm, asked.button('No more bulletins there'))
    expect(done.text).not.toContain('2002')
    expect(await channels()).toMatchObject([{ channel: '2001' }])
  })

  test('refuses what it cannot see, does not know or has removed already', async () => {
    const unknown = await table.call(gm, 'campaign news', { channel: '2002', outlet: 'Nobody' })
    expect(unknown.text).toContain('There is no outlet “Nobody”.')
    const never = await table.call(gm, 'campaign news', { channel: '2002', remove: 'true' })
    expect(never.text).toContain('That channel gets no bulletins.')
    table.access = { kind: 'gone' }
    const unseen = await table.call(gm, 'campaign news', { channel: '2002' })
    expect(unseen.text).toContain('I do not see that channel.')
  })

  test('completes outlets', async () => {
    const found = await table.type(gm, 'campaign news', 'outlet', 'news')
    expect(found.map(({ name }) => name)).toEqual(['Federation News Service'])
  })

  test('is refused to players', async () => {
    expect((await table.call(player, 'campaign news')).text).toContain('Only game masters')
    for (const id of ['v1:campaign.nonews:2001', 'v1:campaign.gone'])
      expect((await table.press(player, id, ['2001'])).text).toContain('Only game masters')
    expect(await channels()).toHaveLength(1)
  })
})

test('/campaign check names what is missing in every channel that gets bulletins', async () => {
  await table.call(gm, 'campaign news', { channel: '2002' })
  table.access = { kind: 'here', form: 'text', lacks: ['Create Public Threads'] }
  const { text } = await table.call(gm, 'campaign check')
  expect(text).toContain('Channels that get bulletins: 2')
  expect(text).toContain('I lack **Create Public Threads** in <#2001>.')
  expect(text).toContain('I lack **Create Public Threads** in <#2002>.')
  expect(text.match(/<#2001>\. Allow/g)).toHaveLength(1)
})
