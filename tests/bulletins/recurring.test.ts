import * as fc from 'fast-check'
import type { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { passedOver } from '../../src/bulletins/passedOver.ts'
import { nextOccurrences, planObstacle, planRule } from '../../src/bulletins/plan.ts'
import type { Schedule } from '../../src/bulletins/rule.ts'
import { leapPolicies } from '../../src/calendar/anniversary.ts'
import { dayNumber } from '../../src/calendar/day.ts'
import type { Recurrence } from '../../src/calendar/recurrence.ts'
import { calendars } from '../../src/calendar/registry.ts'
import { at, on, settingWith } from './rules.ts'

type Recurring = Extract<Schedule, { readonly kind: 'recurring' }>

const recurring = (pattern: Recurrence, parts: Partial<Recurring> = {}): Recurring => ({
  kind: 'recurring',
  at: '12:00',
  pattern,
  first: null,
  last: null,
  ...parts,
})
const tenDays = recurring({ every: 'days', count: 10, from: on(2404, 3, 4) })
const keys = (found: readonly { readonly occurrence: string }[]) =>
  found.map(({ occurrence }) => occurrence)

test('every ten days from a day, each occurrence is named by its day', () => {
  const next = nextOccurrences(tenDays, settingWith(), at('2027-01-01T00:00:00Z'), 3)
  expect(next).toMatchObject([
    { occurrence: '2404-03-04', dueAt: at('2027-03-04T12:00:00Z') },
    { occurrence: '2404-03-14', dueAt: at('2027-03-14T12:00:00Z') },
    { occurrence: '2404-03-24', dueAt: at('2027-03-24T12:00:00Z') },
  ])
})

test('it begins with its first day and ends with its last', () => {
  const monthly = recurring(
    { every: 'month', day: 1, leapPolicy: 'previous' },
    { first: on(2404, 2, 2), last: on(2404, 4, 1) },
  )
  const next = nextOccurrences(monthly, settingWith(), at('2026-01-01T00:00:00Z'), 9)
  expect(keys(next)).toEqual(['2404-03-01', '2404-04-01'])
})

test('what never falls due says why', () => {
  expect(planObstacle(tenDays, settingWith())).toBeNull()
  const manual = settingWith({ clock: { mode: 'manual', day: dayNumber(0) } })
  expect(planObstacle(tenDays, manual)).toContain('set by hand')
  const strange = recurring({ every: 'year', month: 14, day: 1, leapPolicy: 'skip' })
  expect(planObstacle(strange, settingWith())).toContain('has no such day')
  expect(nextOccurrences(strange, settingWith(), at('2026-01-01T00:00:00Z'), 3)).toEqual([])
})

test('of a thousand years of days that were passed over, the last are found soon', () => {
  const daily = recurring({ every: 'days', count: 1, from: dayNumber(0) })
  const days = { first: dayNumber(0), last: dayNumber(399_999) }
  const passed = passedOver(daily, settingWith(), days)
  expect(passed).toHaveLength(25)
  expect(passed.at(-1)?.universeDay).toBe(399_999)
})

const patterns: fc.Arbitrary<Recurrence> = fc.oneof(
  fc.record({
    every: fc.constant('days'),
    count: fc.integer({ min: 1, max: 60 }),
    from: fc.constant(on(2388, 1, 1)),
  }),
  fc.record({
    every: fc.constant('week'),
    weekdays: fc.constantFrom([0], [1, 4], [6]),
  }),
  fc.record({
    every: fc.constant('month'),
    day: fc.integer({ min: 1, max: 31 }),
    leapPolicy: fc.constantFrom(...leapPolicies),
  }),
  fc.record({
    every: fc.constant('year'),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
    leapPolicy: fc.constantFrom(...leapPolicies),
  }),
)
const schedules = fc
  .tuple(patterns, fc.constantFrom('00:00', '02:30', '12:00', '23:59'))
  .map(([pattern, time]) => recurring(pattern, { at: time }))

test('spans that adjoin plan what the whole span plans, in order and without repeats', () => {
  fc.assert(
    fc.property(
      schedules,
      fc.constantFrom(...calendars),
      fc.constantFrom('UTC', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia'),
      fc.constantFrom(null, 0.3, 1, 7.5),
      fc.tuple(...[1, 2, 3].map(() => fc.integer({ min: 0, max: 600 * 24 }))),
      (schedule, calendar, zone, rate, hours) => {
        const begins = at('2011-06-01T00:00:00Z')
        const clock =
          rate === null
            ? ({ mode: 'mirror', yearOffset: 377 } as const)
            : ({
                mode: 'linear',
                anchorMs: begins.epochMilliseconds,
                anchorDay: on(2388, 1, 1),
                rate,
              } as const)
        const ours = rate === null ? calendars.slice(0, 1) : [calendar]
        const setting = settingWith({ clock, zone, calendar: ours[0] ?? calendar })
        const [a = begins, b = begins, c = begins] = hours
          .toSorted((x, y) => x - y)
          .map((count) => begins.add({ hours: count }))
        const plan = (after: Temporal.Instant, until: Temporal.Instant) =>
          planRule({ schedule, catchUpDays: 7 }, setting, { after, until, now: c })
        const whole = plan(a, c)
        expect([...plan(a, b), ...plan(b, c)]).toEqual(whole)
        expect(new Set(keys(whole)).size).toBe(whole.length)
        const due = whole.map(({ dueAt }) => dueAt.epochMilliseconds)
        expect(due).toEqual(due.toSorted((x, y) => x - y))
      },
    ),
    { numRuns: 60 },
  )
})

test('a rule passes over just what it would have posted, had the days passed by themselves', () => {
  fc.assert(
    fc.property(
      schedules,
      fc.constantFrom(...calendars),
      fc.integer({ min: 0, max: 3000 }),
      fc.integer({ min: 0, max: 400 }),
      (schedule, calendar, offset, length) => {
        const first = on(2388, 1, 1) + offset
        const begins = at('2020-01-01T00:00:00Z')
        const anchorMs = begins.epochMilliseconds
        const clock = { mode: 'linear', anchorMs, anchorDay: dayNumber(first), rate: 1 } as const
        const until = begins.add({ hours: 24 * (length + 1) }).subtract({ milliseconds: 1 })
        const after = begins.subtract({ milliseconds: 1 })
        const posted = planRule({ schedule, catchUpDays: 0 }, settingWith({ clock, calendar }), {
          after,
          until,
          now: until,
        })
        const manual = settingWith({ clock: { mode: 'manual', day: dayNumber(0) }, calendar })
        const days = { first: dayNumber(first), last: dayNumber(first + length) }
        expect(passedOver(schedule, manual, days)).toEqual(
          posted.map(({ occurrence, universeDay }) => ({ occurrence, universeDay })).slice(-25),
        )
      },
    ),
    { numRuns: 60 },
  )
})
