import type { Calendar, CalendarDate } from './calendar.ts'
import type { DayPart } from './dayTemplate.ts'
import { eraYear, yearOfEra } from './eras.ts'

/** A day's fields, with its index into the weekdays; null for a day outside the week. */
export interface DayFields extends CalendarDate {
  readonly weekday: number | null
}

/** What a text says of a day; `weekday` is undefined where the template has none. */
export interface ToldFields extends CalendarDate {
  readonly weekday?: number | null
}

/** A printer of days by a template's parts. */
export function printerOf(parts: readonly DayPart[], calendar: Calendar) {
  const tellsEra = tells(parts, 'era')
  return (fields: DayFields): string => {
    const told = tellsEra ? eraYear(calendar.eras, fields.year) : null
    const shown = { ...fields, ...told }
    return parts.map((part) => printPart(part, shown, calendar)).join('')
  }
}

const tells = (parts: readonly DayPart[], name: 'weekday' | 'era'): boolean =>
  parts.some((part) => part.kind === 'name' && part.name === name)

function printPart(
  part: DayPart,
  fields: DayFields & { readonly era?: string },
  calendar: Calendar,
): string {
  if (part.kind === 'text') return part.text
  if (part.kind === 'number') {
    const value = fields[part.name]
    return (value < 0 ? '-' : '') + String(Math.abs(value)).padStart(part.width, '0')
  }
  if (part.name === 'monthName') return calendar.months[fields.month - 1]?.name ?? ''
  const name = part.name === 'era' ? fields.era : calendar.weekdays[fields.weekday ?? -1]
  return name === undefined ? '' : part.head + name + part.tail
}

const escapeText = (text: string): string =>
  text.replaceAll(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`)

/** Longest first, so that "May" does not hide "Mayfair". */
const oneOf = (names: readonly string[]): string =>
  names
    .toSorted((a, b) => b.length - a.length)
    .map(escapeText)
    .join('|')

/** An era that began long before year 0 counts more than a million years. */
const mostDigits = 7

function patternOf(part: DayPart, calendar: Calendar): string {
  if (part.kind === 'text') return escapeText(part.text)
  if (part.kind === 'number') {
    const digits = part.fixed ? `\\d{${part.width}}` : `\\d{${part.width},${mostDigits}}`
    return `(?<${part.name}>${part.name === 'year' ? '-?' : ''}${digits})`
  }
  if (part.name === 'monthName')
    return `(?<monthName>${oneOf(calendar.months.map(({ name }) => name))})`
  const { name, head, tail } = part
  const names = name === 'era' ? calendar.eras.map((era) => era.name) : calendar.weekdays
  return `(?:${escapeText(head)}(?<${name}>${oneOf(names)})${escapeText(tail)})?`
}

const indexOf = (names: readonly string[], name: string): number =>
  names.findIndex((known) => known.toLowerCase() === name.toLowerCase())

/** A reader of what the printer of the same parts prints; letters' case does not matter. */
export function readerOf(parts: readonly DayPart[], calendar: Calendar) {
  const source = parts.map((part) => patternOf(part, calendar)).join('')
  const pattern = new RegExp(`^${source.trim()}$`, 'iu')
  const monthNames = calendar.months.map(({ name }) => name)
  const tellsWeekday = tells(parts, 'weekday')
  const tellsEra = tells(parts, 'era')

  return (text: string): ToldFields | null => {
    const groups = pattern.exec(text)?.groups
    if (groups === undefined) return null
    const { month, monthName, day = '', weekday, era } = groups
    // Adding 0 takes the minus from -0.
    const counted = Number(groups['year']) + 0
    const year = tellsEra ? yearTold(counted, era, calendar) : counted
    if (year === null) return null
    const named = monthName === undefined ? null : indexOf(monthNames, monthName) + 1
    if (named !== null && month !== undefined && Number(month) !== named) return null
    const date = { year, month: named ?? Number(month), day: Number(day) }
    if (!tellsWeekday) return date
    return { ...date, weekday: weekday === undefined ? null : indexOf(calendar.weekdays, weekday) }
  }
}

/** The calendar's year; without an era it is one before them all. */
function yearTold(year: number, era: string | undefined, { eras }: Calendar): number | null {
  if (era !== undefined) return yearOfEra(eras, { era, year })
  return eraYear(eras, year) === null ? year : null
}
