import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Calendar, CalendarDate } from '../../src/calendar/calendar.ts'
import { dayNumber } from '../../src/calendar/day.ts'
import { dayFormat } from '../../src/calendar/dayFormat.ts'
import { formatDate } from '../../src/calendar/formatDate.ts'
import { parseDate } from '../../src/calendar/parseDate.ts'
import { yearSpan } from '../../src/calendar/spans.ts'

const years = 4000
const templates = [
  '{year}{month:2}.{day:2}',
  '{year}-{month:2}-{day:2}',
  '{day} {monthName} {year}',
  '{weekday}, {day} {monthName} {year}',
  '{day}/{month}/{year}',
  '{year}, {monthName} {day} ({weekday})',
]

const withEra = '{day} {monthName} {year} {era}'

/** What every calendar must keep, over 4,000 years either way. */
export function testCalendar(calendar: Calendar) {
  const anyDay = fc
    .integer({
      min: yearSpan(calendar, -years).first,
      max: yearSpan(calendar, years).last,
    })
    .map(dayNumber)
  const anyYear = fc.integer({ min: -years, max: years })
  const fieldsOf = (date: CalendarDate) => [date.year, date.month, date.day]

  test(`${calendar.id}: a day has one date, and the date has that day`, () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(calendar.toDay(calendar.fromDay(day))).toBe(day)
      }),
    )
  })

  test(`${calendar.id}: each day of a year follows the one before, through every month`, () => {
    fc.assert(
      fc.property(anyYear, (year) => {
        let day = yearSpan(calendar, year).first
        for (let month = 1; month <= calendar.months.length; month++)
          for (let n = 1; n <= calendar.monthLength(year, month); n++) {
            expect(calendar.toDay({ year, month, day: n })).toBe(day)
            expect(fieldsOf(calendar.fromDay(day))).toEqual([year, month, n])
            day = dayNumber(day + 1)
          }
        expect(day).toBe(yearSpan(calendar, year + 1).first)
      }),
      { numRuns: 50 },
    )
  })

  test(`${calendar.id}: a day that a month lacks is refused`, () => {
    fc.assert(
      fc.property(anyYear, (year) => {
        for (let month = 0; month <= calendar.months.length + 1; month++) {
          const length = calendar.monthLength(year, month)
          expect(() => calendar.toDay({ year, month, day: 0 })).toThrow(RangeError)
          expect(() => calendar.toDay({ year, month, day: length + 1 })).toThrow(RangeError)
        }
      }),
      { numRuns: 50 },
    )
  })

  test(`${calendar.id}: the week goes on from each day that it counts to the next`, () => {
    const week = Array.from({ length: 4000 }, (_, index) => dayNumber(index - 2000))
      .map((day) => calendar.weekdayOf(day))
      .filter((weekday) => weekday !== null)
    const [first = 0] = week
    expect(week).toEqual(week.map((_, index) => (first + index) % calendar.weekdays.length))
  })

  test(`${calendar.id}: no two months share a name`, () => {
    const names = calendar.months.map(({ name }) => name.toLowerCase())
    expect(new Set(names).size).toBe(names.length)
  })

  test.each(templates)(`${calendar.id}: what %s prints is read as the same day`, (template) => {
    const format = dayFormat(template, calendar)
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(format.read(format.print(day))).toBe(day)
        const reading = parseDate(format.print(day), calendar, template)
        expect(reading).toMatchObject({ ok: true, date: { earliest: day, latest: day } })
      }),
    )
  })

  test.each(calendar.formats)(
    `${calendar.id}: the format $name is read whichever the campaign has`,
    ({ template }) => {
      const format = dayFormat(template, calendar)
      fc.assert(
        fc.property(anyDay, fc.constantFrom(...templates), (day, another) => {
          expect(format.read(format.print(day))).toBe(day)
          const reading = parseDate(format.print(day), calendar, another)
          expect(reading).toMatchObject({ ok: true, date: { earliest: day, latest: day } })
        }),
      )
    },
  )

  const eraTemplates =
    calendar.eras.length === 0 ? [] : [withEra, '{era} {year}, {monthName} {day}']

  test.each(eraTemplates)(
    `${calendar.id}: months and years are counted by the era, as days are by %s`,
    (template) => {
      const shown = (text: string) => {
        const reading = parseDate(text, calendar, template)
        return reading.ok ? formatDate(reading.date, calendar, template) : null
      }
      fc.assert(
        fc.property(anyDay, (day) => {
          const { year, month, day: n } = calendar.fromDay(day)
          const name = calendar.months[month - 1]?.name ?? ''
          const told = dayFormat(withEra, calendar).print(day).slice(`${n} ${name} `.length)
          expect(shown(String(year))).toBe(told)
          expect(shown(`early ${year}`)).toBe(`early ${told}`)
          expect(shown(`${n} ${name} ${told}`)).toBe(dayFormat(template, calendar).print(day))
          if (calendar.months[month - 1]?.intercalary === true) return
          expect(shown(`${year}-${month}`)).toBe(`${name} ${told}`)
        }),
      )
    },
  )

  test.each([...templates, ...eraTemplates])(
    `${calendar.id}: a date is read back from its display, with %s`,
    (template) => {
      fc.assert(
        fc.property(anyDate(calendar), (text) => {
          const reading = parseDate(text, calendar, template)
          fc.pre(reading.ok)
          expect(parseDate(reading.date.notation, calendar, template)).toEqual(reading)
          const shown = formatDate(reading.date, calendar, template)
          expect(parseDate(shown, calendar, template)).toEqual(reading)
        }),
      )
    },
  )
}

/** Texts of every form; some name a month or day that the year lacks. */
function anyDate(calendar: Calendar): fc.Arbitrary<string> {
  const year = fc.integer({ min: -years, max: years })
  const y = year.map(String)
  const month = fc.integer({ min: 1, max: calendar.months.length })
  const monthly = fc
    .tuple(year, month)
    .chain(([y, m]) => fc.constantFrom(`${y}-${m}`, `${calendar.months[m - 1]?.name ?? ''} ${y}`))
  const daily = fc
    .tuple(year, month, fc.integer({ min: 1, max: 31 }))
    .map(([y, m, d]) => `${y}-${m}-${d}`)
  const part = fc
    .tuple(fc.constantFrom('early', 'mid', 'late'), fc.oneof(y, monthly))
    .map((words) => words.join(' '))
  const decade = fc
    .tuple(fc.constantFrom('', '-'), fc.integer({ min: 0, max: 400 }), fc.constantFrom('X', 'XX'))
    .map((pieces) => pieces.join(''))
  const point = fc.oneof(y, monthly, daily, part, decade)
  const mark = fc.tuple(point, fc.constantFrom('', '', '~', '?', '%')).map((two) => two.join(''))
  const end = fc.oneof({ weight: 4, arbitrary: mark }, fc.constant('..'))
  return fc.oneof(
    mark,
    fc.tuple(end, end).map((ends) => ends.join('/')),
  )
}
