import { foldName } from './foldName.ts'

/**
 * How many single-character slips part two texts: a character too many, one missing, one wrong,
 * or two neighbours swapped (Damerau-Levenshtein, no character touched twice). Gives up early:
 * whatever exceeds `most` is `most + 1`. Compares as given; fold names first.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (a === b) return 0
  if (most < 1 || Math.abs(a.length - b.length) > most) return most + 1
  // Equal ends cost nothing, and most near names differ in one place only.
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  let [endA, endB] = [a.length, b.length]
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1
    endB -= 1
  }
  return middleDistance(a.slice(start, endA), b.slice(start, endB), most)
}

/** The distance by rows of its table; cells further than `most` off the diagonal can't matter. */
function middleDistance(a: string, b: string, most: number): number {
  const tooFar = most + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => Math.min(column, tooFar))
  let current: number[] = []
  for (let row = 1; row <= a.length; row++) {
    const [from, to] = [Math.max(1, row - most), Math.min(b.length, row + most)]
    current[from - 1] = from === 1 ? Math.min(row, tooFar) : tooFar
    let best = current[from - 1] ?? tooFar
    for (let column = from; column <= to; column++) {
      const above = column === row + most ? tooFar : (last[column] ?? tooFar)
      const wrong = a[row - 1] === b[column - 1] ? 0 : 1
      let cost = Math.min(
        above + 1,
        (current[column - 1] ?? tooFar) + 1,
        (last[column - 1] ?? tooFar) + wrong,
      )
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, (beforeLast[column - 2] ?? tooFar) + 1)
      }
      current[column] = cost
      best = Math.min(best, cost)
    }
    // Safe although a swap reaches two rows back: a deletion costs as little and comes sooner.
    if (best > most) return tooFar
    ;[beforeLast, last, current] = [last, current, beforeLast]
  }
  return Math.min(last[b.length] ?? tooFar, tooFar)
}

/** How many slips a name may have and still be recognised: one in three characters. */
export const slipsAllowed = (folded: string): number => Math.min(4, Math.ceil(folded.length / 3))

/**
 * The candidates that a mistyped `text` most likely meant, nearest first, equals in the order
 * given, each spelling once, at most `limit`. Compares folded names; a candidate that holds the
 * text as whole words, or is held by it, counts as near too ("Kalre" for "Nikael Kalre").
 */
export function nearestNames(
  text: string,
  candidates: Iterable<string>,
  limit: number,
): readonly string[] {
  const wanted = foldName(text)
  if (wanted === '' || limit < 1) return []
  const allowed = slipsAllowed(wanted)
  /** Names by their distance; with enough of them, only nearer ones still matter. */
  const found: string[][] = Array.from({ length: allowed + 1 }, () => [])
  let most = allowed
  for (const name of new Set(candidates)) {
    const folded = foldName(name)
    const distance = holdsWords(folded, wanted) ? 1 : editDistance(wanted, folded, most)
    if (distance > most || distance >= folded.length) continue
    found[distance]?.push(name)
    while (most > 0 && found.slice(0, most).flat().length >= limit) most -= 1
  }
  return found.flat().slice(0, limit)
}

function holdsWords(a: string, b: string): boolean {
  if (a === b || a === '' || b === '') return false
  if (a.length > b.length ? !a.includes(b) : !b.includes(a)) return false
  return ` ${a} `.includes(` ${b} `) || ` ${b} `.includes(` ${a} `)
}
