import type { Calendar } from './calendar.ts'
import type { MonthPoint, Point, YearPoint } from './dateForm.ts'
import type { PointReading } from './points.ts'
import { dayPoint, monthPoint, yearFault } from './points.ts'
import { withoutEra } from './readEra.ts'
import { readNotation } from './readNotation.ts'
import { parts } from './spans.ts'

const yearToken = /^Y?(-?\d{1,7})$/i
const yearWords = /^(?:the )?year (-?\d{1,7})$/i
const decadeWords = /^(?:the )?decade from (-?\d{1,7})$/i
const plural = /^(?:the )?(-?)(\d{1,6})s$/i
const centuryWords = /^(?:the )?(\d{1,4})(?:st|nd|rd|th) century$/i
const partWords = /^(early|mid|late)[ -](?:in )?(.+)$/i

/**
 * Reads a date as people write it: "22 February 2388", "early 2392", "the 2370s"; a year may be one
 * of an era, as "March 44 BCE".
 */
export function readWords(text: string, calendar: Calendar): PointReading {
  const told = withoutEra(text, calendar)
  if (told === null) return readPlain(text, calendar)
  return typeof told === 'string'
    ? (readNotation(told, calendar) ?? readPlain(told, calendar))
    : told
}

function readPlain(text: string, calendar: Calendar): PointReading {
  return (
    readNamedMonth(text, calendar) ??
    readYear(text) ??
    readDecade(text) ??
    readCentury(text) ??
    readPart(text, calendar)
  )
}

/** "November 2391", "22 February 2388", "February 22, 2388"; three letters of a name will do. */
function readNamedMonth(text: string, calendar: Calendar): PointReading {
  const words = text.split(' ')
  const year = toYear(words.at(-1))
  if (year === null || words.length < 2) return null
  const rest = words.slice(0, -1)
  const whole = monthNamed(rest.join(' '), calendar)
  if (whole !== null) return monthPoint(calendar, year, whole)

  const dayFirst = monthNamed(rest.slice(1).join(' '), calendar)
  if (dayFirst !== null && /^\d{1,3}$/.test(rest[0] ?? ''))
    return dayPoint(calendar, year, dayFirst, Number(rest[0]))
  const dayLast = monthNamed(rest.slice(0, -1).join(' '), calendar)
  const day = /^(\d{1,3}),?$/.exec(rest.at(-1) ?? '')?.[1]
  if (dayLast !== null && day !== undefined) return dayPoint(calendar, year, dayLast, Number(day))
  return null
}

const toYear = (word = ''): number | null => {
  const digits = yearToken.exec(word)?.[1]
  return digits === undefined ? null : Number(digits) + 0
}

function monthNamed(text: string, calendar: Calendar): number | null {
  const name = text.toLowerCase()
  const names = calendar.months.map((month) => month.name.toLowerCase())
  const exact = names.indexOf(name)
  if (exact !== -1) return exact + 1
  if (name.length < 3) return null
  const near = names.flatMap((known, index) => (known.startsWith(name) ? [index + 1] : []))
  return near.length === 1 ? (near[0] ?? null) : null
}

/** "year 239111": the way to say a year that would else pass for a stardate's month. */
function readYear(text: string): PointReading {
  const year = toYear(yearWords.exec(text)?.[1])
  return year === null ? null : (yearFault(year) ?? { kind: 'year', year })
}

/** "the 2370s" are ten years, "the 2300s" a hundred; their first ten are "the decade from 2300". */
function readDecade(text: string): PointReading {
  const from = toYear(decadeWords.exec(text)?.[1])
  // No decade begins in -9: year 0 would be in it and in the next.
  if (from !== null && from !== -9 && from % 10 === (from < 0 ? -9 : 0))
    return years('decade', from)
  const [, sign, digits] = plural.exec(text) ?? []
  if (digits === undefined || !digits.endsWith('0')) return null
  const length = digits.endsWith('00') || Number(digits) === 0 ? 100 : 10
  const nearest = Number(digits)
  return years(
    length === 100 ? 'century' : 'decade',
    sign === '' ? nearest : -(nearest + length - 1),
  )
}

function readCentury(text: string): PointReading {
  const ordinal = centuryWords.exec(text)?.[1]
  return ordinal === undefined || ordinal === '0'
    ? null
    : years('century', (Number(ordinal) - 1) * 100)
}

const years = (kind: 'decade' | 'century', lowest: number): PointReading =>
  yearFault(lowest) ?? { kind, lowest }

function readPart(text: string, calendar: Calendar): PointReading {
  const [, word = '', rest = ''] = partWords.exec(text) ?? []
  const part = parts.find((known) => known === word.toLowerCase())
  if (part === undefined) return null
  const of = readNotation(rest, calendar) ?? readNamedMonth(rest, calendar) ?? readYear(rest)
  if (of === null || of.kind === 'fault') return of
  if (isDivisible(of)) return { kind: 'part', part, of }
  return {
    kind: 'fault',
    message: `only years and months have the part "${part}"`,
    fix: `Write ${part} 2392, ${part} 2391-11, or an interval as 2370/2373.`,
  }
}

const isDivisible = (point: Point): point is MonthPoint | YearPoint =>
  point.kind === 'year' || point.kind === 'month'
