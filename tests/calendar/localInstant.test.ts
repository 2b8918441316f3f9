import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { isZone, localInstant } from '../../src/calendar/localInstant.ts'

test.each([
  ['America/New_York', '2027-02-22', '18:00', '2027-02-22T23:00:00Z', 'exact'],
  ['America/New_York', '2027-03-14', '02:30', '2027-03-14T07:00:00Z', 'gap'],
  ['America/New_York', '2027-11-07', '01:30', '2027-11-07T05:30:00Z', 'overlap'],
  ['Europe/London', '2027-03-28', '01:00', '2027-03-28T01:00:00Z', 'gap'],
  ['Europe/London', '2027-10-31', '01:59', '2027-10-31T00:59:00Z', 'overlap'],
  ['Europe/London', '2027-10-31', '02:00', '2027-10-31T02:00:00Z', 'exact'],
  ['Australia/Lord_Howe', '2027-10-03', '02:15', '2027-10-02T15:30:00Z', 'gap'],
  ['Australia/Lord_Howe', '2027-04-04', '01:45', '2027-04-03T14:45:00Z', 'overlap'],
  ['Asia/Kathmandu', '2027-02-22', '00:00', '2027-02-21T18:15:00Z', 'exact'],
  ['Pacific/Apia', '2011-12-30', '12:00', '2011-12-30T10:00:00Z', 'gap'],
  ['Pacific/Apia', '2011-12-31', '12:00', '2011-12-30T22:00:00Z', 'exact'],
])('in %s, %s %s is %s (%s)', (zone, date, time, at, rule) => {
  const found = localInstant(Temporal.PlainDate.from(date), time, zone)
  expect([found.at.toString(), found.rule]).toEqual([at, rule])
})

test('a zone or a time that is none is refused', () => {
  const date = Temporal.PlainDate.from('2027-02-22')
  for (const time of ['24:00', '9:00', '09:60', '', '09:00:00'])
    expect(() => localInstant(date, time, 'UTC')).toThrow(RangeError)
  expect(() => localInstant(date, '09:00', 'Atlantis/Capital')).toThrow(RangeError)
  expect(['Atlantis/Capital', '', '+01:00'].filter(isZone)).toEqual([])
  expect(['UTC', 'Europe/London', 'america/new_york'].filter(isZone)).toHaveLength(3)
})

const zones = Intl.supportedValuesOf('timeZone')

/** What the clocks of a zone show at an instant. */
const shown = (at: Temporal.Instant, zone: string) => at.toZonedDateTimeISO(zone).toPlainDateTime()

/** Whether an answer is what its rule promises, by another way of finding local times. */
function isRight(date: Temporal.PlainDate, time: string, zone: string): boolean {
  const wanted = date.toPlainDateTime(time)
  const { at, rule } = localInstant(date, time, zone)
  const earlier = wanted.toZonedDateTime(zone, { disambiguation: 'earlier' }).toInstant()
  const later = wanted.toZonedDateTime(zone, { disambiguation: 'later' }).toInstant()
  if (earlier.equals(later) !== (rule === 'exact')) return false
  if (rule !== 'gap') return shown(at, zone).equals(wanted) && earlier.equals(at)
  const before = shown(at.subtract({ seconds: 1 }), zone)
  return (
    Temporal.PlainDateTime.compare(before, wanted) < 0 &&
    Temporal.PlainDateTime.compare(shown(at, zone), wanted) > 0
  )
}

test('in any zone the clocks show the wanted time, or have just jumped over it', () => {
  const anyZone = fc.constantFrom(...zones)
  const day = fc.integer({ min: 0, max: 17 * 365 })
  const minute = fc.integer({ min: 0, max: 1439 })
  fc.assert(
    fc.property(anyZone, day, minute, (zone, days, minutes) => {
      const date = Temporal.PlainDate.from('2024-01-01').add({ days })
      expect(isRight(date, timeOf(minutes), zone)).toBe(true)
    }),
    { numRuns: 300 },
  )
})

const timeOf = (minutes: number): string =>
  Temporal.PlainTime.from('00:00').add({ minutes }).toString({ smallestUnit: 'minute' })
