import { Temporal } from 'temporal-polyfill'
import type { RealSpan } from './convert.ts'
import { realDateSpan } from './convert.ts'
import { gregorian } from './gregorian.ts'
import { isLocalTime, localInstant } from './localInstant.ts'
import { parseDate } from './parseDate.ts'

/** A real time that was read, or why there is none and what to write instead. */
export type RealReading =
  | { readonly ok: true; readonly span: RealSpan; readonly exact: boolean }
  | { readonly ok: false; readonly message: string; readonly fix: string }

const iso = '{year:4}-{month:2}-{day:2}'
const minute = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})$/

/**
 * Reads a real time: an instant with its offset (`2027-02-22T18:00Z`), a local time in `zone`
 * (`2027-02-22 18:00`), or a date in any of the notations of `parseDate`, by our own calendar.
 */
export function readRealTime(text: string, zone: string): RealReading {
  const plain = text.trim()
  const at = instantIn(plain) ?? localIn(plain, zone)
  if (at !== null) {
    const ends = at.add({ milliseconds: 1 })
    return { ok: true, span: { kind: 'span', begins: at, ends }, exact: true }
  }
  const reading = parseDate(plain, gregorian, iso)
  if (!reading.ok) return reading
  const span = realDateSpan(reading.date, zone)
  return span === null
    ? { ok: false, message: 'that is too far away', fix: 'Use a year from 1 to 9999.' }
    : { ok: true, span, exact: false }
}

function instantIn(text: string): Temporal.Instant | null {
  if (!/^\d{4}-\d{2}-\d{2}[T ][\d:.]+(Z|[+-]\d{2}:?\d{2})$/i.test(text)) return null
  try {
    return Temporal.Instant.from(text)
  } catch {
    return null
  }
}

function localIn(text: string, zone: string): Temporal.Instant | null {
  const [, date = '', time = ''] = minute.exec(text) ?? []
  if (!isLocalTime(time)) return null
  try {
    return localInstant(Temporal.PlainDate.from(date), time, zone).at
  } catch {
    return null
  }
}
