import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Answer } from './answer.ts'
import { gm, player } from './interactions.ts'
import { openTable, shippedCampaign, type Table } from './table.ts'

let table: Table
beforeEach(async () => {
  table = await openTable(await shippedCampaign())
})
afterEach(() => table.close())

const change = async (given: Readonly<Record<string, string>>): Promise<Answer> => {
  const preview = await table.call(gm, 'campaign clock', given)
  return table.press(gm, preview.button('Apply'))
}

describe('/campaign clock', () => {
  test('shows how the days pass, and how to change it', async () => {
    const { text, buttons } = await table.call(gm, 'campaign clock')
    expect(text).toContain('Today: **240303.01**\n**mirror**: our days, 377 years later')
    expect(text).toContain('`/campaign clock mode:manual` lets you move the date yourself')
    expect(buttons).toEqual([])
  })

  test('shows what a change does before it does it', async () => {
    const { text, buttons } = await table.call(gm, 'campaign clock', { years: '378' })
    expect(text).toContain('Today: **240303.01** → **240403.01**')
    expect(text).toContain('After: **mirror**: our days, 378 years later')
    expect(text).toContain('It goes on by 366 days. 2 bulletins are passed over')
    expect(text).toMatch(
      /### Next bulletins\n\*\*.+\*\*\n-# 240311\.03 · <t:\d+:f> → 240411\.03 · <t:\d+:f>/,
    )
    expect(text).toContain('What was posted already is not posted again.')
    expect(buttons).toEqual(['Apply', 'Cancel'])
    expect((await table.call(player, 'date show')).text).toContain('## 240303.01')
  })

  test('names the bulletins in the order in which they come then', async () => {
    const then = { mode: 'linear', day: '2403-12-01' }
    const { text } = await table.call(gm, 'campaign clock', then)
    const days = [...text.matchAll(/-# .*→ (\d{6}\.\d\d)/g)].map(([, day]) => day)
    expect(days).toEqual(['240402.22', '240411.03'])
  })

  test('changes it when that is applied, once', async () => {
    const preview = await table.call(gm, 'campaign clock', { years: '378' })
    const done = await table.press(gm, preview.button('Apply'))
    expect(done.updates).toBe(true)
    expect(done.text).toContain('## The clock is changed\nToday: **240403.01**')
    expect((await table.call(player, 'date show')).text).toContain('## 240403.01')
    const again = await table.press(gm, preview.button('Apply'))
    expect(again.text).toContain('The clock was changed meanwhile.')
  })

  test('leaves it as it is when that is cancelled', async () => {
    const preview = await table.call(gm, 'campaign clock', { mode: 'paused' })
    expect((await table.press(gm, preview.button('Cancel'))).text).toBe('The clock is as it was.')
    expect((await table.call(gm, 'campaign clock')).text).toContain('**mirror**')
  })

  test('sets and moves a date by hand', async () => {
    await change({ mode: 'manual' })
    const shown = await table.call(gm, 'campaign clock')
    expect(shown.text).toContain('**manual**: 240303.01, until a game master moves it')
    const week = await table.press(gm, shown.button('A week on'))
    expect(week.text).toContain('**240303.01** → **240303.08**')
    await table.press(gm, week.button('Apply'))
    const back = await table.call(gm, 'campaign clock', { day: '2403-01-01' })
    expect(back.text).toContain('⚠️ The date goes back.')
    expect((await table.press(gm, back.button('Apply'))).text).toContain('Today: **240301.01**')
    const year = await change({ advance: '31' })
    expect(year.text).toContain('Today: **240302.01**')
  })

  test('lets days pass at a rate from an anchor', async () => {
    const done = await change({
      mode: 'linear',
      rate: '7',
      day: '240303.01',
      real: '2026-02-28',
    })
    // A day and a half have passed by noon.
    expect(done.text).toContain('Today: **240303.11**')
    expect(done.text).toContain(
      '**linear**: 7 days pass in a real day, and 240303.01 began at <t:1772236800:f>',
    )
  })

  test.each([
    [{ day: '2404-02-22' }, 'mirror takes no `day`'],
    [{ mode: 'manual', day: 'early 2404' }, '“early 2404” is not a single day.'],
    [{ mode: 'manual', day: 'soon' }, '“soon” is not a date'],
    [{ mode: 'linear', rate: 'fast' }, '“fast” is no rate.'],
    [{ mode: 'linear', real: 'soon' }, '“soon” is no real time.'],
    [{ years: '377' }, 'That is how the clock stands already.'],
  ])('refuses %o in words', async (given, words) => {
    expect((await table.call(gm, 'campaign clock', given)).text).toContain(words)
  })

  test('is for game masters alone, its buttons too', async () => {
    expect((await table.call(player, 'campaign clock')).text).toContain('Only game masters')
    const preview = await table.call(gm, 'campaign clock', { years: '378' })
    const pressed = await table.press(player, preview.button('Apply'))
    expect(pressed.text).toContain('Only game masters')
    expect((await table.call(player, 'date show')).text).toContain('## 240303.01')
  })

  test('takes no clock that nobody offered', async () => {
    for (const id of [
      'v1:campaign.clock',
      'v1:campaign.clock:mirror_377:x',
      'v1:campaign.clock:mirror_377:manual_zzzzzzzzz',
    ])
      expect((await table.press(gm, id)).text).toMatch(/changed meanwhile|too far away/)
    expect((await table.call(gm, 'campaign clock')).text).toContain('**mirror**')
  })

  test('says before set-up how to begin', async () => {
    const empty = await openTable(null)
    expect((await empty.call(gm, 'campaign clock')).text).toContain('`/campaign setup` does it')
    await empty.close()
  })
})

describe('days that a clock passes over', () => {
  test('offer their bulletins, and post none of them', async () => {
    await change({ mode: 'manual' })
    const done = await change({ day: '2405-01-01' })
    expect(done.text).toContain('### Passed over: 3 bulletins')
    const offered = done.choices('Publish now …')
    expect(offered.map((label) => label.split(':')[0])).toEqual([
      '240311.03',
      '240402.22',
      '240411.03',
    ])
    expect(table.published).toEqual([])
    expect(await table.guild.bulletins.deliveries(9)).toEqual([])
  })

  test('have theirs published one by one, each once and by its in-universe year', async () => {
    await change({ mode: 'manual' })
    const done = await change({ day: '2405-01-01' })
    const [, ohmallera = ''] = done.choices('Publish now …')
    const choice = done.choice('Publish now …', ohmallera)
    const one = await table.press(gm, ...choice)
    expect(one.text).toContain('goes to <#2001> now.')
    expect(one.choices('Publish now …')).toHaveLength(2)
    expect(table.published).toMatchObject([{ occurrence: '2404', dueAt: table.now }])
    expect((await table.press(gm, ...choice)).text).toContain('has been posted already')
    expect(table.published).toHaveLength(1)
    await change({ day: '2403-01-01' })
    const again = await change({ day: '2405-01-01' })
    expect(again.choices('Publish now …')).not.toContain(ohmallera)
  })

  test('leave out what a GM skipped, and name the one after it as the next', async () => {
    const skipped = await table.call(gm, 'bulletin skip', { bulletin: 'ohmallera' })
    expect(skipped.text).toContain('nothing is posted for 240402.22')
    const preview = await table.call(gm, 'campaign clock', { years: '378' })
    expect(preview.text).toContain('A bulletin is passed over')
    const moved = await table.call(gm, 'campaign clock', { mode: 'linear', day: '2403-12-01' })
    expect(moved.text).toMatch(/240502\.22 · <t:\d+:f> → 240502\.22/)
    await change({ mode: 'manual' })
    const done = await change({ day: '2405-01-01' })
    expect(done.text).toContain('### Passed over: 2 bulletins')
    expect(done.text).not.toContain('240402.22')
  })

  test('leave what the clock still posts by itself to the clock', async () => {
    table.now = table.now.add({ hours: 24 * 358 - 2 }) // 22 February, two hours before it is due
    await change({ mode: 'manual', day: '2404-02-21' })
    const mirrored = await change({ mode: 'mirror', years: '377' })
    expect(mirrored.text).toContain('Today: **240402.22**')
    expect(mirrored.choices('Publish now …')).toEqual([])
  })

  test('are offered to no forged choice', async () => {
    const pressed = await table.press(gm, 'v1:campaign.passed:1:x', ['a:2404'])
    expect(pressed.text).toContain('has been posted already, or is gone')
  })
})
