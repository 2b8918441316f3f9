import type { Calendar } from './calendar.ts'
import type { PointReading } from './points.ts'
import { dayPoint, monthPoint, yearFault } from './points.ts'

// Up to five digits stand alone; six need the Y, for a stardate's month is as long as that.
const whole = /^(?:Y(-?\d{1,7})|(-?\d{1,5}))(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/i
const decade = /^Y?(-?)(\d{1,5})X$/i
const century = /^Y?(-?)(\d{1,4})XX$/i

/** A number without the minus of -0. */
const toNumber = (digits: string): number => Number(digits) + 0

/**
 * Reads EDTF's points: `2388-02-22`, `2391-11`, `2392`, `237X`, `23XX`, and with `Y` before it
 * a longer year, in any of them. Source: EDTF (ISO 8601-2:2019), levels 0 to 2.
 */
export function readNotation(text: string, calendar: Calendar): PointReading {
  const match = whole.exec(text)
  if (match !== null) {
    const year = toNumber(match[1] ?? match[2] ?? '')
    if (match[3] === undefined) return yearFault(year) ?? { kind: 'year', year }
    if (match[4] === undefined) return monthPoint(calendar, year, Number(match[3]))
    return dayPoint(calendar, year, Number(match[3]), Number(match[4]))
  }
  return readYears(decade.exec(text), 'decade', 10) ?? readYears(century.exec(text), 'century', 100)
}

function readYears(
  match: RegExpExecArray | null,
  kind: 'decade' | 'century',
  length: number,
): PointReading {
  const [, sign, digits] = match ?? []
  if (digits === undefined) return null
  const nearest = Number(digits) * length
  if (sign === '') return { kind, lowest: nearest }
  return nearest === 0
    ? {
        kind: 'fault',
        message: `the ${kind} before year 0 has no notation`,
        fix: `Write it as an interval: ${length === 10 ? '-0009' : '-0099'}/-0001.`,
      }
    : { kind, lowest: -(nearest + length - 1) }
}
