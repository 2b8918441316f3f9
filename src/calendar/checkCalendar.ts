import type { CalendarData, LeapData, MonthData } from './calendarData.ts'
import { eraFaults } from './checkEras.ts'
import { leastCommonMultiple, longestPeriod, readLeapRule } from './leapRule.ts'

/** A fault in a calendar's data: where, what is wrong, what to do. */
export interface CalendarFault {
  /** Keys and indices down to the value, as `['months', 2, 'days']`. */
  readonly path: readonly (string | number)[]
  readonly message: string
  readonly fix: string
}

const mostMonths = 99
const mostDays = 10_000

/** All that is wrong with a calendar's data, at once. */
export function checkCalendar(data: CalendarData): readonly CalendarFault[] {
  const { months, weekdays, epoch, eras = [], formats = [] } = data
  const faults: CalendarFault[] = []
  const fault = (path: CalendarFault['path'], message: string, fix: string) =>
    faults.push({ path, message, fix })

  if (months.length < 1 || months.length > mostMonths)
    fault(['months'], `${months.length} months`, `Give it 1 to ${mostMonths}.`)
  if (weekdays.length === 0) fault(['weekdays'], 'a week of no days', 'Name at least one weekday.')
  if (months.every((month) => month.years !== undefined))
    fault(['months'], 'a year may have no days at all', 'Let one month come in every year.')
  if (!Number.isSafeInteger(epoch.day))
    fault(['epoch', 'day'], `${epoch.day} is no day`, 'Write a whole number.')
  if (!Number.isInteger(epoch.weekday) || weekdays[epoch.weekday] === undefined)
    fault(['epoch', 'weekday'], `there is no weekday ${epoch.weekday}`, 'They count from 0.')
  faults.push(
    ...nameFaults(
      months.map(({ name }) => name),
      'months',
    ),
    ...nameFaults(weekdays, 'weekdays'),
    ...nameFaults(
      eras.map(({ name }) => name),
      'eras',
    ),
    ...eraFaults(eras),
    ...nameFaults(
      formats.map(({ name }) => name),
      'formats',
    ),
    ...months.flatMap(monthFaults),
  )
  if (faults.length === 0 && yearsToRepeat(data) > longestPeriod)
    fault(
      ['months'],
      `its leap rules together repeat only after ${yearsToRepeat(data)} years`,
      `Choose intervals that fall together within ${longestPeriod} years.`,
    )
  return faults
}

function nameFaults(names: readonly string[], list: string): CalendarFault[] {
  const folded = names.map((name) => name.trim().toLowerCase())
  return folded.flatMap((name, index): CalendarFault[] => {
    if (name === '' || /^[\d-]/.test(name))
      return [
        {
          path: [list, index],
          message: `"${names[index] ?? ''}" is no name`,
          fix: 'Begin the name with a letter.',
        },
      ]
    if (folded.indexOf(name) === index) return []
    return [
      {
        path: [list, index],
        message: `a second "${names[index] ?? ''}"`,
        fix: 'Give each a name of its own.',
      },
    ]
  })
}

function monthFaults({ days, years, leapDay }: MonthData, index: number): CalendarFault[] {
  const wrongDays =
    Number.isInteger(days) && days >= 1 && days <= mostDays
      ? []
      : [
          {
            path: ['months', index, 'days'],
            message: `a month of ${days} days`,
            fix: `Give it 1 to ${mostDays}; a month that does not come every year has "years".`,
          },
        ]
  return [
    ...wrongDays,
    ...ruleFaults(years, ['months', index, 'years']),
    ...ruleFaults(leapDay, ['months', index, 'leapDay']),
  ]
}

function ruleFaults(leap: LeapData | undefined, path: CalendarFault['path']): CalendarFault[] {
  if (leap === undefined || readLeapRule(leap.intervals, leap.offset) !== null) return []
  return [
    {
      path: [...path, 'intervals'],
      message: `"${leap.intervals}" is no leap rule`,
      fix: `Write multiples as 4 or 400,!100,4, which repeat within ${longestPeriod} years.`,
    },
  ]
}

/** Years after which all of a calendar's leap rules repeat together. */
export const yearsToRepeat = ({ months }: CalendarData): number =>
  months
    .flatMap(({ years, leapDay }) => [years, leapDay])
    .map((leap) => (leap && readLeapRule(leap.intervals, leap.offset)?.period) ?? 1)
    .reduce(leastCommonMultiple, 1)
