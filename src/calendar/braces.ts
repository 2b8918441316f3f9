/** A stretch of a template: text as it stands, or a field in braces. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  /** `offset` is where its opening brace stands, from 0, in UTF-16 units. */
  | { readonly kind: 'field'; readonly field: string; readonly offset: number }

/** A fault in a template: where, what is wrong, what to do. */
export interface TemplateFault {
  /** From 0, in UTF-16 units. */
  readonly offset: number
  readonly message: string
  readonly fix: string
}

export interface Pieces {
  readonly pieces: readonly Piece[]
  readonly faults: readonly TemplateFault[]
}

const token = /\{\{|\}\}|\{([^{}\n]*)\}|[{}]/g

/** Takes a template apart at its `{fields}`; `{{` and `}}` stand for braces. All faults at once. */
export function splitTemplate(template: string): Pieces {
  const pieces: Piece[] = []
  const faults: TemplateFault[] = []
  let text = ''
  let done = 0
  for (const match of template.matchAll(token)) {
    text += template.slice(done, match.index)
    done = match.index + match[0].length
    if (match[0] === '{{' || match[0] === '}}') {
      text += match[0][0]
    } else if (match[1] === undefined) {
      faults.push({
        offset: match.index,
        message: `a lone ${match[0]}`,
        fix: `Write ${match[0]}${match[0]} for a brace, or complete the field as {name}.`,
      })
    } else {
      if (text !== '') pieces.push({ kind: 'text', text })
      text = ''
      pieces.push({ kind: 'field', field: match[1].trim(), offset: match.index })
    }
  }
  text += template.slice(done)
  if (text !== '') pieces.push({ kind: 'text', text })
  return { pieces, faults }
}
