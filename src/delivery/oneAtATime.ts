/**
 * The same work, never twice at once: a call during a run is served by one more run after it,
 * which all such calls share, so that each sees everything that was there when it called.
 */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let last: Promise<void> = Promise.resolve()
  let waiting: Promise<void> | null = null
  return () => {
    if (waiting !== null) return waiting
    const run = last
      .catch(() => {}) // whoever asked for that run was told
      .then(() => {
        waiting = null
        return work()
      })
    waiting = run
    last = run
    return run
  }
}
