import type { FileContext } from './fileContext.ts'

/** A Markdown file taken apart: where its YAML and its body stand in the text. */
export interface FrontMatter {
  readonly yamlStart: number
  readonly yamlEnd: number
  readonly bodyStart: number
}

const opening = /^---[ \t]*(?:\r?\n|$)/
const closing = /^---[ \t]*\r?$/gm

/** Finds the front matter between its two lines `---`; null after noting what is wrong. */
export function splitFrontMatter(context: FileContext): FrontMatter | null {
  const { text, fault } = context
  const first = opening.exec(text)
  if (first === null) {
    fault(
      0,
      'no front matter',
      'Begin the file with a line "---", then the fields (kind, name, summary), then another "---".',
    )
    return null
  }
  const yamlStart = first[0].length
  closing.lastIndex = yamlStart
  const last = closing.exec(text)
  if (last === null) {
    fault(0, 'front matter that never ends', 'Put a line "---" of its own after the last field.')
    return null
  }
  return { yamlStart, yamlEnd: last.index, bodyStart: Math.min(text.length, closing.lastIndex + 1) }
}
