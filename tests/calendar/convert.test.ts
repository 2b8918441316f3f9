import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import type { Clock } from '../../src/calendar/clock.ts'
import { realSpanOf, universeSpanOf, type Timekeeping } from '../../src/calendar/convert.ts'
import { dayNumber } from '../../src/calendar/day.ts'
import { gregorian } from '../../src/calendar/gregorian.ts'
import { parseDate } from '../../src/calendar/parseDate.ts'
import { readRealTime } from '../../src/calendar/readRealTime.ts'

const keeping = (clock: Clock, zone = 'UTC'): Timekeeping => ({ clock, calendar: gregorian, zone })
const mirror = keeping({ mode: 'mirror', yearOffset: 377 })
const week = keeping({ mode: 'linear', anchorMs: 0, anchorDay: dayNumber(0), rate: 7 })

const dateOf = (text: string) => {
  const reading = parseDate(text, gregorian, '{year}{month:2}.{day:2}')
  if (!reading.ok) throw new Error(reading.message)
  return reading.date
}
const realOf = (text: string, by: Timekeeping) => {
  const span = realSpanOf(dateOf(text), by)
  return span.kind === 'none' ? span.reason : [span.begins?.toString(), span.ends?.toString()]
}
const universeOf = (text: string, by: Timekeeping) => {
  const reading = readRealTime(text, by.zone)
  if (!reading.ok) throw new Error(reading.message)
  const span = universeSpanOf(reading.span, by)
  const shown = (day: number | null) => {
    if (day === null) return null
    const { year, month, day: on } = gregorian.fromDay(dayNumber(day))
    return `${year}-${month}-${on}`
  }
  return span.kind === 'none' ? span.reason : [shown(span.first), shown(span.last)]
}

describe('an in-universe date in real time', () => {
  test.each([
    ['240402.22', '2027-02-22T00:00:00Z', '2027-02-23T00:00:00Z'],
    ['2404-02', '2027-02-01T00:00:00Z', '2027-03-01T00:00:00Z'],
    ['early 2404', '2027-01-01T00:00:00Z', '2027-05-02T00:00:00Z'],
    ['since 2404', '2027-01-01T00:00:00Z', undefined],
    ['until 2404', undefined, '2028-01-01T00:00:00Z'],
  ])('%s is as exact as it was told', (text, begins, ends) => {
    expect(realOf(text, mirror)).toEqual([begins, ends])
  })

  test('begins and ends at the zone’s midnights, which a change of clocks moves', () => {
    const by = keeping({ mode: 'mirror', yearOffset: 377 }, 'America/New_York')
    expect(realOf('240303.08', by)).toEqual(['2026-03-08T05:00:00Z', '2026-03-09T04:00:00Z'])
  })

  test('has no answer where a GM moves the day, or nobody does', () => {
    for (const mode of ['manual', 'paused'] as const) {
      const by = keeping({ mode, day: dayNumber(0) })
      expect(realOf('2404', by)).toBe(mode)
      expect(universeOf('2027', by)).toBe(mode)
    }
    expect(realOf('year 900000', mirror)).toBe('never')
  })
})

describe('a real time in the campaign', () => {
  test.each([
    ['2027-02-22', ['2404-2-22', '2404-2-22']],
    ['2027-02-22 18:00', ['2404-2-22', '2404-2-22']],
    ['2027-02-22T23:30-05:00', ['2404-2-23', '2404-2-23']],
    ['March 2027', ['2404-3-1', '2404-3-31']],
    ['early 2027', ['2404-1-1', '2404-5-1']],
    ['since 2027', ['2404-1-1', null]],
    ['2024-02-29', ['2401-2-28', '2401-2-28']],
  ])('%s is read in any notation', (text, days) => {
    expect(universeOf(text, mirror)).toEqual(days)
  })

  test('is as many days as pass in it', () => {
    expect(universeOf('1970-01-02', week)).toEqual(['1970-1-8', '1970-1-14'])
  })

  test.each([
    ['2027-02-30', 'February 2027 has no day 30'],
    ['2027-02-22 25:00', 'is no date'],
    ['soon', 'is no date'],
    ['12345', 'too far away'],
    ['-0400', 'too far away'],
    ['until -0400', 'too far away'],
    ['since 12345', 'too far away'],
  ])('%s is refused with a reason', (text, reason) => {
    expect(readRealTime(text, 'UTC')).toMatchObject({
      ok: false,
      message: expect.stringContaining(reason),
    })
  })
})

test('a day that was converted comes back, under every clock that has an answer', () => {
  const clocks: fc.Arbitrary<Clock> = fc.oneof(
    fc.record({
      mode: fc.constant('mirror' as const),
      yearOffset: fc.integer({ min: -3000, max: 3000 }),
    }),
    fc.record({
      mode: fc.constant('linear' as const),
      anchorMs: fc.integer({ min: -1e13, max: 1e13 }),
      anchorDay: fc.integer({ min: -1e6, max: 1e6 }).map(dayNumber),
      rate: fc.constantFrom(0.1, 0.5, 1, 3, 7, 30),
    }),
  )
  const zone = fc.constantFrom('UTC', 'Europe/London', 'Australia/Lord_Howe', 'Asia/Kathmandu')
  fc.assert(
    fc.property(clocks, zone, fc.integer({ min: -2e5, max: 2e5 }), (clock, where, near) => {
      const by = keeping(clock, where)
      const now = Temporal.Instant.fromEpochMilliseconds(near * 86_400_000)
      const days = universeSpanOf({ begins: now, ends: now.add({ milliseconds: 1 }) }, by)
      if (days.kind === 'none' || days.first === null) throw new Error('no day')
      const back = realSpanOf({ earliest: days.first, latest: days.last }, by)
      if (back.kind === 'none' || back.begins === null || back.ends === null)
        throw new Error('none')
      expect(Temporal.Instant.compare(back.begins, now)).toBeLessThanOrEqual(0)
      expect(Temporal.Instant.compare(back.ends, now)).toBe(1)
    }),
    { numRuns: 300 },
  )
})
