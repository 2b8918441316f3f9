import { expect, test } from 'vitest'
import { gm, player } from '../commands/interactions.ts'
import { openTable, shippedCampaign } from '../commands/table.ts'

test('a player is reminded of a briefing however many went to others after it', async () => {
  const table = await openTable(await shippedCampaign())
  const brief = async (given: Readonly<Record<string, string>>): Promise<void> => {
    const preview = await table.call(gm, 'briefing send', {
      incident: 'Attack on Ohmallera',
      ...given,
    })
    await table.press(gm, preview.button('Send'))
  }
  await brief({})
  const before = (await table.call(player, 'incident')).text
  expect(before).toContain('not acknowledged')
  for (let sent = 0; sent < 30; sent++) {
    table.now = table.now.add({ seconds: 1 })
    await brief({ role: '7009' })
  }
  expect((await table.call(player, 'incident')).text).toBe(before)
  await table.close()
})
