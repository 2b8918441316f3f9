import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { draftRule } from '../store/sampleDrafts.ts'
import { gm, player } from './interactions.ts'
import { settleDue } from './settleDue.ts'
import { openTable, shippedCampaign, type Table } from './table.ts'

let table: Table
beforeEach(async () => {
  table = await openTable(await shippedCampaign())
})
afterEach(() => table.close())

describe('/bulletin preview', () => {
  test('shows the next to fall due, its outlet and its next days on both sides of the clock', async () => {
    const preview = await table.call(gm, 'bulletin preview')
    expect(preview.text).toContain('as <#2001> will see it')
    expect(preview.text).toContain(
      '-# Outlet: Federation News Service · every year on the day of the incident, at ',
    )
    expect(preview.text).toMatch(/-# 240311\.03 · <t:\d+:F>\n-# 240411\.03 · <t:\d+:F>/)
    expect(preview.text).toContain('Deep Space 10')
    expect(preview.buttons).toEqual([])
  })

  test('passes over a digest that has nothing to tell, unless it is asked for', async () => {
    await table.close()
    const shipped = await shippedCampaign()
    const digest = draftRule('bulletins/headlines', {
      name: 'Last month’s headlines',
      schedule: { kind: 'digest', at: '18:00', of: 'headlines', every: 'month' },
      of: null,
      outlet: shipped.rules[0]?.outlet ?? '',
      headline: 'The headlines of {month}',
      dateline: '',
      body: '{list}',
    })
    table = await openTable({ ...shipped, rules: [...shipped.rules, digest] })
    const named = await table.call(gm, 'bulletin preview', { bulletin: 'headlines' })
    expect(named.text).toMatch(/-# 2403\d\d\.01 · /)
    const next = await table.call(gm, 'bulletin preview')
    expect(next.text).toMatch(/-# 240311\.03 · /)
    expect(next.text).toContain('Deep Space 10')
  })

  test('shows the letter that comes with a story', async () => {
    const preview = await table.call(gm, 'bulletin preview', { bulletin: 'ohmallera' })
    expect(preview.text).toContain('### To My Beloved: Heart of Ohmallera')
  })

  test('names the bulletins that there are', async () => {
    const answer = await table.call(gm, 'bulletin preview', { bulletin: 'weather' })
    expect(answer.text).toContain('There is no bulletin “weather”. There are: ')
    expect(await table.type(gm, 'bulletin preview', 'bulletin', 'OHM')).toHaveLength(1)
    expect(await table.type(gm, 'bulletin preview', 'bulletin', '')).toHaveLength(2)
  })

  test('is for GMs', async () => {
    expect((await table.call(player, 'bulletin preview')).text).toContain('Only game masters')
    expect(await table.type(player, 'bulletin preview', 'bulletin', '')).toEqual([])
  })
})

describe('/bulletin post', () => {
  test('asks first, then publishes once', async () => {
    const asked = await table.call(gm, 'bulletin post', { bulletin: 'ohmallera' })
    expect(asked.text).toContain('Posted now, it will not be posted again on its day.')
    expect(asked.buttons).toEqual(['Post it now', 'Cancel'])
    expect(table.published).toEqual([])
    const done = await table.press(gm, asked.button('Post it now'))
    expect(done.updates).toBe(true)
    expect(done.text).toContain('goes to <#2001> now.')
    expect(table.published).toHaveLength(1)
    expect(table.published[0]?.dueAt.toString()).toBe(table.now.toString())
    const again = await table.press(gm, asked.button('Post it now'))
    expect(again.text).toContain('posted already')
  })

  test('posts nothing when cancelled, or for a player', async () => {
    const asked = await table.call(gm, 'bulletin post')
    expect((await table.press(gm, asked.button('Cancel'))).text).toBe('Nothing was posted.')
    expect((await table.press(player, asked.button('Post it now'))).text).toContain(
      'Only game masters',
    )
    expect((await table.press(gm, 'v1:bulletin.post:nothing:2404')).text).toContain(
      'That bulletin is gone.',
    )
    expect((await table.press(gm, 'v1:bulletin.post')).text).toContain('That bulletin is gone.')
    expect(table.published).toEqual([])
  })
})

describe('/bulletin list', () => {
  const publish = async (): Promise<void> => {
    const asked = await table.call(gm, 'bulletin post', { bulletin: 'ohmallera' })
    await table.press(gm, asked.button('Post it now'))
  }

  test('tells what comes, soonest first', async () => {
    const { text, buttons } = await table.call(gm, 'bulletin list')
    expect(text).toMatch(
      /^## Coming up\n\*\*.*\*\*\n-# 240311\.03 · <t:\d+:F>\n-# every year on the day of the incident, at 12:00 · <#2001>\n\*\*.*\*\*\n-# 240402\.22/,
    )
    expect(text).not.toContain('## Lately')
    expect(buttons).toEqual([])
  })

  test('tells what was posted', async () => {
    await publish()
    expect((await table.call(gm, 'bulletin list')).text).toContain('… waiting · ')
    await settleDue(table, 'sent')
    expect((await table.call(gm, 'bulletin list')).text).toContain('✔ posted · ')
  })

  test('lets a GM try again what could not be posted', async () => {
    await publish()
    await settleDue(table, 'blocked')
    const stuck = await table.call(gm, 'bulletin list')
    expect(stuck.text).toContain('⚠️ could not be posted · ')
    expect(stuck.text).toContain('-# I may not write there.')
    expect((await table.call(gm, 'campaign check')).text).toContain(
      '⚠️ A bulletin could not be posted',
    )
    const [label = ''] = stuck.buttons
    expect(label).toMatch(/^Try again: \d{6}\.\d\d \w/)
    const resumed = await table.press(gm, stuck.button(label))
    expect(resumed.text).toContain('… waiting · ')
    expect((await table.press(gm, stuck.button(label))).text).toContain(
      'is not waiting for anybody',
    )
  })
})
