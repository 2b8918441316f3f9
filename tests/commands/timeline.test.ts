import { afterAll, beforeAll, expect, test } from 'vitest'
import { player } from './interactions.ts'
import { openTable, shippedCampaign, type Table } from './table.ts'

let table: Table
beforeAll(async () => {
  table = await openTable(await shippedCampaign())
})
afterAll(() => table.close())

test('/timeline tells everything with a date, oldest first, a page at a time', async () => {
  const first = await table.call(player, 'timeline')
  expect(first.text).toMatch(/^## Timeline: Maquis Reborn\n\*\*/)
  expect(first.text).toContain('page 1 of ')
  expect(first.choices('Open …')).toHaveLength(10)
  expect(first.text.indexOf('Destruction of the Maquis')).toBeLessThan(
    first.text.indexOf('Attack on Ohmallera'),
  )
  const second = await table.press(player, first.button('Later ▶'))
  expect(second.updates).toBe(true)
  expect(second.text).toContain('page 2 of ')
  expect((await table.press(player, second.button('◀ Earlier'))).text).toBe(first.text)
})

test('/timeline of an entry tells what has to do with it', async () => {
  const told = await table.call(player, 'timeline', { about: 'Ohmallera' })
  expect(told.text).toContain('## Timeline: Ohmallera')
  expect(told.text).toContain('**238802.22** — Attack on Ohmallera')
  expect(told.text).not.toContain('Astrofori')
})

test('/timeline between two dates includes what may have happened then', async () => {
  const told = await table.call(player, 'timeline', { from: '2392', to: 'early 2392' })
  expect(told.text).toContain('-# 239201.01 to ')
  expect(told.text).toContain('Hostage-taking on Deep Space 285')
  expect(told.text).not.toContain('Attack on Ohmallera')
})

test('/timeline keeps its question from page to page', async () => {
  const first = await table.call(player, 'timeline', { from: '2380' })
  const second = await table.press(player, first.button('Later ▶'))
  expect(second.text).toContain('-# 238001.01 to …')
})

test('/timeline of a time in which nothing happened says so', async () => {
  const told = await table.call(player, 'timeline', { from: '2100', to: '2110' })
  expect(told.text).toContain('Nothing is known to have happened then.')
  expect(told.components).toHaveLength(1)
})

test('/timeline explains what a date looks like, and which way time runs', async () => {
  const wrong = await table.call(player, 'timeline', { from: 'next *Tuesday*' })
  expect(wrong.text).toContain(String.raw`“next \*Tuesday\*” is not a date`)
  const backwards = await table.call(player, 'timeline', { from: '2392', to: '2388' })
  expect(backwards.text).toContain('That time ends before it begins')
})

test('/timeline of a name it does not know asks what was meant', async () => {
  const answer = await table.call(player, 'timeline', { about: 'Ohmalera' })
  expect(answer.choices('Did you mean …?')).toContain('Ohmallera')
})

test('/timeline takes no harm from forged pages and days', async () => {
  for (const id of ['x:::', '-5::::', '0::9999999999999:', '0::abc:1e5', '', '0:nobody::'])
    expect((await table.press(player, `v1:timeline.page:${id}`)).text).toMatch(
      /## Timeline|That entry is not known/,
    )
})
