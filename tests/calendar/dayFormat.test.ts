import { expect, test } from 'vitest'
import { compileDayFormat, dayFormat, formatDay } from '../../src/calendar/dayFormat.ts'
import { gregorian } from '../../src/calendar/gregorian.ts'
import { moons } from '../../src/calendar/moons.ts'
import { tendays } from '../../src/calendar/tendays.ts'

const stardate = '{year}{month:2}.{day:2}'
const attack = gregorian.toDay({ year: 2388, month: 2, day: 22 })

test('a stardate is year, month, a dot and the day', () => {
  expect(formatDay(attack, gregorian, stardate)).toBe('238802.22')
  expect(dayFormat(stardate, gregorian).read('238802.22')).toBe(attack)
})

test('years of one digit, of five, and before year 0 have stardates too', () => {
  const format = dayFormat(stardate, gregorian)
  for (const [year, text] of [
    [5, '502.22'],
    [12_388, '1238802.22'],
    [-44, '-4402.22'],
  ] as const) {
    const day = gregorian.toDay({ year, month: 2, day: 22 })
    expect(format.print(day)).toBe(text)
    expect(format.read(text)).toBe(day)
  }
})

test('names and the weekday are read without regard to case', () => {
  const format = dayFormat('{weekday}, {day} {monthName} {year}', gregorian)
  expect(format.print(attack)).toBe('Monday, 22 February 2388')
  expect(format.read('monday, 22 FEBRUARY 2388')).toBe(attack)
})

test.each([
  [2388, '22 February 2388 CE'],
  [1, '22 February 1 CE'],
  [0, '22 February 1 BCE'],
  [-43, '22 February 44 BCE'],
])('the year %i is %s', (year, text) => {
  const format = dayFormat('{day} {monthName} {year} {era}', gregorian)
  const day = gregorian.toDay({ year, month: 2, day: 22 })
  expect(format.print(day)).toBe(text)
  expect(format.read(text.toLowerCase())).toBe(day)
})

test.each(['22 February 0 CE', '22 February 0 BCE', '22 February -3 CE', '22 February 5'])(
  '%s is no day of an era',
  (text) => {
    expect(dayFormat('{day} {monthName} {year} {era}', gregorian).read(text)).toBeNull()
  },
)

test('years before the first era are told without one', () => {
  const calendar = { ...gregorian, eras: [{ name: 'Anew', from: 100, keepsYears: false }] }
  const format = dayFormat('{day} {monthName} {year} ({era})', calendar)
  for (const [year, text] of [
    [100, '22 February 1 (Anew)'],
    [99, '22 February 99'],
    [-1, '22 February -1'],
  ] as const) {
    const day = calendar.toDay({ year, month: 2, day: 22 })
    expect(format.print(day)).toBe(text)
    expect(format.read(text)).toBe(day)
  }
})

test('the brackets around a weekday go away with it', () => {
  const feast = tendays.toDay({ year: 1492, month: 2, day: 1 })
  const format = dayFormat('{year}, {monthName} {day} ({weekday})', tendays)
  expect(format.print(feast)).toBe('1492, Lantern Night 1')
  expect(format.read('1492, Lantern Night 1')).toBe(feast)
})

test('a calendar without eras has no format with one', () => {
  const { faults } = compileDayFormat('{day} {monthName} {year} {era}', moons)
  expect(faults).toMatchObject([{ message: 'the Moons calendar has no eras' }])
})

test('a wrong weekday, a day that does not exist and a far year are not read', () => {
  const format = dayFormat('{weekday}, {day} {monthName} {year}', gregorian)
  expect(format.read('Tuesday, 22 February 2388')).toBeNull()
  expect(dayFormat(stardate, gregorian).read('238702.29')).toBeNull()
  expect(dayFormat(stardate, gregorian).read('99999990202.20')).toBeNull()
})

test('braces and marks of patterns stand for themselves', () => {
  const format = dayFormat('{{{year}.{month}*({day})}}', gregorian)
  expect(format.print(attack)).toBe('{2388.2*(22)}')
  expect(format.read('{2388.2*(22)}')).toBe(attack)
  expect(format.read('{2388x2*(22)}')).toBeNull()
})

test.each([
  ['{year} {month}', 'it does not tell the day'],
  ['{year} {month} {day} {day:2}', 'it has {day} more than once'],
  ['{year} {mnth} {day}', 'there is no field {mnth}'],
  ['{year:9} {month} {day}', 'there is no field {year:9}'],
  ['{year}{month}.{day}', "{month} can't be told from what stands before it"],
  ['{year}{month:2}{day}', "{day} can't be told from what stands before it"],
  ['{monthName}{year} {day}', "{year} can't be told from what stands before it"],
  ['{year} {month} {day', 'a lone {'],
  ['{year}-{day:2}-{month:2}', 'it prints a day as 2388-10-02, which already means something else'],
  ['{year}{month:2}{day:2}', 'it prints a day as 10210, which already means something else'],
])('the template %s is refused: %s', (template, message) => {
  const { format, faults } = compileDayFormat(template, gregorian)
  expect(format).toBeNull()
  expect(faults.map((fault) => fault.message)).toContain(message)
  expect(() => dayFormat(template, gregorian)).toThrow(RangeError)
})

test('a fault says where its field stands', () => {
  const { faults } = compileDayFormat('{year}.{month}.{dya}.{day}', gregorian)
  expect(faults).toMatchObject([{ offset: 15 }])
})
