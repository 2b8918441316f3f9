import fc from 'fast-check'
import { expect, test } from 'vitest'
import { offeredNext, passedOver } from '../../src/bulletins/passedOver.ts'
import { planRule } from '../../src/bulletins/plan.ts'
import type { Schedule } from '../../src/bulletins/rule.ts'
import { dayNumber } from '../../src/calendar/day.ts'
import { leapPolicies } from '../../src/calendar/anniversary.ts'
import { at, date, on, ruleWith, settingWith, yearly } from './rules.ts'

const manual = settingWith({ clock: { mode: 'manual', day: dayNumber(0) } })
const between = (first: number, last: number) => ({
  first: dayNumber(first),
  last: dayNumber(last),
})

test('what fell due on the days passed over is found, both ends included', () => {
  const days = between(on(2403, 2, 22), on(2405, 2, 22))
  expect(passedOver(yearly(), manual, days)).toEqual(
    [2403, 2404, 2405].map((year) => ({
      occurrence: String(year),
      universeDay: on(year, 2, 22),
    })),
  )
  const within = between(on(2403, 2, 23), on(2405, 2, 21))
  expect(passedOver(yearly(), manual, within)).toHaveLength(1)
})

test('nothing is passed over by going back, or by staying', () => {
  expect(passedOver(yearly(), manual, between(10, 9))).toEqual([])
  expect(passedOver(yearly(), manual, between(on(2404, 2, 22), on(2300, 1, 1)))).toEqual([])
})

test('what a clock that is moved by hand comes to next is what it passes first', () => {
  const still = settingWith({ clock: { mode: 'paused', day: on(2404, 2, 22) } })
  expect(offeredNext(yearly(), still, 2)).toEqual(
    [2405, 2406].map((year) => ({
      occurrence: String(year),
      universeDay: on(year, 2, 22),
    })),
  )
  const dated: Schedule = { kind: 'dated', at: '12:00', day: on(2404, 2, 23) }
  expect(offeredNext(dated, still, 2)).toEqual([
    { occurrence: 'once', universeDay: on(2404, 2, 23) },
  ])
  expect(offeredNext({ ...dated, day: on(2404, 2, 22) }, still, 2)).toEqual([])
  expect(offeredNext({ kind: 'timed', atMs: Date.UTC(2404, 1, 25) }, still, 2)).toEqual([])
  expect(offeredNext(yearly(), settingWith(), 2)).toEqual([])
})

test('a jump over thousands of years gives the last ones, and soon', () => {
  const passed = passedOver(yearly(), manual, between(on(-90_000, 1, 1), on(9999, 1, 1)))
  expect(passed).toHaveLength(25)
  expect(passed.at(-1)?.occurrence).toBe('9998')
})

test.each<[string, Schedule, readonly string[]]>([
  ['dated', { kind: 'dated', at: '12:00', day: on(2404, 3, 1) }, ['once']],
  ['dated before', { kind: 'dated', at: '12:00', day: on(2404, 2, 19) }, []],
  [
    'recurring',
    {
      kind: 'recurring',
      at: '12:00',
      pattern: { every: 'days', count: 5, from: on(2404, 2, 20) },
      first: on(2404, 2, 20),
      last: on(2404, 3, 1),
    },
    ['2404-02-20', '2404-02-25', '2404-03-01'],
  ],
  [
    'digest',
    { kind: 'digest', at: '00:00', of: 'history', every: 'month' },
    ['2404-03', '2404-04'],
  ],
  ['real times', { kind: 'timed', atMs: Date.UTC(2027, 1, 25) }, []],
  ['real dates', { kind: 'local', at: '12:00', date: '2027-02-25' }, []],
  ['breaking', { kind: 'breaking', atMs: Date.UTC(2027, 1, 25) }, []],
])('days passed over have what is due on them: %s', (_, schedule, occurrences) => {
  const passed = passedOver(schedule, manual, between(on(2404, 2, 20), on(2404, 4, 1)))
  expect(passed.map(({ occurrence }) => occurrence)).toEqual(occurrences)
})

test('a rule passes over just what it would have posted, had the days passed by themselves', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...leapPolicies),
      fc.constantFrom('00:00', '12:00', '23:59'),
      fc.constantFrom('238802.22', '2388-02-29', '2388-12-31', '2391'),
      fc.integer({ min: 0, max: 8000 }),
      fc.integer({ min: 0, max: 6000 }),
      (leapPolicy, time, subject, offset, length) => {
        const rule = ruleWith({ schedule: yearly({ leapPolicy, at: time }) })
        const first = on(2385, 1, 1) + offset
        const begins = at('2020-01-01T00:00:00Z')
        const lived = settingWith({
          subject: date(subject),
          clock: {
            mode: 'linear',
            anchorMs: begins.epochMilliseconds,
            anchorDay: dayNumber(first),
            rate: 1,
          },
        })
        const until = begins.add({ hours: 24 * (length + 1) }).subtract({ milliseconds: 1 })
        const after = begins.subtract({ milliseconds: 1 })
        const posted = planRule(rule, lived, { after, until, now: until })
        const passed = passedOver(
          rule.schedule,
          { ...manual, subject: date(subject) },
          between(first, first + length),
        )
        expect(passed).toEqual(
          posted.map(({ occurrence, universeDay }) => ({ occurrence, universeDay })),
        )
      },
    ),
  )
})
