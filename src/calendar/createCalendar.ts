import type { Calendar, CalendarDate } from './calendar.ts'
import type { CalendarData, LeapData, MonthData } from './calendarData.ts'
import { checkCalendar, yearsToRepeat } from './checkCalendar.ts'
import { dayNumber } from './day.ts'
import { readLeapRule } from './leapRule.ts'
import { countYears } from './yearTable.ts'

/** A calendar from its data. Throws a RangeError for data in which `checkCalendar` finds a fault. */
export function createCalendar(data: CalendarData): Calendar {
  const [fault] = checkCalendar(data)
  if (fault !== undefined)
    throw new RangeError(`the calendar ${data.id}, ${fault.path.join('.')}: ${fault.message}`)

  const months = data.months.map((month) => ({
    lengthIn: lengthOf(month),
    inWeek: month.outsideWeek !== true,
  }))
  const monthLength = (year: number, month: number) => months[month - 1]?.lengthIn(year) ?? 0
  const period = yearsToRepeat(data)
  const sumOf = (year: number, counted: typeof months) =>
    counted.reduce((days, { lengthIn }) => days + lengthIn(year), 0)
  const days = countYears(period, (year) => sumOf(year, months))
  const weekMonths = months.filter(({ inWeek }) => inWeek)
  const weekDays = countYears(period, (year) => sumOf(year, weekMonths))

  function fromDay(day: number): CalendarDate {
    const { year, rest } = days.yearOf(day - data.epoch.day)
    let [month, left] = [1, rest]
    while (left >= monthLength(year, month)) left -= monthLength(year, month++)
    return { year, month, day: left + 1 }
  }

  return {
    id: data.id,
    name: data.name,
    months: data.months.map(({ name, intercalary = false }) => ({ name, intercalary })),
    weekdays: data.weekdays,
    eras: (data.eras ?? []).map(({ name, from = null, keepsYears = false }) => ({
      name,
      from,
      keepsYears,
    })),
    formats: data.formats ?? [],
    monthLength,
    fromDay,
    toDay({ year, month, day }) {
      if (
        !Number.isInteger(year) ||
        !Number.isInteger(day) ||
        !(day >= 1) ||
        day > monthLength(year, month)
      )
        throw new RangeError(`the ${data.name} calendar has no day ${year}-${month}-${day}`)
      const before = days.before(year) + sumOf(year, months.slice(0, month - 1))
      return dayNumber(data.epoch.day + before + day - 1)
    },
    weekdayOf(number) {
      const { year, month, day } = fromDay(number)
      if (months[month - 1]?.inWeek !== true) return null
      const earlier = months.slice(0, month - 1).filter(({ inWeek }) => inWeek)
      const counted = weekDays.before(year) + sumOf(year, earlier) + day - 1
      const length = data.weekdays.length
      return (((data.epoch.weekday + counted) % length) + length) % length
    },
  }
}

/** How long a month is in each year: 0 where it does not come. */
function lengthOf({ days, years, leapDay }: MonthData): (year: number) => number {
  const [comes, longer] = [ruleOf(years, true), ruleOf(leapDay, false)]
  return (year) => (comes(year) ? days + (longer(year) ? 1 : 0) : 0)
}

function ruleOf(leap: LeapData | undefined, always: boolean): (year: number) => boolean {
  const rule = leap && readLeapRule(leap.intervals, leap.offset)
  return rule?.holds ?? (() => always)
}
