import { expect, test } from 'vitest'
import { nameOfRole, roleNotes } from '../../src/discord/roleNames.ts'

const roles = [
  { id: '1200000000000000001', name: 'Starfleet' },
  { id: '1200000000000000002', name: 'Crew' },
  { id: '1200000000000000003', name: 'CREW' },
]

test('a name stands for the one role that bears it, and for none of several', () => {
  expect(nameOfRole('1200000000000000001', roles)).toBe('Starfleet')
  expect(nameOfRole('1200000000000000002', roles)).toBeNull()
  expect(nameOfRole('1200000000000000003', roles)).toBeNull()
  expect(nameOfRole('1200000000000000009', roles)).toBeNull()
})

test('a role that is called like the id of another is not taken for it', () => {
  const posing = { id: '1200000000000000004', name: '1200000000000000001' }
  expect(nameOfRole(posing.id, [...roles, posing])).toBeNull()
})

test('a GM is told which role each name means, and which mean none', () => {
  const named = ['1200000000000000003', '1200000000000000009', 'crew', 'starfleet', '*spies*']
  expect(roleNotes(named, roles)).toEqual([
    '<@&1200000000000000003>, made <t:1706172694:R>',
    '⚠️ The role 1200000000000000009 is gone: what is for it, only GMs see.',
    '⚠️ 2 roles here are called “crew”, so none of them opens anything. Rename the others, or write the right one’s id into the lore.',
    '“starfleet” is <@&1200000000000000001>, made <t:1706172694:R>',
    String.raw`⚠️ No role here is called “\*spies\*”: what is for it, only GMs see, until somebody makes one.`,
  ])
  const many = Array.from({ length: 40 }, (_, at) => `${'*'.repeat(90)}${at}`)
  expect(roleNotes(many, roles).at(-1)).toBe('and 30 more roles')
  expect(roleNotes(many, roles).join('\n').length).toBeLessThan(3000)
})
