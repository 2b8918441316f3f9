import { expect, test } from 'vitest'
import { describeSchedule } from '../../src/bulletins/describeSchedule.ts'
import { nextOccurrences } from '../../src/bulletins/plan.ts'
import type { Schedule } from '../../src/bulletins/rule.ts'
import { gregorian } from '../../src/calendar/gregorian.ts'
import { tendays } from '../../src/calendar/tendays.ts'
import { at, dateFormat, on, settingWith, yearly } from './rules.ts'

const noEnds = { at: '18:00', first: null, last: null } as const

test.each<readonly [Schedule, string]>([
  [yearly(), 'every year on the day of the incident, at 12:00'],
  [yearly({ milestonesOnly: true }), 'in round years on the day of the incident, at 12:00'],
  [{ kind: 'dated', at: '18:00', day: on(2404, 3, 4) }, 'once, on 240403.04, at 18:00'],
  [
    { kind: 'timed', atMs: Date.UTC(2027, 2, 1, 18) },
    'once, at the real time 2027-03-01 18:00 UTC',
  ],
  [
    { kind: 'local', date: '2027-03-01', at: '18:00' },
    'once, on the real date 2027-03-01, at 18:00',
  ],
  [{ kind: 'breaking', atMs: 0 }, 'at once'],
  [
    { kind: 'recurring', ...noEnds, pattern: { every: 'days', count: 10, from: on(2404, 3, 4) } },
    'every 10 days from 240403.04, at 18:00',
  ],
  [
    {
      kind: 'recurring',
      ...noEnds,
      last: on(2404, 12, 31),
      pattern: { every: 'month', day: 15, leapPolicy: 'previous' },
    },
    'on the fifteenth of each month, until 240412.31, at 18:00',
  ],
  [
    { kind: 'digest', at: '18:00', of: 'history', every: 'month' },
    'on the first day of each month, at 18:00: history',
  ],
])('%j is said in plain words', (schedule, words) => {
  expect(describeSchedule(schedule, gregorian, dateFormat)).toBe(words)
})

test('weekdays and festivals go by the names of the calendar', () => {
  const say = (pattern: Extract<Schedule, { kind: 'recurring' }>['pattern']) =>
    describeSchedule({ kind: 'recurring', ...noEnds, pattern }, tendays, dateFormat)
  expect(say({ every: 'week', weekdays: [0, 4, 9] })).toBe(
    'every Oneday, Fiveday and Tenday, at 18:00',
  )
  expect(say({ every: 'year', month: 2, day: 1, leapPolicy: 'skip' })).toBe(
    'every year on Lantern Night, at 18:00',
  )
  expect(say({ every: 'year', month: 1, day: 7, leapPolicy: 'skip' })).toBe(
    'every year on 7 Deepfrost, at 18:00',
  )
})

test('a local date is due in the zone of its campaign, and moved out of a gap', () => {
  const zone = 'America/New_York'
  const schedule = { kind: 'local', date: '2027-03-14', at: '02:30' } as const
  const [due, ...more] = nextOccurrences(
    schedule,
    settingWith({ zone }),
    at('2027-01-01T00:00:00Z'),
    2,
  )
  expect(due).toMatchObject({
    occurrence: 'once',
    dueAt: at('2027-03-14T07:00:00Z'),
    dueRule: 'gap',
  })
  expect(more).toEqual([])
})
