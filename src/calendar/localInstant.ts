import { Temporal } from 'temporal-polyfill'

/** The instant at which a local time comes, and which rule found it. */
export interface LocalInstant {
  readonly at: Temporal.Instant
  /** `gap`: clocks skip that time; `overlap`: they show it twice, and the first is meant. */
  readonly rule: 'exact' | 'gap' | 'overlap'
}

const timePattern = /^([01]\d|2[0-3]):([0-5]\d)$/

/** Whether a text is a local time as `HH:MM`. */
export const isLocalTime = (text: string): boolean => timePattern.test(text)

/** Whether this machine knows an IANA zone of that name. */
export function isZone(text: string): boolean {
  if (/^[+-]/.test(text)) return false
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text)
    return true
  } catch {
    return false
  }
}

/** Further from UTC than any zone ever was; a zone has moved by a whole day at most. */
const farthestOffset = 16 * 3600

/** Seconds that a zone's clocks are ahead of UTC, `seconds` after 1970. */
const offsetAt = (seconds: number, zone: string): number =>
  Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toZonedDateTimeISO(zone)
    .offsetNanoseconds / 1e9

/**
 * The instant of a local time in an IANA zone. A time that clocks skip moves to the first instant
 * after the gap; of a time that comes twice it is the first. Throws a RangeError for an unknown
 * zone or a time that is not `HH:MM`.
 */
export function localInstant(date: Temporal.PlainDate, time: string, zone: string): LocalInstant {
  const [, hours, minutes] = timePattern.exec(time) ?? []
  if (hours === undefined || minutes === undefined)
    throw new RangeError(`${time} is no local time: write HH:MM`)
  const midnight = Temporal.Instant.from(`${date.toString({ calendarName: 'never' })}T00:00Z`)
  const local = midnight.epochMilliseconds / 1000 + Number(hours) * 3600 + Number(minutes) * 60

  const from = local - farthestOffset
  const until = local + farthestOffset
  const [before, after] = [offsetAt(from, zone), offsetAt(until, zone)]
  // No zone changes twice in a day and a half, so the clocks were not touched in between.
  if (before === after) return { at: instant(local - before), rule: 'exact' }
  const instants = [before, after]
    .map((offset) => ({ offset, seconds: local - offset }))
    .filter(({ offset, seconds }) => offsetAt(seconds, zone) === offset)
    .map(({ seconds }) => seconds)
  const [first, second] = instants.toSorted((a, b) => a - b)
  if (first === undefined) return { at: instant(endOfGap(from, until, zone)), rule: 'gap' }
  return { at: instant(first), rule: second === undefined ? 'exact' : 'overlap' }
}

const instant = (seconds: number): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(seconds * 1000)

/** The first second with the offset that holds at `until`, given that one change lies between. */
function endOfGap(from: number, until: number, zone: string): number {
  const after = offsetAt(until, zone)
  let [low, high] = [from, until]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(middle, zone) === after) high = middle
    else low = middle
  }
  return high
}

/** The first instant of a local day; of a day that a zone skips, that of the next. */
export const startOfDay = (date: Temporal.PlainDate, zone: string): Temporal.Instant =>
  localInstant(date, '00:00', zone).at
