import { limits } from '../lore/limits.ts'
import { codeSpans } from './codeSpans.ts'
import { shown } from './fields.ts'
import type { FileContext } from './fileContext.ts'

/** A `[[Name]]` or `[[Name|words]]` in prose, with the offset of its first bracket. */
export interface Link {
  readonly name: string
  readonly words: string | null
  readonly at: number
}

/** An opening pair of brackets, with the rest of a link where it is one. */
const link = /\[\[(?:([^[\]|\n]*)(?:\|([^[\]\n]*))?\]\])?/g
const howTo = 'Write [[Name]] or [[Name|words]] on one line.'

/**
 * The links of a stretch of prose that begins at `start` in the file, code left out. Notes those
 * that never end or name nothing.
 */
export function readLinks(prose: string, start: number, context: FileContext): readonly Link[] {
  if (!prose.includes('[[')) return []
  const code = codeSpans(prose)
  const links: Link[] = []
  let span = 0
  for (const match of prose.matchAll(link)) {
    while ((code[span]?.end ?? Infinity) <= match.index) span += 1
    if ((code[span]?.start ?? Infinity) <= match.index) continue
    const at = start + match.index
    const name = match[1]?.trim()
    const words = match[2]?.trim() ?? null
    if (name === undefined) context.fault(at, 'a link that never ends', howTo)
    else if (name === '' || words === '') context.fault(at, 'a link without a name or words', howTo)
    else if (name.length > limits.name) {
      context.fault(at, `a link to "${shown(name)}", longer than any name`, howTo)
    } else links.push({ name, words, at })
  }
  return links
}
