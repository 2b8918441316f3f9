import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { player } from './interactions.ts'
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
