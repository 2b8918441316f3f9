import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import type { CalendarData } from '../../src/calendar/calendarData.ts'
import { checkCalendar } from '../../src/calendar/checkCalendar.ts'
import { createCalendar } from '../../src/calendar/createCalendar.ts'
import { dayNumber } from '../../src/calendar/day.ts'
import { formatDay } from '../../src/calendar/dayFormat.ts'
import { gregorian } from '../../src/calendar/gregorian.ts'
import { readLeapRule } from '../../src/calendar/leapRule.ts'
import { moons } from '../../src/calendar/moons.ts'
import { parseDate } from '../../src/calendar/parseDate.ts'
import { tendays } from '../../src/calendar/tendays.ts'
import { thirteenMonths } from '../../src/calendar/thirteenMonths.ts'
import { testCalendar } from './calendarContract.ts'

const unix = Temporal.PlainDate.from('1970-01-01')

test('Gregorian days, weekdays included, are those of Temporal', () => {
  fc.assert(
    fc.property(fc.integer({ min: -2_200_000, max: 800_000 }).map(dayNumber), (day) => {
      const date = unix.add({ days: day })
      const { year, month, day: ofMonth, dayOfWeek } = date
      expect(gregorian.fromDay(day)).toEqual({ year, month, day: ofMonth })
      expect(gregorian.weekdayOf(day)).toBe(dayOfWeek - 1)
    }),
  )
})

test('the thirteen months begin their years with the Gregorian ones', () => {
  const newYears = [-4000, -1, 0, 1, 1900, 2388, 4000].map((year) => ({ year, month: 1, day: 1 }))
  expect(newYears.map(thirteenMonths.toDay)).toEqual(newYears.map(gregorian.toDay))
})

test('every date of the thirteen months keeps its weekday, and the year days have none', () => {
  const format = '{weekday}, {day} {monthName} {year}'
  const write = (month: number, year: number) =>
    formatDay(thirteenMonths.toDay({ year, month, day: 1 }), thirteenMonths, format)
  expect(write(1, 2388)).toBe('Sunday, 1 January 2388')
  expect(write(14, 2391)).toBe('Sunday, 1 December 2391')
  expect(write(15, 2391)).toBe('1 Year Day 2391')
})

test('a festival of one day is that day, by its name alone', () => {
  const format = '{day} {monthName} {year}'
  expect(parseDate('Lantern Night 1492', tendays, format)).toMatchObject({
    date: { precision: 'day', notation: '1492-02-01' },
  })
  expect(parseDate('Oathday 1491', tendays, format)).toMatchObject({
    ok: false,
    message: 'the year 1491 has no Oathday',
  })
})

test('a leap month comes in its years and in no others', () => {
  const lengths = [3, 4, 6, 33, 36].map((year) => moons.monthLength(year, 7))
  expect(lengths).toEqual([30, 0, 30, 30, 0])
})

test.each([
  ['4', 0, [0, 4, 8]],
  ['400,!100,4', 0, [0, 4, 8]],
  ['4', 1, [1, 5, 9]],
  ['4', -7, [1, 5, 9]],
  ['!+8,4', 4, [4]],
  ['!1', 0, []],
  [' 5 , 3 ', 0, [0, 3, 5, 6, 9]],
])('the leap rule %s from year %i holds in %j', (intervals, offset, years) => {
  const rule = readLeapRule(intervals, offset)
  const first = Array.from({ length: 10 }, (_, year) => year)
  expect(first.filter((year) => rule?.holds(year))).toEqual(years)
})

test.each(['', '0', '4,', '-4', '4.5', '!', 'four', '9973,9967'])(
  'the leap rule "%s" is refused',
  (intervals) => {
    expect(readLeapRule(intervals)).toBeNull()
  },
)

const plain: CalendarData = {
  id: 'plain',
  name: 'Plain',
  months: [
    { name: 'One', days: 100 },
    { name: 'Two', days: 7, leapDay: { intervals: '3' } },
  ],
  weekdays: ['Day'],
  epoch: { day: 12, weekday: 0 },
}
testCalendar(createCalendar(plain))

test.each<[string, Partial<CalendarData>, CalendarData['months'][number] | null]>([
  ['months.2.days: a month of 0 days', {}, { name: 'Three', days: 0 }],
  ['months.2: a second "one"', {}, { name: 'one', days: 3 }],
  ['months.2: "4th" is no name', {}, { name: '4th', days: 3 }],
  [
    'months.2.leapDay.intervals: "0" is no leap rule',
    {},
    { name: 'Three', days: 3, leapDay: { intervals: '0' } },
  ],
  [
    'months: its leap rules together repeat only after 29991 years',
    {},
    { name: 'Three', days: 3, years: { intervals: '9997' } },
  ],
  [
    'months: a year may have no days at all',
    { months: [{ name: 'Once', days: 3, years: { intervals: '2' } }] },
    null,
  ],
  ['months: 0 months', { months: [] }, null],
  ['weekdays: a week of no days', { weekdays: [] }, null],
  ['epoch.weekday: there is no weekday 1', { epoch: { day: 0, weekday: 1 } }, null],
  ['epoch.day: 0.5 is no day', { epoch: { day: 0.5, weekday: 0 } }, null],
])('bad data is refused: %s', (message, change, month) => {
  const data = {
    ...plain,
    months: [...plain.months, ...(month === null ? [] : [month])],
    ...change,
  }
  const faults = checkCalendar(data).map((fault) => `${fault.path.join('.')}: ${fault.message}`)
  expect(faults).toContain(message)
  expect(() => createCalendar(data)).toThrow(RangeError)
})

test('all faults are told at once', () => {
  const data = { ...plain, months: [{ name: '', days: -1 }], weekdays: ['A', 'a'] }
  expect(checkCalendar(data)).toHaveLength(3)
})
