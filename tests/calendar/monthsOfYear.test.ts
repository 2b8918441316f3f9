import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCalendar } from '../../src/calendar/createCalendar.ts'
import {
  monthBefore,
  monthKeeping,
  monthOf,
  monthsOfYear,
} from '../../src/calendar/monthsOfYear.ts'
import { calendars } from '../../src/calendar/registry.ts'
import { yearSpan } from '../../src/calendar/spans.ts'
import { tendays } from '../../src/calendar/tendays.ts'

const yearsFrom = fc.integer({ min: -3000, max: 3000 })

test.each(calendars.map((calendar) => [calendar.name, calendar] as const))(
  'the months of a year of %s follow one another from its first day to its last',
  (_, calendar) => {
    fc.assert(
      fc.property(yearsFrom, (year) => {
        const months = monthsOfYear(calendar, year)
        const { first, last } = yearSpan(calendar, year)
        expect(months[0]?.first).toBe(first)
        expect(months.at(-1)?.last).toBe(last)
        for (const [index, month] of months.entries()) {
          expect(calendar.months[month.month - 1]?.intercalary).toBe(false)
          const next = months[index + 1]
          if (next !== undefined) expect(next.first).toBe(month.last + 1)
          expect(monthOf(month.first, calendar)).toEqual(month)
          expect(monthOf(month.last, calendar)).toEqual(month)
          expect(monthBefore(month.first, calendar)?.last).toBe(month.first - 1)
        }
      }),
      { numRuns: 30 },
    )
  },
)

test('a festival belongs to the month before it', () => {
  const lanternNight = tendays.toDay({ year: 1372, month: 2, day: 1 })
  expect(monthOf(lanternNight, tendays)).toMatchObject({ year: 1372, month: 1 })
})

test('days before the first month belong to it, and a leap month is kept in the one before', () => {
  const strange = createCalendar({
    id: 'strange',
    name: 'Strange',
    months: [
      { name: 'Dawn', days: 2, intercalary: true },
      { name: 'One', days: 10 },
      { name: 'Rare', days: 10, years: { intervals: '3' } },
    ],
    weekdays: ['Day'],
    epoch: { day: 0, weekday: 0 },
  })
  expect(monthsOfYear(strange, 1)).toMatchObject([{ month: 2, first: 22, last: 33 }])
  expect(monthKeeping(3, monthsOfYear(strange, 1))?.month).toBe(2)
  expect(monthKeeping(3, monthsOfYear(strange, 3))?.month).toBe(3)
  expect(monthKeeping(1, monthsOfYear(strange, 3))?.month).toBe(2)
})
