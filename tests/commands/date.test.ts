import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayNumber } from '../../src/calendar/day.ts'
import { gm, player } from './interactions.ts'
import { openTable, shippedCampaign, type Table } from './table.ts'

let table: Table
beforeAll(async () => {
  table = await openTable(await shippedCampaign())
})
afterAll(() => table.close())

test('/date show tells today on both sides of the clock', async () => {
  const { text } = await table.call(player, 'date show')
  expect(text).toContain('## 240303.01\nIn the real world: <t:1772366400:F>')
  expect(text).toContain('follow the real ones, from midnight to midnight in UTC')
})

test('/date show announces the next anniversaries of days that are known exactly', async () => {
  const { text } = await table.call(player, 'date show')
  expect(text).toContain('### Coming up\n**240311.03** · <t:')
  expect(text).toContain('Twelfth anniversary: Seizure of Deep Space 10')
  expect(text).toContain("Twelfth anniversary: Publication of Kalre's Letter")
  expect(text).not.toContain('Astrofori One')
})

test('/date show follows the clock', async () => {
  table.now = Temporal.Instant.from('2027-02-22T00:00:00Z')
  const { text } = await table.call(player, 'date show')
  expect(text).toContain('## 240402.22')
  expect(text).toContain('**240402.22** · today\n-# Sixteenth')
  expect(text).toContain('Sixteenth anniversary: Attack on Ohmallera')
})

test('/date convert tells either side, or both, as exactly as was asked', async () => {
  const both = await table.call(player, 'date convert', { date: '240402.22', real: '2027-02-22' })
  expect(both.text).toContain(
    '## 240402.22\nIn the real world: <t:1803254400:F> until <t:1803340800:F>',
  )
  expect(both.text).toContain('## 2027-02-22, in UTC\nIn the campaign: **240402.22**')
  const early = await table.call(player, 'date convert', { date: 'early 2404' })
  expect(early.text).toContain('## early 2404\nIn the real world: <t:')
  expect(early.text).toContain('The date is not exact, and neither is this.')
  const year = await table.call(player, 'date convert', { real: '2027' })
  expect(year.text).toContain('**240401.01** to **240412.31**')
  const open = await table.call(player, 'date convert', {
    date: 'since 2404',
    real: '2027-02-22 18:00',
  })
  expect(open.text).toContain('## since 2404\nIn the real world: <t:1798761600:F> and on')
  expect(open.text).toContain('## <t:1803319200:F>\nIn the campaign: **240402.22**')
})

test('/date convert says what it needs, and what no date is', async () => {
  expect((await table.call(player, 'date convert')).text).toContain('Give me a `date`')
  const wrong = await table.call(player, 'date convert', { date: '2404-02-30' })
  expect(wrong.text).toContain('“2404-02-30” is not a date: February 2404 has no day 30.')
})

test('/date convert has no answer where a game master moves the date', async () => {
  const campaign = await table.guild.campaign()
  if (campaign === null) throw new Error('no campaign')
  const by = { user: null, at: table.now }
  const still = { mode: 'manual', day: dayNumber(0) } as const
  await table.guild.authoring.setClock(campaign.clock, still, by)
  const { text } = await table.call(player, 'date convert', { date: '2404', real: '2027' })
  expect(text.match(/There is no answer: a game master moves/g)).toHaveLength(2)
  await table.guild.authoring.setClock(still, campaign.clock, by)
})

test('/date upcoming lists every anniversary that this reader knows of, soonest first', async () => {
  table.now = Temporal.Instant.from('2026-03-01T12:00:00Z')
  const { text, choices } = await table.call(player, 'date upcoming')
  const order = ['Seizure of Deep Space 10', 'Attack on Ohmallera', "Publication of Kalre's Letter"]
  const places = order.map((name) => text.indexOf(name))
  expect(places.filter((at) => at < 0)).toEqual([])
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(choices('Open …')).toContain('Attack on Ohmallera')
})

describe('/date set and advance', () => {
  test('lead a GM to the clock’s own preview, and on to the change', async () => {
    const table = await openTable(await shippedCampaign())
    const stuck = await table.call(gm, 'date advance', { days: '3' })
    expect(stuck.text).toContain('choose the mode')
    const manual = await table.call(gm, 'campaign clock', { mode: 'manual' })
    await table.press(gm, manual.button('Apply'))
    const preview = await table.call(gm, 'date advance', { days: '3' })
    expect(preview.text).toContain('Change the clock?')
    const set = await table.call(gm, 'date set', { day: '2404-05-01' })
    expect(set.text).toContain('→ **240405.01**')
    await table.press(gm, set.button('Apply'))
    expect((await table.call(gm, 'date show')).text).toContain('## 240405.01')
    expect((await table.call(gm, 'date set', { day: 'early 2404' })).text).toContain(
      'is not a single day',
    )
    await table.close()
  })

  test('are for GMs alone', async () => {
    const table = await openTable(await shippedCampaign())
    for (const [command, given] of [
      ['date set', { day: '2404-05-01' }],
      ['date advance', { days: '1' }],
    ] as const) {
      expect((await table.call(player, command, given)).text).toContain('Only game masters')
    }
    await table.close()
  })
})
