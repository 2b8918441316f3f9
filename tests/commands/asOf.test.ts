import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pressOn } from './briefingPost.ts'
import { gm, player } from './interactions.ts'
import { openTable, shippedCampaign, type Table } from './table.ts'

let table: Table
beforeAll(async () => {
  table = await openTable(await shippedCampaign())
})
afterAll(() => table.close())

const hostages = 'Hostage-taking on Deep Space 285'

describe('reading as of an earlier day', () => {
  test('shows an entry as it was known, and says so', async () => {
    const answer = await table.call(player, 'lore', { entry: 'Ohmallera', 'as-of': '2390' })
    expect(answer.text).toMatch(/^-# As it was known on 239012\.31\n## Ohmallera/)
    expect(answer.text).not.toContain('Deep Space 10')
  })

  test('knows nothing of what had not happened', async () => {
    for (const [command, option] of [
      ['lore', 'entry'],
      ['incident', 'name'],
    ] as const) {
      const before = await table.call(player, command, { [option]: hostages, 'as-of': '2391' })
      expect(before.text).toContain(`Nothing known by the name “${hostages}”`)
      const after = await table.call(player, command, { [option]: hostages, 'as-of': '2393' })
      expect(after.text).toContain(`## ${hostages}`)
    }
    const list = await table.call(player, 'incident', { 'as-of': '2390' })
    expect(list.text).toContain('Attack on Ohmallera')
    expect(list.text).not.toContain('Hostage')
    const faction = await table.call(player, 'faction', { name: 'Maquis Reborn', 'as-of': '2390' })
    expect(faction.text).not.toContain('Hostage')
    const timeline = await table.call(player, 'timeline', { 'as-of': '2391' })
    expect(timeline.text).toContain('Seizure of Deep Space 10')
    expect(timeline.text).not.toContain(hostages)
  })

  test('stays in its time wherever one goes from there', async () => {
    const home = await table.call(player, 'lore', { 'as-of': '2391' })
    const kind = await table.press(player, ...home.choice('Browse by kind …', 'Incidents'))
    const card = await table.press(player, ...kind.choice('Open …', 'Attack on Ohmallera'))
    const timeline = await table.press(player, card.button('Timeline'))
    const shared = await table.press(player, card.button('Share here'))
    for (const page of [home, kind, card, timeline, shared]) {
      expect(page.text).toMatch(/^-# As it was known on 239112\.31\n/)
      expect(page.text).not.toContain(hostages)
    }
    expect(kind.updates).toBe(true)
    const misspelt = await table.call(player, 'lore', { entry: 'Ohmalera', 'as-of': '2391' })
    const meant = await table.press(player, ...misspelt.choice('Did you mean …?', 'Ohmallera'))
    expect(meant.text).toMatch(/^-# As it was known on 239112\.31\n## Ohmallera/)
  })

  test('says kindly that a day has not come, and shows today', async () => {
    const today = await table.call(player, 'lore', { entry: hostages })
    const ahead = await table.call(player, 'lore', { entry: hostages, 'as-of': '2999' })
    expect(ahead.text).toBe(
      `-# That day has not come yet. This is what is known today, 240303.01.\n${today.text}`,
    )
    expect(ahead.buttons.map((label) => ahead.button(label))).toEqual(
      today.buttons.map((label) => today.button(label)),
    )
    const open = await table.call(player, 'lore', { entry: hostages, 'as-of': 'since 2370' })
    expect(open.text).toBe(today.text)
  })

  test('says what a date looks like', async () => {
    expect((await table.call(player, 'lore', { 'as-of': 'yesterday' })).text).toContain(
      '“yesterday” is not a date',
    )
  })

  test('takes any forged day', async () => {
    const { value } = (await table.type(player, 'lore', 'entry', 'Ohmallera'))[0] ?? { value: '' }
    for (const day of ['999999999', '-999999999', '0', '-1', '877634']) {
      const answer = await table.press(player, `v1:lore.page@${day}:${value}:0`)
      expect(answer.text.length).toBeLessThanOrEqual(4000)
      expect(answer.text).not.toMatch(/undefined|NaN|Something went wrong/)
    }
    for (const day of ['', 'x', '1.5', '9999999999', '1@2', '1e3'])
      expect((await table.press(player, `v1:lore.page@${day}:${value}:0`)).text).toContain(
        'older version',
      )
  })

  test('never touches a briefing, whatever its button says', async () => {
    const preview = await table.call(gm, 'briefing send', { incident: hostages })
    await table.press(gm, preview.button('Send'))
    const id = pressOn(table.posts[0], 'Acknowledge').replace('acknowledge:', 'acknowledge@1:')
    const shown = await table.press(player, id)
    expect(shown.updates).toBe(true)
    expect(shown.text).toContain(`## ${hostages}`)
    expect(shown.text).not.toContain('As it was known')
  })
})
