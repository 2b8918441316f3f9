import { afterAll, beforeAll, expect, test } from 'vitest'
import { gm, player } from './interactions.ts'
import { openTable, shippedCampaign, type Table } from './table.ts'

let table: Table
beforeAll(async () => {
  table = await openTable(await shippedCampaign())
})
afterAll(() => table.close())

test('/faction opens a dossier with its facts and its ties', async () => {
  const dossier = await table.call(player, 'faction', { name: 'Maquis Reborn' })
  expect(dossier.ephemeral).toBe(true)
  expect(dossier.text).toMatch(/^## Maquis Reborn\n-# ⚑ Faction/)
  expect(dossier.text).toContain('**Stance**')
  let last = dossier
  while (last.buttons.includes('Read on ▶'))
    last = await table.press(player, last.button('Read on ▶'))
  expect(last.text).toContain('### Ties')
  expect(last.text).toContain('**Led by** Nikael Kalre')
})

test('/faction completes factions only', async () => {
  const names = (await table.type(player, 'faction', 'name', '')).map(({ name }) => name)
  expect(names).toContain('Starfleet')
  expect(names).not.toContain('Nikael Kalre')
  expect(await table.type(player, 'faction', 'name', 'Nikael')).toEqual([])
})

test('/faction opens no person, by name or by id, and says what it is', async () => {
  const [kalre] = await table.type(player, 'lore', 'entry', 'Nikael Kalre')
  for (const name of ['Nikael Kalre', kalre?.value ?? ''])
    expect((await table.call(player, 'faction', { name })).text).toContain(
      '**Nikael Kalre** is a person, not a faction.',
    )
})

test('/faction asks what was meant among factions', async () => {
  const answer = await table.call(player, 'faction', { name: 'Starfleat' })
  expect(answer.choices('Did you mean …?')).toContain('Starfleet')
})

test('/faction hides a hidden faction from players and marks it for GMs', async () => {
  const named = { name: 'Unnamed Syndicate' }
  expect((await table.call(player, 'faction', named)).text).toContain('Nothing known by the name')
  expect((await table.call(gm, 'faction', named)).text).toContain('🔒 hidden from players')
})

test('/faction without its name is asked for again', async () => {
  expect((await table.call(player, 'faction')).text).toContain('This command has changed')
})

test('before set-up, a player hears what a GM must do', async () => {
  const empty = await openTable(null)
  expect((await empty.call(player, 'faction', { name: 'x' })).text).toContain('`/campaign setup`')
  await empty.close()
})
