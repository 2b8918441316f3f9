import { expect, test } from 'vitest'
import { deployReport } from '../../src/cli/deployReport.ts'
import { deployTarget } from '../../src/cli/deployTarget.ts'
import { asId, type GuildId } from '../../src/lore/ids.ts'

const guild = asId<GuildId>('123456789012345678')

test('one server or all of them are named, never both and never neither', () => {
  expect(deployTarget({ guild })).toEqual({ kind: 'guild', guild })
  expect(deployTarget({ global: true })).toEqual({ kind: 'global' })
  expect(() => deployTarget({})).toThrow('--guild ID')
  expect(() => deployTarget({ guild, global: true })).toThrow('--guild ID')
})

test.each(['', 'Maquis', '12345', '12345678901234567x'])('"%s" is no server', (text) => {
  expect(() => deployTarget({ guild: text })).toThrow('Copy Server ID')
})

test('a report names what was done to which commands, and where', () => {
  const report = {
    changes: { created: ['lore', 'news'], changed: [], unchanged: ['help'], removed: ['old'] },
    cleared: [{ where: { kind: 'global' }, commands: ['lore'] }],
  } as const
  expect(deployReport(report, { kind: 'guild', guild }, false).split('\n')).toEqual([
    `Commands in the server ${guild}:`,
    '  created: /lore, /news',
    '  removed: /old',
    '  unchanged: /help',
    '  cleared in every server: /lore',
  ])
  expect(deployReport(report, { kind: 'global' }, true)).toContain('would be created: /lore')
})
