import { expect, test } from 'vitest'
import { gregorian } from '../../src/calendar/gregorian.ts'
import { calendarOf, calendars } from '../../src/calendar/registry.ts'
import { testCalendar } from './calendarContract.ts'

for (const calendar of calendars) testCalendar(calendar)

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
