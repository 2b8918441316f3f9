import type { Calendar, CalendarDate } from './calendar.ts'
import type { DayPart } from './dayTemplate.ts'

/** A day's fields, with its index into the weekdays; null for a day outside the week. */
export interface DayFields extends CalendarDate {
  readonly weekday: number | null
}

/** What a text says of a day; `weekday` is undefined where the template has none. */
export interface ToldFields extends CalendarDate {
  readonly weekday?: number | null
}

/** A printer of days by a template's parts. */
export const printerOf =
  (parts: readonly DayPart[], calendar: Calendar) =>
  (fields: DayFields): string =>
    parts.map((part) => printPart(part, fields, calendar)).join('')

function printPart(part: DayPart, fields: DayFields, calendar: Calendar): string {
  if (part.kind === 'text') return part.text
  if (part.kind === 'number') {
    const value = fields[part.name]
    return (value < 0 ? '-' : '') + String(Math.abs(value)).padStart(part.width, '0')
  }
  if (part.name === 'monthName') return calendar.months[fields.month - 1]?.name ?? ''
  if (fields.weekday === null) return ''
  return part.head + (calendar.weekdays[fields.weekday] ?? '') + part.tail
}

const escapeText = (text: string): string =>
  text.replaceAll(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`)

/** Longest first, so that "May" does not hide "Mayfair". */
const oneOf = (names: readonly string[]): string =>
  names
    .toSorted((a, b) => b.length - a.length)
    .map(escapeText)
    .join('|')

function patternOf(part: DayPart, calendar: Calendar): string {
  if (part.kind === 'text') return escapeText(part.text)
  if (part.kind === 'number') {
    const digits = part.fixed ? `\\d{${part.width}}` : `\\d{${part.width},6}`
    return `(?<${part.name}>${part.name === 'year' ? '-?' : ''}${digits})`
  }
  if (part.name === 'monthName')
    return `(?<monthName>${oneOf(calendar.months.map(({ name }) => name))})`
  const { head, tail } = part
  return `(?:${escapeText(head)}(?<weekday>${oneOf(calendar.weekdays)})${escapeText(tail)})?`
}

const indexOf = (names: readonly string[], name: string): number =>
  names.findIndex((known) => known.toLowerCase() === name.toLowerCase())

/** A reader of what the printer of the same parts prints; letters' case does not matter. */
export function readerOf(parts: readonly DayPart[], calendar: Calendar) {
  const source = parts.map((part) => patternOf(part, calendar)).join('')
  const pattern = new RegExp(`^${source.trim()}$`, 'iu')
  const monthNames = calendar.months.map(({ name }) => name)
  const tellsWeekday = parts.some((part) => part.kind === 'name' && part.name === 'weekday')

  return (text: string): ToldFields | null => {
    const groups = pattern.exec(text)?.groups
    if (groups === undefined) return null
    const { year = '', month, monthName, day = '', weekday } = groups
    const named = monthName === undefined ? null : indexOf(monthNames, monthName) + 1
    if (named !== null && month !== undefined && Number(month) !== named) return null
    // Adding 0 takes the minus from -0.
    const date = { year: Number(year) + 0, month: named ?? Number(month), day: Number(day) }
    if (!tellsWeekday) return date
    return { ...date, weekday: weekday === undefined ? null : indexOf(calendar.weekdays, weekday) }
  }
}
