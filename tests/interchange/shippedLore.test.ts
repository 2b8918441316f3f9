import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readCampaign } from '../../src/interchange/readCampaign.ts'

test('the campaign that ships has no faults', async () => {
  const folder = join(import.meta.dirname, '../../lore/maquis-reborn')
  const reading = await readCampaign(folder)
  expect(reading.ok ? [] : reading.faults).toEqual([])
})
