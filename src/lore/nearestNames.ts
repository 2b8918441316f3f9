import { foldName } from './foldName.ts'

/**
 * How many single-character slips part two texts: a character too many, one missing, one wrong,
 * or two neighbours swapped (Damerau-Levenshtein, no character touched twice). Gives up early:
 * whatever exceeds `most` is `most + 1`. Compares as given; fold names first.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (a === b) return 0
  if (Math.abs(a.length - b.length) > most) return most + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    let best = row
    for (let column = 1; column <= b.length; column++) {
      const wrong = a[row - 1] === b[column - 1] ? 0 : 1
      let cost = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + wrong,
      )
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, at(beforeLast, column - 2) + 1)
      }
      current.push(cost)
      best = Math.min(best, cost)
    }
    // Safe although a swap reaches two rows back: a deletion costs as little and comes sooner.
    if (best > most) return most + 1
    beforeLast = last
    last = current
  }
  return Math.min(at(last, b.length), most + 1)
}

const at = (row: readonly number[], column: number): number => row[column] ?? Infinity

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
  const near: { readonly name: string; readonly distance: number }[] = []
  for (const name of new Set(candidates)) {
    const folded = foldName(name)
    const distance = holdsWords(folded, wanted) ? 1 : editDistance(wanted, folded, allowed)
    if (distance <= allowed && distance < folded.length) near.push({ name, distance })
  }
  return near
    .sort((one, other) => one.distance - other.distance)
    .slice(0, limit)
    .map(({ name }) => name)
}

function holdsWords(a: string, b: string): boolean {
  if (a === b || a === '' || b === '') return false
  return ` ${a} `.includes(` ${b} `) || ` ${b} `.includes(` ${a} `)
}
