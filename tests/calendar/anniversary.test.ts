import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  anniversariesWithin,
  anniversary,
  isMilestone,
  leapPolicies,
} from '../../src/calendar/anniversary.ts'
import { dayNumber } from '../../src/calendar/day.ts'
import { gregorian } from '../../src/calendar/gregorian.ts'
import { ordinal } from '../../src/calendar/ordinal.ts'

const on = (year: number, month: number, day: number) => gregorian.toDay({ year, month, day })
const leapDay = on(2388, 2, 29)

test('Ohmallera is remembered for the sixteenth time on 22 February 2404', () => {
  expect(anniversary(on(2388, 2, 22), 16, gregorian, 'previous')).toBe(on(2404, 2, 22))
  expect(ordinal(16)).toBe('sixteenth')
})

test('a leap day is kept the day before, the day after, or not at all', () => {
  expect(anniversary(leapDay, 1, gregorian, 'previous')).toBe(on(2389, 2, 28))
  expect(anniversary(leapDay, 1, gregorian, 'next')).toBe(on(2389, 3, 1))
  expect(anniversary(leapDay, 1, gregorian, 'skip')).toBeNull()
  expect(anniversary(leapDay, 4, gregorian, 'skip')).toBe(on(2392, 2, 29))
})

test('no anniversary comes before the event or on it', () => {
  expect(() => anniversary(leapDay, 0, gregorian, 'next')).toThrow(RangeError)
  expect(() => anniversary(leapDay, 1.5, gregorian, 'next')).toThrow(RangeError)
  const around = { first: on(2380, 1, 1), last: on(2390, 12, 31) }
  expect(anniversariesWithin(on(2388, 2, 22), around, gregorian, 'previous')).toEqual([
    { n: 1, year: 2389, day: on(2389, 2, 22) },
    { n: 2, year: 2390, day: on(2390, 2, 22) },
  ])
})

test('the anniversaries of two adjoining runs of days are those of the whole', () => {
  const day = fc.integer({ min: -200_000, max: 200_000 })
  const policy = fc.constantFrom(...leapPolicies)
  fc.assert(
    fc.property(day, fc.tuple(day, day, day), policy, (event, cuts, leapPolicy) => {
      const [a = 0, b = 0, c = 0] = cuts.toSorted((x, y) => x - y)
      const within = (first: number, last: number) =>
        anniversariesWithin(
          dayNumber(event),
          { first: dayNumber(first), last: dayNumber(last) },
          gregorian,
          leapPolicy,
        )
      const whole = within(a, c)
      expect([...within(a, b), ...within(b + 1, c)]).toEqual(whole)
      expect(new Set(whole.map(({ year }) => year)).size).toBe(whole.length)
      expect(whole.every((one) => one.n >= 1 && one.day > event)).toBe(true)
    }),
  )
})

test.each([
  [1, 'first'],
  [2, 'second'],
  [12, 'twelfth'],
  [20, 'twentieth'],
  [21, 'twenty-first'],
  [45, 'forty-fifth'],
  [80, 'eightieth'],
  [99, 'ninety-ninth'],
  [100, 'hundredth'],
  [101, '101st'],
  [111, '111th'],
  [122, '122nd'],
  [1013, '1013th'],
])('%i is the %s', (n, words) => {
  expect(ordinal(n)).toBe(words)
})

test('the first, the fifth, the tenth and the round ones are milestones', () => {
  const kept = Array.from({ length: 301 }, (_, n) => n).filter(isMilestone)
  expect(kept).toEqual([1, 5, 10, 25, 50, 75, 100, 200, 300])
})
