import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import type { Clock } from '../../src/calendar/clock.ts'
import { dayNumber } from '../../src/calendar/day.ts'
import { gregorian } from '../../src/calendar/gregorian.ts'
import { dueTimeOf, realTimeOf } from '../../src/calendar/realTime.ts'
import { universeDay } from '../../src/calendar/universeDay.ts'

const on = (year: number, month: number, day: number) => gregorian.toDay({ year, month, day })
const at = (text: string) => Temporal.Instant.from(text)
const mirror: Clock = { mode: 'mirror', yearOffset: 377 }
const anyZone = fc.constantFrom('UTC', 'America/New_York', 'Pacific/Kiritimati', 'Europe/London')

const dueOn = (clock: Clock, day: number, time: string, zone: string) =>
  dueTimeOf(clock, gregorian, dayNumber(day), time, zone)

describe('a mirroring clock', () => {
  test('shows the local month and day, the year shifted', () => {
    const now = at('2027-02-22T23:30:00Z')
    expect(universeDay(mirror, gregorian, now, 'UTC')).toBe(on(2404, 2, 22))
    expect(universeDay(mirror, gregorian, now, 'Europe/Berlin')).toBe(on(2404, 2, 23))
  })

  test('stays on 28 February where the campaign has no 29th', () => {
    for (const day of ['28', '29'])
      expect(universeDay(mirror, gregorian, at(`2028-02-${day}T12:00:00Z`), 'UTC')).toBe(
        on(2405, 2, 28),
      )
    expect(realTimeOf(mirror, gregorian, on(2405, 2, 28), 'UTC')).toEqual({
      kind: 'span',
      begins: at('2028-02-28T00:00:00Z'),
      ends: at('2028-03-01T00:00:00Z'),
    })
  })

  test('gives a 29 February that the real year lacks the 28th', () => {
    expect(dueOn(mirror, on(2404, 2, 29), '18:00', 'UTC')).toEqual({
      kind: 'due',
      at: at('2027-02-28T18:00:00Z'),
      rule: 'exact',
    })
  })

  test('says by which rule a local time was found', () => {
    expect(dueOn(mirror, on(2404, 3, 14), '02:30', 'America/New_York')).toMatchObject({
      at: at('2027-03-14T07:00:00Z'),
      rule: 'gap',
    })
  })

  test('never comes to a year out of reach', () => {
    expect(realTimeOf(mirror, gregorian, on(900_000, 1, 1), 'UTC')).toEqual({
      kind: 'none',
      reason: 'never',
    })
  })

  test('is on the day throughout the real time of that day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 140_000, max: 180_000 }), anyZone, (days, zone) => {
        const { year, month, day } = gregorian.fromDay(dayNumber(days))
        // Around a 29 February that only one of the two sides has, days are skipped or last for two.
        fc.pre((month !== 2 || day < 28) && (month !== 3 || day > 1))
        const wanted = on(year, month, day)
        const span = realTimeOf(mirror, gregorian, wanted, zone)
        const during =
          span.kind === 'span'
            ? [
                span.begins,
                span.ends.subtract({ milliseconds: 1 }),
                span.begins.subtract({ milliseconds: 1 }),
                span.ends,
              ]
            : []
        expect(during.map((now) => universeDay(mirror, gregorian, now, zone) - wanted)).toEqual([
          0, 0, -1, 1,
        ])
      }),
    )
  })
})

describe('a linear clock', () => {
  const daily: Clock = {
    mode: 'linear',
    anchorMs: at('2027-01-01T15:00:00Z').epochMilliseconds,
    anchorDay: on(1492, 1, 1),
    rate: 1,
  }
  const quick: Clock = { ...daily, rate: 10 }

  test('counts days from its anchor, whatever the zone', () => {
    expect(universeDay(daily, gregorian, at('2027-01-02T14:59:59Z'), 'Asia/Tokyo')).toBe(
      on(1492, 1, 1),
    )
    expect(universeDay(quick, gregorian, at('2027-01-02T15:00:00Z'), 'UTC')).toBe(on(1492, 1, 11))
    expect(universeDay(daily, gregorian, at('2027-01-01T14:59:59Z'), 'UTC')).toBe(on(1491, 12, 31))
  })

  test('has a thing due at the first such local time within the day', () => {
    expect(dueOn(daily, on(1492, 1, 1), '18:00', 'UTC')).toMatchObject({
      at: at('2027-01-01T18:00:00Z'),
    })
    expect(dueOn(daily, on(1492, 1, 1), '09:00', 'UTC')).toMatchObject({
      at: at('2027-01-02T09:00:00Z'),
    })
  })

  test('has it due as the day begins when the day is too short for that hour', () => {
    expect(dueOn(quick, on(1492, 1, 1), '09:00', 'UTC')).toEqual({
      kind: 'due',
      at: at('2027-01-01T15:00:00Z'),
      rule: 'short day',
    })
  })

  test('never comes to another day when it stands still or runs backwards', () => {
    for (const rate of [0, -1])
      expect(realTimeOf({ ...daily, rate }, gregorian, on(1493, 1, 1), 'UTC')).toEqual({
        kind: 'none',
        reason: 'never',
      })
  })

  test('is on a day from its first millisecond to its last', () => {
    const rates = fc.oneof(
      fc.constantFrom(0.1, 0.7, 1, 1 / 3, 10, 365.2425),
      fc.double({ min: 0.01, max: 1000, noNaN: true }),
    )
    const days = fc.integer({ min: -20_000, max: 20_000 })
    fc.assert(
      fc.property(rates, days, (rate, after) => {
        const clock: Clock = { ...daily, rate }
        const wanted = dayNumber(daily.anchorDay + after)
        const span = realTimeOf(clock, gregorian, wanted, 'UTC')
        const edges =
          span.kind === 'span'
            ? [
                span.begins.subtract({ milliseconds: 1 }),
                span.begins,
                span.ends.subtract({ milliseconds: 1 }),
                span.ends,
              ]
            : []
        expect(edges.map((now) => universeDay(clock, gregorian, now, 'UTC') - wanted)).toEqual([
          -1, 0, 0, 1,
        ])
      }),
    )
  })
})

test.each(['manual', 'paused'] as const)('a %s clock stands still and has no due times', (mode) => {
  const clock = { mode, day: on(1492, 1, 1) }
  expect(universeDay(clock, gregorian, at('2027-02-22T00:00:00Z'), 'UTC')).toBe(clock.day)
  expect(realTimeOf(clock, gregorian, clock.day, 'UTC')).toEqual({ kind: 'none', reason: mode })
  expect(dueOn(clock, clock.day, '09:00', 'UTC')).toEqual({ kind: 'none', reason: mode })
})
