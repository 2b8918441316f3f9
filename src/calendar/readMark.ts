import type { Calendar } from './calendar.ts'
import type { Mark, Point } from './dateForm.ts'
import type { DayNumber } from './day.ts'
import { dayFormat } from './dayFormat.ts'
import type { DateFault, PointReading } from './points.ts'
import { readNotation } from './readNotation.ts'
import { readWords } from './readWords.ts'

const about = /^(?:c\.|ca\.|circa|about|around) ?(?=.)/i
const unsure = / ?\(uncertain\)$/i
const suffix = /[~?%]$/

/** Reads a point and its qualifiers: `2392~`, `2392?`, `2392%`, "c. 2392", "2392 (uncertain)". */
export function readMark(
  text: string,
  calendar: Calendar,
  dateFormat: string,
): Mark | DateFault | null {
  let rest = text
  let approximate = false
  let uncertain = false
  for (;;) {
    const point = readPoint(rest, calendar, dateFormat)
    if (point !== null) return point.kind === 'fault' ? point : { point, approximate, uncertain }
    const found = stripQualifier(rest)
    // Saying a thing twice is refused, so no text takes more than three rounds.
    if (found === null || (approximate && found.approximate) || (uncertain && found.uncertain))
      return null
    approximate ||= found.approximate
    uncertain ||= found.uncertain
    rest = found.rest
  }
}

function stripQualifier(text: string) {
  const mark = suffix.exec(text)?.[0]
  if (mark !== undefined)
    return { rest: text.slice(0, -1), approximate: mark !== '?', uncertain: mark !== '~' }
  if (unsure.test(text))
    return { rest: text.replace(unsure, ''), approximate: false, uncertain: true }
  if (about.test(text))
    return { rest: text.replace(about, ''), approximate: true, uncertain: false }
  return null
}

function readPoint(text: string, calendar: Calendar, dateFormat: string): PointReading {
  const notation = readNotation(text, calendar)
  if (notation !== null) return notation
  const own = dayFormat(dateFormat, calendar).read(text)
  const words = own === null ? readWords(text, calendar) : null
  if (words !== null) return words
  const day = own ?? readNamed(text, calendar)
  if (day === null) return null
  const point: Point = { kind: 'day', ...calendar.fromDay(day) }
  return point
}

/** What one of the calendar's own formats makes of it; the campaign's and plain words go before. */
function readNamed(text: string, calendar: Calendar): DayNumber | null {
  for (const { template } of calendar.formats) {
    const day = dayFormat(template, calendar).read(text)
    if (day !== null) return day
  }
  return null
}
