import type { ImpreciseDate } from '../calendar/impreciseDate.ts'
import type { ContentFault } from '../lore/draft.ts'

/** A point in a file, both from 1, columns in UTF-16 units as editors count them. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** Reads a date in the campaign's calendar, or says what is wrong with it. */
export type DateParser = (
  text: string,
) =>
  | { readonly ok: true; readonly date: ImpreciseDate }
  | { readonly ok: false; readonly message: string; readonly fix: string }

/** One file while it is read: its text, its faults, and how the campaign writes dates. */
export interface FileContext {
  /** Path as the writer knows it. */
  readonly file: string
  readonly text: string
  /** Collected so far, in the order they were found. */
  readonly faults: readonly ContentFault[]
  /** Notes a fault at an offset into `text`. */
  readonly fault: (at: number, message: string, fix: string) => void
  /** The line and column of an offset into `text`. */
  readonly place: (at: number) => Place
  readonly parseDate: DateParser
}

export function createFileContext(file: string, text: string, parseDate: DateParser): FileContext {
  const faults: ContentFault[] = []
  let starts: readonly number[] | null = null
  const place = (at: number): Place => placeIn((starts ??= lineStarts(text)), at)
  return {
    file,
    text,
    faults,
    parseDate,
    place,
    fault: (at, message, fix) => {
      faults.push({ file, ...place(at), message, fix })
    },
  }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

function placeIn(starts: readonly number[], at: number): Place {
  let low = 0
  let high = starts.length
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if ((starts[middle] ?? 0) <= at) low = middle
    else high = middle
  }
  return { line: low + 1, column: at - (starts[low] ?? 0) + 1 }
}
