/** Keeps what is in use, up to a total weight. */
export interface Recent<Key, Value> {
  readonly get: (key: Key) => Value | undefined
  /** Keeps a value; the oldest ones not asked for since the last time go when it gets too much. */
  readonly set: (key: Key, value: Value, weight: number) => void
}

interface Kept<Value> {
  readonly value: Value
  readonly weight: number
  /** Whether it was asked for since it was last considered for dropping. */
  used: boolean
}

/**
 * A memory of bounded weight. What alone weighs more than `limit` is kept until the next `set`.
 * Asking marks a value instead of moving it to the end: a map whose keys move with every look-up
 * is rebuilt again and again, and its old tables pile up until the next full garbage collection.
 */
export function createRecent<Key, Value>(limit: number): Recent<Key, Value> {
  const kept = new Map<Key, Kept<Value>>()
  let total = 0
  const drop = (key: Key): void => {
    total -= kept.get(key)?.weight ?? 0
    kept.delete(key)
  }
  return {
    get: (key) => {
      const found = kept.get(key)
      if (found === undefined) return undefined
      found.used = true
      return found.value
    },
    set: (key, value, weight) => {
      drop(key)
      total += weight
      // Used ones go to the end, where this loop meets them again as unused.
      for (const [other, candidate] of kept) {
        if (total <= limit) break
        kept.delete(other)
        if (candidate.used) kept.set(other, { ...candidate, used: false })
        else total -= candidate.weight
      }
      kept.set(key, { value, weight, used: false })
    },
  }
}
