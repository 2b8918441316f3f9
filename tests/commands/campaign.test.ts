import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { gm, player } from './interactions.ts'
import { openTable, shippedCampaign, type Table } from './table.ts'

let table: Table
beforeEach(async () => {
  table = await openTable(null, [await shippedCampaign()])
})
afterEach(() => table.close())

describe('/campaign setup', () => {
  test('brings the shipped campaign in one call, with sensible defaults', async () => {
    const done = await table.call(gm, 'campaign setup')
    expect(done.text).toContain('## Maquis Reborn is ready')
    expect(done.text).toContain('News and briefings: <#2001>')
    expect(done.text).toContain('Time zone: UTC')
    expect(done.text).toMatch(/Lore: \d+ new$/m)
    expect(done.text).toContain('✔ I have every permission I need there.')
    expect(done.text).toContain('2 bulletins post by the calendar')
    expect((await table.call(player, 'lore')).text).toContain('# Maquis Reborn')
  })

  test('can be repeated, and changes only what is named', async () => {
    await table.call(gm, 'campaign setup', { zone: 'Europe/Berlin', 'gm-role': '7009' })
    const again = await table.call(gm, 'campaign setup', { channel: '2002' })
    expect(again.text).toContain('News and briefings: <#2002>')
    expect(again.text).toContain('Time zone: Europe/Berlin')
    expect(again.text).toContain('and <@&7009>')
    expect(again.text).toMatch(/Lore: \d+ as before$/m)
  })

  test('makes GMs of those who hold the role, for as long as they hold it', async () => {
    await table.call(gm, 'campaign setup', { 'gm-role': '7009' })
    const keeper = { ...player, roles: ['7009'] }
    expect((await table.call(keeper, 'campaign check')).text).toContain('## Maquis Reborn')
    expect((await table.call(player, 'campaign check')).text).toContain('Only game masters')
  })

  test('refuses a zone or a campaign that there is not, and says which there are', async () => {
    expect((await table.call(gm, 'campaign setup', { zone: 'Mars/Olympus' })).text).toContain(
      '“Mars/Olympus” is not a time zone.',
    )
    expect((await table.call(gm, 'campaign setup', { campaign: 'nothing' })).text).toContain(
      'On offer: maquis-reborn.',
    )
  })

  test('opens to a role by its name as long as one role alone bears it', async () => {
    await table.call(gm, 'campaign setup')
    const officer = { ...player, roles: ['1200000000000000001'] }
    const read = async (): Promise<string> => {
      let page = await table.call(officer, 'lore', { entry: 'Maquis Reborn' })
      let words = page.text
      while (page.buttons.includes('Read on ▶')) {
        page = await table.press(officer, page.button('Read on ▶'))
        words += page.text
      }
      return words
    }
    const closed = await read()
    const starfleet = { id: '1200000000000000001', name: 'Starfleet' }
    table.roles = [starfleet]
    const open = await read()
    expect(open.length).toBeGreaterThan(closed.length)
    const checked = (await table.call(gm, 'campaign check')).text
    expect(checked).toContain('“starfleet” is <@&1200000000000000001>, made <t:')
    expect(checked).toContain('⚠️ No role here is called “intelligence”')
    table.roles = [starfleet, { id: '1200000000000000002', name: 'STARFLEET' }]
    expect(await read()).toBe(closed)
    expect((await table.call(gm, 'campaign check')).text).toContain(
      '2 roles here are called “starfleet”, so none of them opens anything',
    )
  })

  test('takes a channel for GMs, which players may not read', async () => {
    table.openChannels.add('4401')
    const open = await table.call(gm, 'campaign setup', { 'gm-channel': '4401' })
    expect(open.text).toContain('Everybody in this server can read <#4401>')
    expect(await table.guild.campaign()).toBeNull()
    const setUp = await table.call(gm, 'campaign setup', { 'gm-channel': '4402' })
    expect(setUp.text).toContain('GMs’ channel, for drafts and trouble: <#4402>')
    expect((await table.guild.campaign())?.logChannel).toBe('4402')
    table.openChannels.add('4402')
    expect((await table.call(gm, 'campaign check')).text).toContain('Everybody can read <#4402>')
  })

  test('completes zones and campaigns', async () => {
    expect(await table.type(gm, 'campaign setup', 'campaign', 'MAQ')).toEqual([
      { name: 'maquis-reborn', value: 'maquis-reborn' },
    ])
    const zones = await table.type(gm, 'campaign setup', 'zone', 'berl')
    expect(zones).toEqual([{ name: 'Europe/Berlin', value: 'Europe/Berlin' }])
    expect(await table.type(gm, 'campaign setup', 'zone', '')).toHaveLength(25)
    expect((await table.type(gm, 'campaign setup', 'zone', 'utc'))[0]?.value).toBe('UTC')
  })

  test('is refused to players, in words', async () => {
    expect((await table.call(player, 'campaign setup')).text).toContain(
      'Only game masters can do this',
    )
    expect((await table.call(player, 'lore')).text).toContain('No campaign is set up')
  })
})

describe('/campaign check', () => {
  test('says before set-up how to begin', async () => {
    expect((await table.call(gm, 'campaign check')).text).toContain(
      '`/campaign setup` does it in one step.',
    )
  })

  test('names each missing permission with its fix', async () => {
    await table.call(gm, 'campaign setup')
    expect((await table.call(gm, 'campaign check')).text).toContain('✔ Everything I need is there.')
    table.access = { kind: 'here', form: 'text', lacks: ['Send Messages', 'Embed Links'] }
    const { text } = await table.call(gm, 'campaign check')
    expect(text).toContain(
      '⚠️ I lack **Send Messages** in <#2001>. Allow it in the channel’s settings',
    )
    expect(text).toContain('⚠️ I lack **Embed Links** in <#2001>.')
    table.access = { kind: 'gone' }
    expect((await table.call(gm, 'campaign check')).text).toContain(
      'I do not see <#2001>: it is gone',
    )
  })
})
