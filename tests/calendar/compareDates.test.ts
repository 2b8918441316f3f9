import { expect, test } from 'vitest'
import { compareDates, overlaps } from '../../src/calendar/compareDates.ts'
import { dayNumber } from '../../src/calendar/day.ts'
import { gregorian } from '../../src/calendar/gregorian.ts'
import { parseDate } from '../../src/calendar/parseDate.ts'

function date(text: string) {
  const reading = parseDate(text, gregorian, '{year}{month:2}.{day:2}')
  if (!reading.ok) throw new Error(reading.message)
  return reading.date
}

test('dates are ordered by their earliest day, then by their latest, the open past first', () => {
  const ordered = ['../2392', '2370/2371', '237X', '2370/..', '2388-02-22', 'early 2392', '2392']
  const shuffled = ordered.map(date).toReversed()
  expect(shuffled.toSorted(compareDates).map(({ notation }) => notation)).toEqual(ordered)
  expect(compareDates(date('2392'), date('2392~'))).toBe(0)
})

test('a date overlaps a range when one of its days may lie in it', () => {
  const year = { from: date('2392').earliest, until: date('2392').latest }
  expect(overlaps(date('late 2392'), year)).toBe(true)
  expect(overlaps(date('239X'), year)).toBe(true)
  expect(overlaps(date('2370/..'), year)).toBe(true)
  expect(overlaps(date('2393'), year)).toBe(false)
  expect(overlaps(date('../2391'), year)).toBe(false)
  expect(overlaps(date('2391'), { from: null, until: null })).toBe(true)
  expect(overlaps(date('2391'), { from: dayNumber(0), until: null })).toBe(true)
})
