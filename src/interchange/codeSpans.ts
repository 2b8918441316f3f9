/** A stretch of a text, from `start` up to and without `end`. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Inline code: a run of backticks up to the next run of the same length, within a paragraph. */
export function codeSpans(text: string): readonly Span[] {
  const runs = Array.from(text.matchAll(/`+|\n[ \t]*\n/g))
  const spans: Span[] = []
  const closers = new Map<number, number>()
  const next: (number | null)[] = []
  // From the end backwards, so that each run knows its closer without a search.
  for (let index = runs.length - 1; index >= 0; index--) {
    const found = runs[index]?.[0] ?? ''
    if (found.startsWith('`')) {
      next[index] = closers.get(found.length) ?? null
      closers.set(found.length, index)
    } else closers.clear()
  }
  for (let index = 0; index < runs.length; index++) {
    const opener = runs[index]
    const closer = runs[next[index] ?? -1]
    if (opener === undefined || closer === undefined) continue
    spans.push({ start: opener.index, end: closer.index + closer[0].length })
    index = next[index] ?? index
  }
  return spans
}
