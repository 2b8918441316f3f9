/** `[[Name]]` or `[[Name|words]]`, on one line. */
const link = /\[\[([^[\]|\n]+)(?:\|([^[\]\n]+))?\]\]/g

/** The prose with every link replaced by the author's words for it. */
export const plainWords = (markdown: string): string =>
  markdown.replace(link, (_, name: string, words: string | undefined) => (words ?? name).trim())

/** The names that the prose links to, in order, repeats included. */
export const linkedNames = (markdown: string): readonly string[] =>
  Array.from(markdown.matchAll(link), (match) => (match[1] ?? '').trim())
