import { leapPolicies, type LeapPolicy } from '../calendar/anniversary.ts'
import type { Calendar } from '../calendar/calendar.ts'
import type { DayNumber } from '../calendar/day.ts'
import { regularMonths, type Recurrence } from '../calendar/recurrence.ts'
import { chooseFrom, shown, type Reader } from './fields.ts'
import type { FileContext } from './fileContext.ts'
import { oneOf, text } from './readers.ts'
import type { YamlNode } from './yamlTree.ts'

/** How often: every so many days, or once in a stretch of the calendar. */
export type Every = { readonly days: number } | 'week' | 'month' | 'year'

const stretches = ['week', 'month', 'year'] as const

/** "day", "10 days", "week", "month" or "year". */
export const every: Reader<Every> = (node, context) => {
  const value = text(40)(node, context)
  if (value === undefined) return undefined
  const stretch = stretches.find((one) => one === value)
  if (stretch !== undefined) return stretch
  const [, figures] = /^([1-9]\d{0,4}) days?$/.exec(value) ?? []
  if (value === 'day' || figures !== undefined) return { days: Number(figures ?? 1) }
  const fix = 'Write "day", "10 days", "week", "month" or "year"; two weeks are "14 days".'
  context.fault(node.at, `"${shown(value)}" is no such stretch of time`, fix)
  return undefined
}

export const leapPolicy = oneOf('leap policy', leapPolicies)

/** The parts of a recurrence as its file gives them. */
export interface RecurrenceParts {
  readonly every: Every
  /** The field `on`, not yet read: what it means depends on `every`. */
  readonly on: YamlNode | undefined
  readonly first: DayNumber | undefined
  readonly leapPolicy: LeapPolicy | undefined
  /** Where a part that is missing belongs. */
  readonly at: number
}

/** The recurrence that a file means; null, with the reasons in `context`, for none. */
export function readRecurrence(
  parts: RecurrenceParts,
  calendar: Calendar,
  context: FileContext,
): Recurrence | null {
  const { on, at } = parts
  if (typeof parts.every === 'object') return countedDays(parts, parts.every.days, context)
  const { every: stretch, leapPolicy: policy } = parts
  if (on === undefined) {
    context.fault(at, 'the field "on" is missing', `Add it, as "${examples(calendar)[stretch]}".`)
    return null
  }
  if (stretch === 'week') {
    const weekdays = (on.kind === 'list' ? on.items : [on]).flatMap(
      (item) => weekdayIn(calendar)(item, context) ?? [],
    )
    return weekdays.length === 0 ? null : { every: 'week', weekdays }
  }
  if (stretch === 'month') {
    const day = dayOfMonth(calendar)(on, context)
    return day === undefined ? null : { every: 'month', day, leapPolicy: policy ?? 'previous' }
  }
  const date = dayOfYear(calendar)(on, context)
  if (date === undefined) return null
  // A festival that does not come every year is no festival on the day before.
  const usual = calendar.months[date.month - 1]?.intercalary === true ? 'skip' : 'previous'
  return { every: 'year', ...date, leapPolicy: policy ?? usual }
}

function countedDays(
  { on, first, at }: RecurrenceParts,
  count: number,
  { fault }: FileContext,
): Recurrence | null {
  if (on !== undefined)
    fault(on.at, '"on" beside a count of days', 'Remove it: the count begins on the day "first".')
  if (first !== undefined) return { every: 'days', count, from: first }
  fault(
    at,
    'the field "first" is missing',
    'Add it, as "first: 2404-03-04": the count begins there.',
  )
  return null
}

function examples({ weekdays, months }: Calendar) {
  const regular = months.find(({ intercalary }) => !intercalary)
  return {
    week: `on: ${weekdays[0] ?? ''}`,
    month: 'on: 1',
    year: `on: 1 ${regular?.name ?? months[0]?.name ?? ''}`,
  } as const
}

const weekdayIn =
  ({ weekdays }: Calendar): Reader<number> =>
  (node, context) => {
    const value = text(100)(node, context)
    if (value === undefined) return undefined
    const index = weekdays.findIndex((name) => name.toLowerCase() === value.toLowerCase())
    if (index >= 0) return index
    context.fault(node.at, `no weekday is called "${shown(value)}"`, chooseFrom(value, weekdays))
    return undefined
  }

const dayOfMonth =
  (calendar: Calendar): Reader<number> =>
  (node, context) => {
    const value = text(40)(node, context)
    if (value === undefined) return undefined
    const longest = Math.max(...regularMonths(calendar).map((month) => longestOf(calendar, month)))
    const day = /^\d{1,5}$/.test(value) ? Number(value) : 0
    if (day >= 1 && day <= longest) return day
    const fix = `Write a day from 1 to ${longest}; ${longest} is the last day of every month.`
    context.fault(node.at, `"${shown(value)}" is no day of a month`, fix)
    return undefined
  }

/** "22 February", "February 22", or a festival by its name alone. */
const dayOfYear =
  (calendar: Calendar): Reader<{ readonly month: number; readonly day: number }> =>
  (node, context) => {
    const value = text(100)(node, context)
    if (value === undefined) return undefined
    const [, before, name = '', after] =
      /^(?:(\d{1,5})\s+)?(.*?)(?:\s+(\d{1,5}))?$/.exec(value) ?? []
    const month =
      1 + calendar.months.findIndex((one) => one.name.toLowerCase() === name.toLowerCase())
    const known = calendar.months[month - 1]
    if (known === undefined) {
      const names = calendar.months.map((one) => one.name)
      context.fault(node.at, `no month or festival is "${shown(name)}"`, chooseFrom(name, names))
      return undefined
    }
    const figures = before ?? after
    const day = Number(figures ?? (known.intercalary ? 1 : 0))
    const longest = longestOf(calendar, month)
    if (day >= 1 && day <= longest && (before === undefined || after === undefined))
      return { month, day }
    const fix = `Write one day of it, as "${longest} ${known.name}".`
    const message = `"${shown(value)}" is no day of ${known.name}, which has ${longest}`
    context.fault(node.at, message, fix)
    return undefined
  }

/** Enough years to meet any leap rule's longest month. */
const sampledYears = 400

function longestOf(calendar: Calendar, month: number): number {
  let longest = 0
  for (let year = 0; year < sampledYears; year++)
    longest = Math.max(longest, calendar.monthLength(year, month))
  return longest
}
