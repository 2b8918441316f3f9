import { slipsAllowed } from './nearestNames.ts'

/** A folded text with the sets of its characters as bits: of its beginning, and of all. */
export interface SpelledTerm<T> {
  readonly key: string
  readonly beginning: number
  readonly signature: number
  readonly value: T
}

/** A short text is compared with no more of a term than this, which tells terms apart better. */
const beginningLength = 9

export const spellTerm = <T>(key: string, value: T): SpelledTerm<T> => ({
  key,
  beginning: signatureOf(key.slice(0, beginningLength)),
  signature: signatureOf(key),
  value,
})

/** Shorter texts are within a slip of too much. */
const shortest = 3

/** Typed texts are compared as far as this: their characters are the bits of one number. */
const longest = 30

/**
 * The values whose terms are a few slips from `wanted`, nearest first, then in the order given:
 * with one slip, and with two or three only where there are none. A term that goes on where `wanted` ends is compared as far as that, so that "ohmalera" meets
 * "ohmallera, betazed".
 */
export function closeTerms<T>(terms: readonly SpelledTerm<T>[], wanted: string): readonly T[] {
  if (wanted.length < shortest) return []
  const compared = wanted.slice(0, longest)
  const most = Math.min(3, slipsAllowed(compared))
  for (let allowed = 1; ; allowed++) {
    // Nearly all terms fall at once where one slip is allowed, and few where three are.
    const close = termsWithin(terms, compared, allowed)
    if (close.length > 0 || allowed >= most) return close
  }
}

function termsWithin<T>(
  terms: readonly SpelledTerm<T>[],
  compared: string,
  allowed: number,
): readonly T[] {
  const signature = signatureOf(compared)
  const distanceOf = prefixDistance(compared, allowed)
  const close: { readonly value: T; readonly distance: number }[] = []
  const short = compared.length + allowed <= beginningLength
  for (const term of terms) {
    // A slip brings in at most one character that the term lacks: most terms fall here.
    const missing = signature & ~(short ? term.beginning : term.signature)
    if (bits(missing) > allowed) continue
    if (term.key.length < compared.length - allowed) continue
    const distance = distanceOf(term.key)
    if (distance <= allowed) close.push({ value: term.value, distance })
  }
  return close.sort((a, b) => a.distance - b.distance).map(({ value }) => value)
}

/**
 * The slips (as `editDistance` counts them) that part `wanted`, of at most 30 characters, from the
 * nearest beginning of a key; more than `most` is told roughly. A column of the table of distances
 * is kept in the bits of four numbers, so a character of the key costs some twenty operations:
 * H. Hyyrö, A Bit-Vector Algorithm for Computing Levenshtein and Damerau Edit Distances, 2003.
 */
export function prefixDistance(wanted: string, most: number): (key: string) => number {
  // Most characters are ASCII, and a table of numbers is several times quicker than a map.
  const ascii = new Int32Array(128)
  const others = new Map<number, number>()
  for (let place = 0; place < wanted.length; place++) {
    const code = wanted.charCodeAt(place)
    const bit = 1 << place
    if (code < 128) ascii[code] = (ascii[code] ?? 0) | bit
    else others.set(code, (others.get(code) ?? 0) | bit)
  }
  const all = (1 << wanted.length) - 1
  const last = 1 << (wanted.length - 1)
  return (key) => {
    let [rises, falls, equal, before] = [all, 0, 0, 0]
    let distance = wanted.length
    let best = distance
    const end = Math.min(key.length, wanted.length + most)
    for (let place = 0; place < end; place++) {
      const code = key.charCodeAt(place)
      const here = (code < 128 ? ascii[code] : others.get(code)) ?? 0
      const swapped = ((~equal & here) << 1) & before
      equal = swapped | (((here & rises) + rises) ^ rises) | here | falls
      const up = falls | ~(equal | rises)
      const down = equal & rises
      if ((up & last) !== 0) distance++
      if ((down & last) !== 0) distance--
      const shifted = (up << 1) | 1
      rises = ((down << 1) | ~(equal | shifted)) & all
      falls = shifted & equal & all
      before = here
      if (distance < best) best = distance
      // Each character that is left can bring it down by one.
      if (distance - (end - place - 1) > most) break
    }
    return best
  }
}

/** One bit for each kind of character that occurs; letters have bits of their own. */
function signatureOf(folded: string): number {
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
