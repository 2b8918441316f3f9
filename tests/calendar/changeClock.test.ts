import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { changeClock, clockFault, type ClockChange } from '../../src/calendar/changeClock.ts'
import type { Clock } from '../../src/calendar/clock.ts'
import { dayNumber } from '../../src/calendar/day.ts'
import { gregorian } from '../../src/calendar/gregorian.ts'
import { tendays } from '../../src/calendar/tendays.ts'
import { universeDay } from '../../src/calendar/universeDay.ts'

const now = Temporal.Instant.from('2026-03-01T12:00:00Z')
const at = { calendar: gregorian, zone: 'UTC', now }
const nothing: ClockChange = {
  mode: null,
  day: null,
  advance: null,
  years: null,
  rate: null,
  real: null,
}
const change = (before: Clock, some: Partial<ClockChange>, where = at) =>
  changeClock(before, { ...nothing, ...some }, where)
const mirror: Clock = { mode: 'mirror', yearOffset: 377 }
const manual: Clock = { mode: 'manual', day: dayNumber(100) }
const today = universeDay(mirror, gregorian, now, 'UTC')

describe('a clock that is changed', () => {
  test.each<[string, Clock, Partial<ClockChange>, Clock]>([
    ['moves on by days', manual, { advance: 7 }, { mode: 'manual', day: dayNumber(107) }],
    ['moves back by days', manual, { advance: -7 }, { mode: 'manual', day: dayNumber(93) }],
    ['is set to a day', manual, { day: dayNumber(5) }, { mode: 'manual', day: dayNumber(5) }],
    ['stops where it is', mirror, { mode: 'paused' }, { mode: 'paused', day: today }],
    [
      'is taken over by hand',
      mirror,
      { mode: 'manual', advance: 1 },
      { mode: 'manual', day: dayNumber(today + 1) },
    ],
    [
      'goes on at a rate',
      manual,
      { mode: 'linear', rate: 0.5 },
      { mode: 'linear', anchorMs: now.epochMilliseconds, anchorDay: dayNumber(100), rate: 0.5 },
    ],
    [
      'goes on a day a day',
      manual,
      { mode: 'linear' },
      { mode: 'linear', anchorMs: now.epochMilliseconds, anchorDay: dayNumber(100), rate: 1 },
    ],
    [
      'takes an anchor',
      manual,
      { mode: 'linear', day: dayNumber(3), real: now.add({ hours: 5 }) },
      {
        mode: 'linear',
        anchorMs: now.epochMilliseconds + 18_000_000,
        anchorDay: dayNumber(3),
        rate: 1,
      },
    ],
    ['mirrors its own year', { mode: 'paused', day: today }, { mode: 'mirror' }, mirror],
    ['mirrors another year', mirror, { years: -700 }, { mode: 'mirror', yearOffset: -700 }],
  ])('%s', (_, before, some, after) => {
    expect(change(before, some)).toEqual({ ok: true, clock: after })
  })

  test.each<[string, Clock, Partial<ClockChange>, string]>([
    [
      'a day under a mirror',
      mirror,
      { day: dayNumber(1) },
      'mirror takes no `day`: choose the mode linear or manual or paused',
    ],
    ['years by hand', manual, { years: 3 }, 'manual takes no `years`: choose the mode mirror'],
    ['a rate by hand', manual, { rate: 3 }, 'choose the mode linear'],
    ['a day and a way to it', manual, { day: dayNumber(1), advance: 1 }, 'but not both'],
    ['a day beyond all years', manual, { advance: 9e15 }, 'too far away'],
    ['a year beyond all years', mirror, { years: 1_000_000 }, 'too far away'],
    ['a rate beyond all rates', manual, { mode: 'linear', rate: 100_000 }, 'A rate is'],
  ])('is refused %s', (_, before, some, message) => {
    expect(change(before, some)).toEqual({ ok: false, message: expect.stringContaining(message) })
  })

  test('can’t mirror our months where a calendar lacks them', () => {
    const where = { ...at, calendar: tendays }
    expect(change(manual, { mode: 'mirror' }, where)).toMatchObject({ ok: false })
    expect(clockFault(mirror, tendays)).toContain('lacks our months')
  })

  test('stays on its day when its mode alone changes', () => {
    const clocks: fc.Arbitrary<Clock> = fc.oneof(
      fc.record({
        mode: fc.constant('mirror' as const),
        yearOffset: fc.integer({ min: -3000, max: 3000 }),
      }),
      fc.record({
        mode: fc.constantFrom('manual' as const, 'paused' as const),
        day: fc.integer({ min: -1e6, max: 1e6 }).map(dayNumber),
      }),
    )
    const modes = fc.constantFrom('linear' as const, 'manual' as const, 'paused' as const)
    fc.assert(
      fc.property(clocks, modes, (before, mode) => {
        const changed = change(before, { mode })
        if (!changed.ok) throw new Error(changed.message)
        const dayOf = (clock: Clock) => universeDay(clock, gregorian, now, 'UTC')
        expect(dayOf(changed.clock)).toBe(dayOf(before))
      }),
    )
  })
})
