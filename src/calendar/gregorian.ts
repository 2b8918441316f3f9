import type { Calendar, CalendarDate } from './calendar.ts'
import { dayNumber } from './day.ts'

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

const commonLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

const isLeapYear = (year: number): boolean =>
  year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** Days from 1 January of year 0 to 1 January of `year`; negative for earlier years. */
const daysBeforeYear = (year: number): number =>
  365 * year + Math.ceil(year / 4) - Math.ceil(year / 100) + Math.ceil(year / 400)

const epoch = daysBeforeYear(1970)
const meanYear = 365.2425

function monthLength(year: number, month: number): number {
  return (commonLengths[month - 1] ?? 0) + (month === 2 && isLeapYear(year) ? 1 : 0)
}

function toDay({ year, month, day }: CalendarDate) {
  if (
    !Number.isInteger(year) ||
    !Number.isInteger(day) ||
    day < 1 ||
    day > monthLength(year, month)
  )
    throw new RangeError(`the Gregorian calendar has no day ${year}-${month}-${day}`)
  let days = daysBeforeYear(year) - epoch + day - 1
  for (let earlier = 1; earlier < month; earlier++) days += monthLength(year, earlier)
  return dayNumber(days)
}

function fromDay(day: number): CalendarDate {
  const days = day + epoch
  let year = Math.floor(days / meanYear)
  // The mean is off by less than a year, so each loop runs at most once.
  while (daysBeforeYear(year) > days) year--
  while (daysBeforeYear(year + 1) <= days) year++
  let rest = days - daysBeforeYear(year)
  let month = 1
  while (rest >= monthLength(year, month)) rest -= monthLength(year, month++)
  return { year, month, day: rest + 1 }
}

/**
 * The Gregorian calendar carried back without end, with astronomical years. A campaign whose
 * years are shifted against ours says so in its clock: in-universe years are written as they are.
 */
export const gregorian: Calendar = {
  id: 'gregorian',
  name: 'Gregorian',
  months: monthNames.map((name) => ({ name, intercalary: false })),
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  monthLength,
  toDay,
  fromDay,
  // Day 0, 1 January 1970, is a Thursday.
  weekdayOf: (day) => (((day + 3) % 7) + 7) % 7,
}
