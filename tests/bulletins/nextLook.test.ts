import { expect, test } from 'vitest'
import { nextLook } from '../../src/bulletins/nextLook.ts'
import { at, date, ruleWith, settingWith } from './rules.ts'

const now = at('2027-01-01T00:00:00Z')
const due = '2027-02-22T12:00:00Z'
const look = (parts: Parameters<typeof ruleWith>[0], from = now, setting = settingWith()) =>
  nextLook(ruleWith(parts), setting, from)?.toString() ?? null

test('a rule that posts by itself is looked at when it is due, and a year later', () => {
  expect(look({})).toBe(due)
  expect(look({}, at(due))).toBe('2028-02-22T12:00:00Z')
})

test('a rule that needs approval is looked at when its draft is shown, then when it is due', () => {
  const required = { approval: 'required', leadHours: 24 } as const
  const shown = '2027-02-21T12:00:00Z'
  expect(look(required)).toBe(shown)
  expect(look(required, at(shown))).toBe(due)
  expect(look(required, at(due))).toBe('2028-02-22T12:00:00Z'.replace('22T', '21T'))
})

test('the next draft may come before what is due', () => {
  const twoYears = { approval: 'required', leadHours: 24 * 366 } as const
  expect(look(twoYears)).toBe('2027-02-21T12:00:00Z')
})

test('a rule whose last draft was shown is still looked at when that is due', () => {
  const once = { schedule: { kind: 'timed', atMs: at(due).epochMilliseconds } } as const
  expect(look({ ...once, approval: 'required', leadHours: 9999 })).toBe(due)
})

test('a rule that is never due is never looked at', () => {
  expect(look({}, now, settingWith({ subject: date('2388') }))).toBeNull()
})
