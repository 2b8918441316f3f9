/** A JSON value as text: texts as they are, numbers in digits, anything else as `fallback`. */
export function textOf(value: unknown, fallback = ''): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' ? String(value) : fallback
}

const surrogatePair = /[\uD800-\uDBFF][\uDC00-\uDFFF]/g

/** A text's length in characters, as Discord counts: a surrogate pair is one. */
export function lengthOf(text: string): number {
  return text.length - (text.match(surrogatePair)?.length ?? 0)
}
