import { expect, test } from 'vitest'
import type { APIApplicationCommand } from 'discord-api-types/v10'
import { compareCommands, type CommandBody } from '../../src/discord/compareCommands.ts'

const lore: CommandBody = {
  name: 'lore',
  description: 'Read about the world',
  options: [
    { type: 3, name: 'entry', description: 'What to read', required: false, autocomplete: true },
    { type: 7, name: 'where', description: 'A channel', channel_types: [0, 5] },
  ],
  default_member_permissions: null,
  contexts: [0],
}
const help: CommandBody = { name: 'help', description: 'What there is' }

const additions = {
  id: '1',
  application_id: '2',
  version: '3',
  type: 1,
  dm_permission: true,
  nsfw: false,
  name_localizations: null,
  integration_types: [],
}

/** As Discord gives a command back: its own fields added, defaults left out, sets in any order. */
const asStored = (body: object): APIApplicationCommand =>
  // The comparison looks at nothing else of it.
  ({ ...additions, ...body }) as unknown as APIApplicationCommand

const storedLore = asStored({
  ...lore,
  options: [
    { autocomplete: true, description: 'What to read', name: 'entry', type: 3 },
    { type: 7, name: 'where', description: 'A channel', channel_types: [5, 0] },
  ],
})

test('a command that Discord gives back in its own words is unchanged', () => {
  expect(compareCommands([lore], [storedLore])).toEqual({
    created: [],
    changed: [],
    unchanged: ['lore'],
    removed: [],
  })
})

test('new, changed and vanished commands are told apart by name', () => {
  const old = asStored({ name: 'old', description: 'Gone' })
  const renamed = asStored({ ...help, description: 'Another description' })
  expect(compareCommands([lore, help], [renamed, old])).toEqual({
    created: ['lore'],
    changed: ['help'],
    unchanged: [],
    removed: ['old'],
  })
})

test.each([
  ['the order of options', { options: lore.options?.toReversed() }],
  ['a required option', { options: [{ ...lore.options?.[0], required: true }] }],
  ['the members who may use it', { default_member_permissions: '32' }],
  ['where it may be used', { contexts: [0, 1] }],
])('a change of %s is a change', (_name, change) => {
  expect(compareCommands([lore], [asStored({ ...lore, ...change })]).changed).toEqual(['lore'])
})

test("what Discord forgets of a guild's commands is no change", () => {
  const { contexts: _forgotten, ...kept } = lore
  expect(compareCommands([lore], [asStored({ ...kept, guild_id: '9' })]).unchanged).toEqual([
    'lore',
  ])
  expect(compareCommands([lore], [asStored(kept)]).changed).toEqual(['lore'])
})

test('a menu entry and a slash command of one name are two commands', () => {
  const menu = asStored({ name: 'lore', type: 3, description: '' })
  expect(compareCommands([lore], [menu])).toMatchObject({ created: ['lore'], removed: ['lore'] })
})
