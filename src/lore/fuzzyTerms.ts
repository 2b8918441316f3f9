import { editDistance, slipsAllowed } from './nearestNames.ts'

/** A folded text with the set of its characters as bits. */
export interface SpelledTerm<T> {
  readonly key: string
  readonly signature: number
  readonly value: T
}

/** Shorter texts are within a slip of too much. */
const shortest = 3

/**
 * The values whose terms are a few slips from `wanted`, nearest first, then in the order given.
 * A term that goes on where `wanted` ends is compared as far as that, so that "ohmalera" meets
 * "ohmallera, betazed".
 */
export function closeTerms<T>(terms: readonly SpelledTerm<T>[], wanted: string): readonly T[] {
  if (wanted.length < shortest) return []
  const allowed = Math.min(3, slipsAllowed(wanted))
  const signature = signatureOf(wanted)
  const close: { readonly value: T; readonly distance: number }[] = []
  for (const term of terms) {
    // A slip brings in at most one character that the term lacks: most terms fall here.
    if (bits(signature & ~term.signature) > allowed) continue
    const distance = prefixDistance(wanted, term.key, allowed)
    if (distance <= allowed) close.push({ value: term.value, distance })
  }
  return close.sort((a, b) => a.distance - b.distance).map(({ value }) => value)
}

/** The distance of `wanted` from the nearest beginning of `key`. */
function prefixDistance(wanted: string, key: string, most: number): number {
  let best = most + 1
  const shortestPrefix = Math.max(1, wanted.length - most)
  const longestPrefix = Math.min(key.length, wanted.length + most)
  for (let length = shortestPrefix; length <= longestPrefix; length++) {
    best = Math.min(best, editDistance(wanted, key.slice(0, length), best - 1))
    if (best <= 1) break
  }
  return best
}

/** One bit for each kind of character that occurs; letters have bits of their own. */
export function signatureOf(folded: string): number {
  let signature = 0
  for (let place = 0; place < folded.length; place++)
    signature |= 1 << (folded.charCodeAt(place) & 31)
  return signature
}

function bits(value: number): number {
  let count = 0
  for (let rest = value; rest !== 0; rest &= rest - 1) count++
  return count
}
