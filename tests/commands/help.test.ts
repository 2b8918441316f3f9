import { afterAll, beforeAll, expect, test } from 'vitest'
import roster from '../../commands/index.ts'
import { gm, player } from './interactions.ts'
import { openTable, shippedCampaign, type Table } from './table.ts'

let table: Table
beforeAll(async () => {
  table = await openTable(await shippedCampaign())
})
afterAll(() => table.close())

test('/help begins at the beginning', async () => {
  const { text, ephemeral } = await table.call(player, 'help')
  expect(ephemeral).toBe(true)
  expect(text).toMatch(/^## Getting started\n- /)
  expect(text).toContain('`/lore`')
})

test('/help has a page for GMs, for GMs only', async () => {
  expect((await table.call(gm, 'help')).choices('Help with …')).toContain('For game masters')
  expect((await table.call(player, 'help')).choices('Help with …')).not.toContain(
    'For game masters',
  )
  const asked = await table.call(player, 'help', { topic: 'gm' })
  const nonsense = await table.call(player, 'help', { topic: 'nonsense' })
  expect(asked.text).toBe(nonsense.text)
  expect(await table.type(player, 'help', 'topic', 'game masters')).toEqual([])
  expect((await table.press(player, 'v1:help.topic', ['gm'])).text).toBe(nonsense.text)
})

test('/help names every command, and no other', async () => {
  const pages = await Promise.all(
    ['start', 'dates', 'briefings', 'gm'].map(async (topic) => table.call(gm, 'help', { topic })),
  )
  const named = pages.flatMap(({ text }) =>
    Array.from(text.matchAll(/`\/([a-z]+)/g), ([, name]) => name),
  )
  const known = roster.map(({ data }) => data.name).filter((name) => name !== 'help')
  expect(new Set(named)).toEqual(new Set(known))
})

test('/help works before set-up and tells what is missing', async () => {
  const empty = await openTable(null)
  expect((await empty.call(player, 'help')).text).toContain('No campaign is set up here yet')
  await empty.close()
})
