import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { leapPolicies } from '../../src/calendar/anniversary.ts'
import type { Calendar } from '../../src/calendar/calendar.ts'
import { dayNumber, type DayNumber } from '../../src/calendar/day.ts'
import { gregorian } from '../../src/calendar/gregorian.ts'
import { recurringDays, type Recurrence } from '../../src/calendar/recurrence.ts'
import { calendars } from '../../src/calendar/registry.ts'
import { tendays } from '../../src/calendar/tendays.ts'

const on = (calendar: Calendar, year: number, month: number, day: number): DayNumber =>
  calendar.toDay({ year, month, day })

/** The recurring days of a span, both ends included. */
function within(pattern: Recurrence, calendar: Calendar, first: number, last: number): DayNumber[] {
  const found: DayNumber[] = []
  for (const day of recurringDays(pattern, calendar, dayNumber(first))) {
    if (day > last) break
    found.push(day)
  }
  return found
}

test('the last day of each month is the 31st with the policy `previous`', () => {
  const last: Recurrence = { every: 'month', day: 31, leapPolicy: 'previous' }
  const [first, end] = [on(gregorian, 2404, 1, 1), on(gregorian, 2404, 4, 30)]
  expect(within(last, gregorian, first, end)).toEqual([
    on(gregorian, 2404, 1, 31),
    on(gregorian, 2404, 2, 29),
    on(gregorian, 2404, 3, 31),
    on(gregorian, 2404, 4, 30),
  ])
})

test('a festival that comes every fourth year can be kept only then', () => {
  const oathday = tendays.months.findIndex(({ name }) => name === 'Oathday') + 1
  const kept: Recurrence = { every: 'year', month: oathday, day: 1, leapPolicy: 'skip' }
  const days = within(kept, tendays, on(tendays, 1372, 1, 1), on(tendays, 1380, 1, 1))
  expect(days).toEqual([on(tendays, 1372, oathday, 1), on(tendays, 1376, oathday, 1)])
})

test('what a calendar does not have never comes', () => {
  const from = dayNumber(0)
  const never: readonly Recurrence[] = [
    { every: 'month', day: 40, leapPolicy: 'skip' },
    { every: 'year', month: 99, day: 1, leapPolicy: 'previous' },
    { every: 'week', weekdays: [12] },
    { every: 'week', weekdays: [] },
    { every: 'days', count: 0, from },
  ]
  for (const pattern of never) expect([...recurringDays(pattern, gregorian, from)]).toEqual([])
})

const patterns: fc.Arbitrary<Recurrence> = fc.oneof(
  fc.record({
    every: fc.constant('days'),
    count: fc.integer({ min: 1, max: 400 }),
    from: fc.integer({ min: 150_000, max: 170_000 }).map(dayNumber),
  }),
  fc.record({
    every: fc.constant('week'),
    weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 3 }),
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
const starts = fc.integer({ min: 155_000, max: 165_000 })

/** Whether a day is one of a pattern's, found by looking at the days around it one by one. */
function isOneOf(pattern: Recurrence, calendar: Calendar, day: number): boolean {
  const fields = (number: number) => calendar.fromDay(dayNumber(number))
  const { year, month, day: ofMonth } = fields(day)
  if (pattern.every === 'days')
    return day >= pattern.from && (day - pattern.from) % pattern.count === 0
  if (pattern.every === 'week') {
    const weekday = calendar.weekdayOf(dayNumber(day))
    return weekday !== null && pattern.weekdays.includes(weekday)
  }
  const isRegular = (which: number) => calendar.months[which - 1]?.intercalary === false
  const wants = (which: number) =>
    pattern.every === 'month' ? isRegular(which) : which === pattern.month
  if (wants(month) && ofMonth === pattern.day) return true
  if (pattern.leapPolicy === 'skip') return false
  // A day stands in where the wanted date would lie between it and its neighbour.
  const step = pattern.leapPolicy === 'previous' ? 1 : -1
  const place = (at: { year: number; month: number; day: number }) =>
    at.year * 1e6 + at.month * 1e4 + at.day
  const neighbour = fields(day + step)
  const ends = [place({ year, month, day: ofMonth }), place(neighbour)]
  const between = (at: number) => at > Math.min(...ends) && at < Math.max(...ends)
  return [year - 1, year, year + 1].some((y) =>
    calendar.months.some(
      (_, index) =>
        wants(index + 1) &&
        (pattern.every === 'year' || calendar.monthLength(y, index + 1) > 0) &&
        calendar.monthLength(y, index + 1) < pattern.day &&
        between(place({ year: y, month: index + 1, day: pattern.day })),
    ),
  )
}

test.each(calendars.map((calendar) => [calendar.name, calendar] as const))(
  'recurring days of %s are those that a look at every single day finds',
  (_, calendar) => {
    fc.assert(
      fc.property(patterns, starts, (pattern, first) => {
        const last = first + 800
        const model: number[] = []
        for (let day = first; day <= last; day++)
          if (isOneOf(pattern, calendar, day)) model.push(day)
        expect(within(pattern, calendar, first, last)).toEqual(model)
      }),
      { numRuns: 80 },
    )
  },
)
