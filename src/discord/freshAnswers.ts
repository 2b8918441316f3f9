/**
 * Answers to a question that is asked again only when the last answer is older than `freshMs`. A
 * failed one is forgotten at once.
 */
export function createFreshAnswers<Key, Answer>(
  ask: (key: Key) => Promise<Answer>,
  freshMs: number,
  nowMs: () => number,
): (key: Key) => Promise<Answer> {
  const known = new Map<Key, { readonly at: number; readonly answer: Promise<Answer> }>()
  return async (key) => {
    const last = known.get(key)
    // A clock that was put back makes everything old.
    if (last !== undefined && Math.abs(nowMs() - last.at) < freshMs) return last.answer
    const answer = ask(key)
    known.set(key, { at: nowMs(), answer })
    return answer.catch((error: unknown) => {
      known.delete(key)
      throw error
    })
  }
}
