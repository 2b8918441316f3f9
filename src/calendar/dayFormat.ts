import type { Calendar, CalendarDate } from './calendar.ts'
import type { TemplateFault } from './braces.ts'
import { splitTemplate } from './braces.ts'
import type { DayNumber } from './day.ts'
import { dayNumber } from './day.ts'
import { printerOf, readerOf } from './dayFields.ts'
import { readDayTemplate } from './dayTemplate.ts'
import { readNotation } from './readNotation.ts'
import { farthestYear, yearSpan } from './spans.ts'

/** A way to write days, and to read them back. */
export interface DayFormat {
  readonly print: (day: DayNumber) => string
  /** The day that prints so, without regard to case; null when none does. */
  readonly read: (text: string) => DayNumber | null
  /** Whether its years are those of an era, which it names. */
  readonly tellsEra: boolean
}

/** Probes for a format that reads like EDTF but means another day. */
const probeYears = [2388, 1, 12, 123, 12_345, 123_456, -1, -12_345]
const probeDays = [40, 0, 100]

/** Eras count anew, and so print other digits: years on both sides of their turns are tried too. */
const probesOf = ({ eras }: Calendar): readonly number[] => [
  ...probeYears,
  ...eras.flatMap(({ from }) =>
    [-124, -13, -1, 0, 11, 122].map((years) =>
      Math.max(-farthestYear, Math.min((from ?? 0) + years, farthestYear)),
    ),
  ),
]

function clash(format: DayFormat, calendar: Calendar): TemplateFault | null {
  for (const year of probesOf(calendar)) {
    const { first, last } = yearSpan(calendar, year)
    for (const offset of probeDays) {
      const day = dayNumber(Math.min(first + offset, last))
      const text = format.print(day)
      const reading = readNotation(text, calendar)
      if (reading !== null && !(reading.kind === 'day' && calendar.toDay(reading) === day))
        return {
          offset: 0,
          message: `it prints a day as ${text}, which already means something else`,
          fix: 'Use {year}-{month:2}-{day:2}, or other marks between the fields, or {year:4}.',
        }
    }
  }
  return null
}

/** A day format from its template, or all that is wrong with the template. */
export function compileDayFormat(
  template: string,
  calendar: Calendar,
): { readonly format: DayFormat | null; readonly faults: readonly TemplateFault[] } {
  const { pieces, faults } = splitTemplate(template)
  const { parts, faults: misread } = readDayTemplate(pieces, calendar)
  if (faults.length + misread.length > 0) return { format: null, faults: [...faults, ...misread] }

  const print = printerOf(parts, calendar)
  const read = readerOf(parts, calendar)
  const format: DayFormat = {
    tellsEra: parts.some((part) => part.kind === 'name' && part.name === 'era'),
    print: (day) => print({ ...calendar.fromDay(day), weekday: calendar.weekdayOf(day) }).trim(),
    read(text) {
      const told = read(text.trim())
      if (told === null || !exists(told, calendar)) return null
      const day = calendar.toDay(told)
      return told.weekday === undefined || told.weekday === calendar.weekdayOf(day) ? day : null
    },
  }
  const ambiguous = clash(format, calendar)
  return ambiguous === null ? { format, faults: [] } : { format: null, faults: [ambiguous] }
}

const exists = ({ year, month, day }: CalendarDate, calendar: Calendar): boolean =>
  Math.abs(year) <= farthestYear && day >= 1 && day <= calendar.monthLength(year, month)

/** Compiled formats; a process knows few templates, and forgetting them costs a compilation. */
const compiled = new WeakMap<Calendar, Map<string, DayFormat>>()
const keptFormats = 100

/**
 * The day format that a checked template stands for, with the fields `{year}`, `{month}`,
 * `{monthName}`, `{day}`, `{weekday}` and `{era}`, with which `{year}` is the era's; numbers take a
 * least width, as `{month:2}`.
 * Throws a RangeError when the template is faulty: `compileDayFormat` says why.
 */
export function dayFormat(template: string, calendar: Calendar): DayFormat {
  const known = compiled.get(calendar) ?? new Map<string, DayFormat>()
  compiled.set(calendar, known)
  const before = known.get(template)
  if (before !== undefined) return before
  const { format, faults } = compileDayFormat(template, calendar)
  if (format === null)
    throw new RangeError(
      `the day format ${template} is faulty: ${faults.map(({ message }) => message).join('; ')}`,
    )
  if (known.size >= keptFormats) known.clear()
  known.set(template, format)
  return format
}

/** A day in the campaign's own writing, as the stardate 238802.22. */
export const formatDay = (day: DayNumber, calendar: Calendar, dateFormat: string): string =>
  dayFormat(dateFormat, calendar).print(day)
