import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatDate } from '../../src/calendar/formatDate.ts'
import { gregorian } from '../../src/calendar/gregorian.ts'
import { parseDate } from '../../src/calendar/parseDate.ts'

const stardate = '{year}{month:2}.{day:2}'
const read = (text: string) => parseDate(text, gregorian, stardate)
const dayOf = (text: string) => {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
  return gregorian.toDay({ year, month, day })
}

test.each([
  // text, notation, precision, earliest, latest, display
  ['238802.22', '2388-02-22', 'day', '2388-02-22', '2388-02-22', '238802.22'],
  ['2388-02-22', '2388-02-22', 'day', '2388-02-22', '2388-02-22', '238802.22'],
  ['22 February 2388', '2388-02-22', 'day', '2388-02-22', '2388-02-22', '238802.22'],
  ['Feb 22, 2388', '2388-02-22', 'day', '2388-02-22', '2388-02-22', '238802.22'],
  ['November 2391', '2391-11', 'month', '2391-11-01', '2391-11-30', 'November 2391'],
  ['2391-11', '2391-11', 'month', '2391-11-01', '2391-11-30', 'November 2391'],
  ['2392', '2392', 'year', '2392-01-01', '2392-12-31', '2392'],
  ['early 2392', 'early 2392', 'part of a year', '2392-01-01', '2392-05-01', 'early 2392'],
  ['Late in 2392', 'late 2392', 'part of a year', '2392-09-01', '2392-12-31', 'late 2392'],
  [
    'mid-November 2391',
    'mid 2391-11',
    'part of a month',
    '2391-11-11',
    '2391-11-20',
    'mid November 2391',
  ],
  ['the 2370s', '237X', 'decade', '2370-01-01', '2379-12-31', 'the 2370s'],
  ['230X', '230X', 'decade', '2300-01-01', '2309-12-31', 'the decade from 2300'],
  ['the 2300s', '23XX', 'century', '2300-01-01', '2399-12-31', 'the 2300s'],
  ['24th century', '23XX', 'century', '2300-01-01', '2399-12-31', 'the 2300s'],
  ['c. 2392', '2392~', 'year', '2392-01-01', '2392-12-31', 'c. 2392'],
  ['2392?', '2392?', 'year', '2392-01-01', '2392-12-31', '2392 (uncertain)'],
  ['2392~?', '2392%', 'year', '2392-01-01', '2392-12-31', 'c. 2392 (uncertain)'],
  [
    '2392-01/2392-04',
    '2392-01/2392-04',
    'interval',
    '2392-01-01',
    '2392-04-30',
    'January 2392 – April 2392',
  ],
  ['2391 to c. 2392', '2391/2392~', 'interval', '2391-01-01', '2392-12-31', '2391 – c. 2392'],
  ['year 239111', 'Y239111', 'year', '239111-01-01', '239111-12-31', 'year 239111'],
] as const)('%s is %s, to the %s', (text, notation, precision, earliest, latest, display) => {
  const reading = read(text)
  expect(reading).toMatchObject({
    ok: true,
    date: { notation, precision, earliest: dayOf(earliest), latest: dayOf(latest) },
  })
  expect(reading.ok && formatDate(reading.date, gregorian, stardate)).toBe(display)
})

test('an open date lacks an end', () => {
  expect(read('2370/..')).toMatchObject({
    date: { earliest: dayOf('2370-01-01'), latest: null, notation: '2370/..' },
  })
  expect(read('until c. 2392')).toMatchObject({
    date: { earliest: null, latest: dayOf('2392-12-31'), approximate: true, notation: '../2392~' },
  })
})

test('years before year 0 keep their minus', () => {
  expect(read('-44')).toMatchObject({ date: { notation: '-0044' } })
  expect(read('-004X')).toMatchObject({
    date: { earliest: gregorian.toDay({ year: -49, month: 1, day: 1 }), notation: '-004X' },
  })
})

test.each([
  ['', 'there is no date'],
  ['soon', '"soon" is no date'],
  ['2391-02-29', 'February 2391 has no day 29'],
  ['29 February 2391', 'February 2391 has no day 29'],
  ['2391-13', 'there is no month 13'],
  ['2392/2391', 'the interval ends before it begins'],
  ['../..', 'a date that is open at both ends says nothing'],
  ['Y1000000', 'the year 1000000 is too far away'],
  ['late 237X', 'only years and months have the part "late"'],
  ['2391-02-30/2392', 'February 2391 has no day 30'],
])('%s is refused: %s', (text, message) => {
  expect(read(text)).toMatchObject({ ok: false, message })
})

test("a stardate's month is not taken for a year of six digits", () => {
  expect(read('239111').ok).toBe(false)
})

test('a day format may hold the marks of an interval', () => {
  const format = '{day}/{month}/{year}'
  expect(parseDate('3/11/2391', gregorian, format)).toMatchObject({
    date: { notation: '2391-11-03' },
  })
  expect(parseDate('3/11/2391 – 5/11/2391', gregorian, format)).toMatchObject({
    date: { notation: '2391-11-03/2391-11-05' },
  })
})

test('no text makes it throw, and what it accepts it accepts again', () => {
  const pieces = fc.constantFrom(
    '2391',
    '-',
    '/',
    '..',
    '~',
    '?',
    ' ',
    'X',
    'early',
    'c.',
    'the ',
    's',
    '–',
    'May',
    '0',
    '11',
    'since ',
    '(uncertain)',
  )
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(pieces, { maxLength: 8 }).map((some) => some.join('')),
  )
  fc.assert(
    fc.property(texts, (text) => {
      const reading = read(text)
      if (!reading.ok) {
        expect(reading.fix).not.toBe('')
        return
      }
      expect(read(reading.date.notation)).toEqual(reading)
      expect(read(formatDate(reading.date, gregorian, stardate))).toEqual(reading)
    }),
    { numRuns: 2000 },
  )
})
