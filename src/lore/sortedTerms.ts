/** Folded texts that lead to things, in the order of the texts. */
export interface SortedTerms {
  readonly keys: readonly string[]
  /** What the key at the same place leads to: a number whose meaning is its maker's. */
  readonly targets: Uint32Array
}

/** Places in sorted terms: from the first up to the second, which is not in it. */
export type Stretch = readonly [from: number, to: number]

/** Sorts terms by their keys; those of one key stay in the order given. */
export function sortTerms(
  terms: readonly { readonly key: string; readonly target: number }[],
): SortedTerms {
  const sorted = terms.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  return {
    keys: sorted.map(({ key }) => key),
    targets: Uint32Array.from(sorted, ({ target }) => target),
  }
}

/** The place of the first term whose key is not before `wanted`. */
export function placeOf({ keys }: SortedTerms, wanted: string): number {
  let [low, high] = [0, keys.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((keys[middle] ?? '') < wanted) low = middle + 1
    else high = middle
  }
  return low
}
