import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import commands from '../commands/index.ts'
import { commandTable, withCommandTable } from '../src/cli/commandTable.ts'

const readme = `${import.meta.dirname}/../README.md`

test.skipIf(!existsSync(readme))('the README lists the commands of today: `npm run readme`', () => {
  const page = readFileSync(readme, 'utf8')
  expect(page).toBe(withCommandTable(page, commandTable(commands)))
})

test('a command’s line tells its options, who may use it and what it does', () => {
  const table = commandTable(commands)
  expect(table).toContain('| `/lore` | `entry?` `as-of?` | everybody | Look something up')
  expect(table).toContain('| `/faction` | `name` `as-of?` | everybody | ')
  expect(table).toContain(
    '| `/campaign setup` | `campaign?` `channel?` `gm-channel?` `zone?` `gm-role?` | GMs | ',
  )
  expect(table).toContain('| `/bulletin list` |  | GMs | ')
  expect(new Set(table.split('\n').map((line) => line.split(/(?<!\\)\|/).length))).toEqual(
    new Set([6]),
  )
})

test('the table replaces what stood between its marks, and nothing else', () => {
  const page = 'Before\n<!-- commands -->\nold\n<!-- /commands -->\nAfter\n'
  const written = withCommandTable(page, 'new')
  expect(written).toBe('Before\n<!-- commands -->\nnew\n<!-- /commands -->\nAfter\n')
  expect(withCommandTable(written, 'new')).toBe(written)
  expect(() => withCommandTable('no marks', 'new')).toThrow('lacks <!-- commands -->')
})
