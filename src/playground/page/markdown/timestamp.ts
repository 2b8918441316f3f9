const formats: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
  s: { dateStyle: 'short', timeStyle: 'short' },
  S: { dateStyle: 'short', timeStyle: 'medium' },
}

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_556_952],
  ['month', 2_629_746],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
]

/** How far `seconds` is from `now` in words, such as "in 2 days"; both in s since 1970. */
export function relativeTime(seconds: number, now: number, locale?: string): string {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const distance = seconds - now
  for (const [unit, length] of steps) {
    if (Math.abs(distance) >= length) return words.format(Math.trunc(distance / length), unit)
  }
  return words.format(Math.trunc(distance), 'second')
}

/** Where a reader is: defaults are the browser's. */
export interface Reader {
  readonly locale?: string
  readonly timeZone?: string
}

/**
 * A moment in one of Discord's timestamp styles (Reference, "Timestamp Styles"), in the
 * reader's language and zone. `seconds` and `now` are s since 1970; a moment that no calendar
 * holds is shown as Discord shows it, "Invalid Date".
 */
export function timestampText(
  seconds: number,
  style: string,
  now: number,
  reader: Reader = {},
): string {
  const moment = new Date(seconds * 1000)
  if (Number.isNaN(moment.getTime())) return 'Invalid Date'
  if (style === 'R') return relativeTime(seconds, now, reader.locale)
  return new Intl.DateTimeFormat(reader.locale, {
    ...(formats[style] ?? formats['f']),
    ...(reader.timeZone === undefined ? {} : { timeZone: reader.timeZone }),
  }).format(moment)
}
