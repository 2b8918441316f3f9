import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Clock } from '../../src/calendar/clock.ts'
import { readClock, sameClock, writeClock } from '../../src/calendar/clockText.ts'
import { dayNumber } from '../../src/calendar/day.ts'

const day = fc.integer({ min: -400_000_000, max: 400_000_000 }).map(dayNumber)
const clocks: fc.Arbitrary<Clock> = fc.oneof(
  fc.record({
    mode: fc.constant('mirror' as const),
    yearOffset: fc.integer({ min: -999_999, max: 999_999 }),
  }),
  fc.record({
    mode: fc.constant('linear' as const),
    anchorMs: fc.integer({ min: -8.64e15, max: 8.64e15 }),
    anchorDay: day,
    rate: fc.integer({ min: 1, max: 99_999_000_000 }).map((millionths) => millionths / 1e6),
  }),
  fc.record({ mode: fc.constantFrom('manual' as const, 'paused' as const), day }),
)

test('any clock is read back as it was written, in few and harmless letters', () => {
  fc.assert(
    fc.property(clocks, (clock) => {
      const text = writeClock(clock)
      expect(readClock(text)).toEqual(clock)
      expect(text).toMatch(/^[\w.-]{1,40}$/)
    }),
  )
})

test('two clocks are the same when nothing about them differs', () => {
  fc.assert(
    fc.property(clocks, clocks, (a, b) => {
      expect(sameClock(a, { ...a })).toBe(true)
      expect(sameClock(a, b)).toBe(JSON.stringify(a) === JSON.stringify(b))
    }),
  )
})

test.each([
  '',
  'mirror',
  'mirror_',
  'mirror_1.5',
  'mirror_99999999',
  'manual_',
  'manual_zzzzzzzzzzzz',
  'linear_1_1',
  'linear_1_1_0',
  'linear_1_1_-1',
  'linear_1_1_1e9',
  'linear_1_1_NaN',
  'paused_1_1',
  'sundial_1',
])('"%s" is no clock', (text) => expect(readClock(text)).toBeNull())
