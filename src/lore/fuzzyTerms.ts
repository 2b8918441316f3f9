import { distanceTable, type DistanceTable } from './distanceTable.ts'
import { slipsAllowed } from './nearestNames.ts'
import type { SortedTerms, Stretch } from './sortedTerms.ts'

/** Shorter texts are within a slip of too much. */
const shortest = 3

/** Typed texts are compared as far as this: none has a name that is told apart later only. */
const longest = 30

/** More slips than this are another name. */
const mostSlips = 3

/**
 * The targets of terms that are a few slips (as `editDistance` counts them) from `wanted`, nearest
 * first, then in the order of the lists, then in that of the terms: with one slip, and with two or
 * three only where there are none. A term that goes on where `wanted` ends is compared as far as
 * that, so that "ohmalera" meets "ohmallera, betazed". `take` tells whether it wants more.
 */
export function takeCloseTerms(
  lists: readonly SortedTerms[],
  wanted: string,
  take: (target: number) => boolean,
): void {
  if (wanted.length < shortest) return
  const compared = wanted.slice(0, longest)
  const most = Math.min(mostSlips, slipsAllowed(compared))
  for (let allowed = 1; allowed <= most; allowed++) {
    const table = distanceTable(compared, allowed)
    const found = lists.map((list) => ({ list, stretches: closeStretches(list, table, allowed) }))
    if (found.every(({ stretches }) => stretches.every((some) => some.length === 0))) continue
    for (let slips = 0; slips <= allowed; slips++) {
      for (const { list, stretches } of found) {
        for (const [from, to] of stretches[slips] ?? []) {
          for (let place = from; place < to; place++) {
            if (!take(list.targets[place] ?? 0)) return
          }
        }
      }
    }
    return
  }
}

/**
 * The stretches of `list` whose keys, or a beginning of them, are up to `allowed` slips from the
 * text of a table: by the number of slips, each in order. Goes down the keys letter by letter as
 * down a tree, with one row of the table for each letter, and leaves as soon as nothing below can
 * be nearer: most beginnings are too far off after three or four letters.
 */
function closeStretches(
  { keys }: SortedTerms,
  { whole, enter }: DistanceTable,
  allowed: number,
): readonly (readonly Stretch[])[] {
  const found = Array.from({ length: allowed + 1 }, (): Stretch[] => [])

  /**
   * Of the keys in a stretch, which have their first `depth` letters in common. `least` is the
   * distance of these letters from any beginning of the text, `before` that of fewer from all of it.
   */
  const descend = (
    from: number,
    to: number,
    depth: number,
    least: number,
    before: number,
  ): void => {
    const best = Math.min(before, whole(depth))
    if (least >= best) {
      found[best]?.push([from, to])
      return
    }
    for (let place = from; place < to;) {
      const code = letterAt(keys, place, depth)
      const end = endOfAlike(keys, place, to, depth, code)
      if (code < 0) found[best]?.push([place, end])
      else descend(place, end, depth + 1, enter(depth, code), best)
      place = end
    }
  }
  if (keys.length > 0) descend(0, keys.length, 0, 0, allowed + 1)
  return found
}

/** A UTF-16 unit; -1 after the end, which sorts before all. */
function letterAt(keys: readonly string[], place: number, depth: number): number {
  const key = keys[place] ?? ''
  return depth < key.length ? key.charCodeAt(depth) : -1
}

/** The place after those that have the same letter at `depth` as the one at `from`. */
function endOfAlike(
  keys: readonly string[],
  from: number,
  to: number,
  depth: number,
  code: number,
): number {
  // Most stretches are short: looks ahead in steps that grow, then between the last two.
  let low = from + 1
  let step = 1
  while (low < to && letterAt(keys, Math.min(low + step, to) - 1, depth) === code) {
    low = Math.min(low + step, to)
    step *= 2
  }
  let high = Math.min(low + step - 1, to)
  while (low < high) {
    const middle = (low + high) >>> 1
    if (letterAt(keys, middle, depth) === code) low = middle + 1
    else high = middle
  }
  return low
}
