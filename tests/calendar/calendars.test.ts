import { expect, test } from 'vitest'
import { createCalendar } from '../../src/calendar/createCalendar.ts'
import { compileDayFormat, dayFormat } from '../../src/calendar/dayFormat.ts'
import { gregorian } from '../../src/calendar/gregorian.ts'
import { calendarOf, calendars } from '../../src/calendar/registry.ts'
import { testCalendar } from './calendarContract.ts'

for (const calendar of calendars) testCalendar(calendar)

const floods = {
  id: 'floods',
  name: 'Floods',
  months: [
    { name: 'Thaw', days: 30 },
    { name: 'Frost', days: 20, leapDay: { intervals: '4' } },
  ],
  weekdays: ['Oneday', 'Twoday'],
  epoch: { day: 12, weekday: 0 },
  eras: [
    { name: 'B' },
    { name: 'B II', from: -300 },
    { name: 'After the Flood', from: 0, keepsYears: true },
    { name: 'After the Flood Again', from: 1492 },
  ],
}

// Eras that begin in years of every sign, one that counts none anew, and names that begin alike.
testCalendar(createCalendar(floods))

test('an era that keeps the years of the calendar prints them, and has none before it began', () => {
  const format = dayFormat('{day} {monthName} {year} {era}', createCalendar(floods))
  const { toDay } = createCalendar(floods)
  for (const [year, text] of [
    [1491, '1 Thaw 1491 After the Flood'],
    [1492, '1 Thaw 1 After the Flood Again'],
  ] as const) {
    expect(format.print(toDay({ year, month: 1, day: 1 }))).toBe(text)
    expect(format.read(text)).toBe(toDay({ year, month: 1, day: 1 }))
  }
  expect(format.read('1 Thaw 1492 After the Flood')).toBeNull()
  expect(format.read('1 Thaw -1 After the Flood')).toBeNull()
})

test('one era may hold all years, if it keeps them', () => {
  const eras = [{ name: 'of the Sun', keepsYears: true }]
  const calendar = createCalendar({ ...floods, eras })
  const format = dayFormat('{year}-{month}-{day} {era}', calendar)
  expect(format.read('-44-2-3 of the Sun')).toBe(calendar.toDay({ year: -44, month: 2, day: 3 }))
  expect(() => createCalendar({ ...floods, eras: [{ name: 'of the Sun' }] })).toThrow(RangeError)
})

test('the last year of an era that began at the first one is read back', () => {
  const calendar = createCalendar({ ...floods, eras: [{ name: 'Ever', from: -999_999 }] })
  const format = dayFormat('{day} {monthName} {year} {era}', calendar)
  const last = calendar.toDay({ year: 999_999, month: 1, day: 1 })
  expect(format.print(last)).toBe('1 Thaw 1999999 Ever')
  expect(format.read('1 Thaw 1999999 Ever')).toBe(last)
})

test('a format whose years of an era read as the calendar’s is refused', () => {
  const calendar = createCalendar({ ...floods, eras: [{ name: 'Y', from: 200_000 }] })
  const { format, faults } = compileDayFormat('{era}-{year:4}-{month:2}-{day:2}', calendar)
  expect(format).toBeNull()
  expect(faults.map(({ message }) => message)).toEqual([
    expect.stringContaining('which already means something else'),
  ])
})

test('a calendar is found by its id, and an unknown one is not', () => {
  for (const calendar of calendars) expect(calendarOf(calendar.id)).toBe(calendar)
  expect(calendarOf('of nowhere')).toBeNull()
})

test.each([
  ['1970-01-01', 0, 'Thursday'],
  ['2000-02-29', 11_016, 'Tuesday'],
  ['1600-02-29', -135_081, 'Tuesday'],
  ['0000-01-01', -719_528, 'Saturday'],
  ['-0004-12-31', -720_624, 'Tuesday'],
])('%s is day %i, a %s', (text, day, weekday) => {
  const [, year, month, date] = /^(-?\d+)-(\d+)-(\d+)$/.exec(text) ?? []
  const fields = { year: Number(year), month: Number(month), day: Number(date) }
  const number = gregorian.toDay(fields)
  expect(number).toBe(day)
  expect(gregorian.weekdays[gregorian.weekdayOf(number) ?? -1]).toBe(weekday)
})
