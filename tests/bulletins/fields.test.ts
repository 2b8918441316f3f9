import { expect, test } from 'vitest'
import { fieldsOf } from '../../src/bulletins/fields.ts'
import { templateFaults } from '../../src/bulletins/template.ts'
import { ruleWith, yearly } from './rules.ts'

const timed = { kind: 'timed', atMs: 0 } as const

test('the fields of a bulletin are those that its kind and its incident fill in', () => {
  expect(fieldsOf({ schedule: timed, of: null })).toEqual(['today', 'outlet'])
  expect(fieldsOf({ schedule: timed, of: 'Attack' })).toContain('eventDate')
  expect(fieldsOf(ruleWith({ schedule: yearly() }))).toContain('yearCount')
})

test('a field that nothing fills in is refused with those that something does', () => {
  const faults = templateFaults('{ordinal} {tday}', fieldsOf({ schedule: timed, of: null }))
  expect(faults).toMatchObject([
    {
      message: 'nothing fills {ordinal} in here',
      fix: 'The fields are {today}, {outlet}. For braces as such write {{ and }}.',
    },
    { message: 'there is no field {tday}', fix: 'Did you mean {today}?' },
  ])
})
