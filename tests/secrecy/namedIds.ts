/** Row ids, which are random. */
const rowIds = /\b[a-z0-9]{24}\b/g

/**
 * The texts with their ids named by the order of their first appearance: two lists are alike exactly
 * when nothing but ids tells them apart.
 */
export function namedIds(texts: readonly string[], ids = rowIds): readonly string[] {
  const names = new Map<string, string>()
  return texts.map((text) =>
    text.replaceAll(ids, (id) => {
      const name = names.get(id) ?? `#${names.size}`
      names.set(id, name)
      return name
    }),
  )
}
