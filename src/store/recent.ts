/** Keeps what was used last, up to a total weight. */
export interface Recent<Key, Value> {
  readonly get: (key: Key) => Value | undefined
  /** Keeps a value; the longest unused ones go when all together weigh more than the limit. */
  readonly set: (key: Key, value: Value, weight: number) => void
}

/** A memory of bounded weight. What alone weighs more than `limit` is kept until the next `set`. */
export function createRecent<Key, Value>(limit: number): Recent<Key, Value> {
  const held = new Map<Key, { readonly value: Value; readonly weight: number }>()
  let total = 0
  const drop = (key: Key): void => {
    total -= held.get(key)?.weight ?? 0
    held.delete(key)
  }
  return {
    get: (key) => {
      const found = held.get(key)
      if (found === undefined) return undefined
      // A map iterates in the order of insertion: what is used goes to its end.
      held.delete(key)
      held.set(key, found)
      return found.value
    },
    set: (key, value, weight) => {
      drop(key)
      held.set(key, { value, weight })
      total += weight
      for (const oldest of held.keys()) {
        if (total <= limit || oldest === key) break
        drop(oldest)
      }
    },
  }
}
