import { Temporal } from 'temporal-polyfill'
import type { Calendar } from '../calendar/calendar.ts'
import type { DayNumber } from '../calendar/day.ts'
import { formatDay } from '../calendar/dayFormat.ts'
import { ordinal } from '../calendar/ordinal.ts'
import type { Recurrence } from '../calendar/recurrence.ts'
import type { Schedule } from '../lore/schedule.ts'

/**
 * When a bulletin appears, in plain words without a capital or a full stop, as "every 10 days from
 * 240403.04, at 18:00". Names of a GM's own calendar are in them as they are.
 */
export function describeSchedule(
  schedule: Schedule,
  calendar: Calendar,
  dateFormat: string,
): string {
  const write = (day: DayNumber): string => formatDay(day, calendar, dateFormat)
  switch (schedule.kind) {
    case 'anniversary': {
      const years = schedule.milestonesOnly ? 'in round years' : 'every year'
      return `${years} on the day of the incident, at ${schedule.at}`
    }
    case 'dated':
      return `once, on ${write(schedule.day)}, at ${schedule.at}`
    case 'timed':
      return `once, at the real time ${realTime(schedule.atMs)}`
    case 'local':
      return `once, on the real date ${schedule.date}, at ${schedule.at}`
    case 'breaking':
      return 'at once'
    case 'digest': {
      const gathered = schedule.of === 'history' ? 'history' : 'the headlines since the last'
      return `on the first day of each ${schedule.every}, at ${schedule.at}: ${gathered}`
    }
    case 'correction':
      return 'once, when a GM approves it'
    case 'recurring': {
      const { pattern, first, last } = schedule
      const from = first !== null && pattern.every !== 'days' ? `, from ${write(first)}` : ''
      const until = last === null ? '' : `, until ${write(last)}`
      return `${describeRecurrence(pattern, calendar, write)}${from}${until}, at ${schedule.at}`
    }
  }
}

const realTime = (ms: number): string =>
  `${Temporal.Instant.fromEpochMilliseconds(ms).toString({ smallestUnit: 'minute' }).slice(0, -1).replace('T', ' ')} UTC`

function describeRecurrence(
  pattern: Recurrence,
  calendar: Calendar,
  write: (day: DayNumber) => string,
): string {
  switch (pattern.every) {
    case 'days':
      return `every ${pattern.count === 1 ? 'day' : `${pattern.count} days`} from ${write(pattern.from)}`
    case 'week':
      return `every ${list(pattern.weekdays.map((weekday) => calendar.weekdays[weekday] ?? '?'))}`
    case 'month':
      return `on the ${ordinal(pattern.day)} of each month`
    case 'year': {
      const month = calendar.months[pattern.month - 1]
      const day = month?.intercalary === true && pattern.day === 1 ? '' : `${pattern.day} `
      return `every year on ${day}${month?.name ?? '?'}`
    }
  }
}

const list = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
