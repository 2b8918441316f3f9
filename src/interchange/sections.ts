import type { Section } from '../lore/entry.ts'
import { everyone, type Visibility } from '../lore/visibility.ts'
import { bodyMarks } from './bodyMarks.ts'
import type { FileContext } from './fileContext.ts'
import { readLinks, type Link } from './links.ts'

/** An entry's prose, and what it links to. */
export interface Body {
  readonly sections: readonly Section[]
  readonly links: readonly Link[]
}

/** A hidden part that is still open, and the heading to return to. */
interface HiddenPart {
  readonly at: number
  readonly visibility: Visibility
  readonly heading: string
}

/**
 * Reads Markdown from `start` to the end of the file. `## ` begins a section; what stands between
 * `:::hidden` and `:::` becomes sections of that visibility, after which the heading before it is
 * in force again. Inside a code fence everything is text. Stretches without words are left out.
 */
export function readBody(context: FileContext, start: number): Body {
  const { text, fault } = context
  const sections: Section[] = []
  const links: Link[] = []
  let heading = ''
  let from = start
  let prose = start
  let hidden: HiddenPart | undefined

  for (const mark of [...bodyMarks(context, start), END]) {
    const at = mark.kind === 'end' ? text.length : mark.at
    const next = mark.kind === 'end' ? at : mark.next
    links.push(...readLinks(text.slice(prose, at), prose, context))
    prose = next
    if (mark.kind === 'code') continue
    const body = tidy(text.slice(from, at))
    if (body !== '') sections.push({ heading, body, visibility: hidden?.visibility ?? everyone })
    from = next
    switch (mark.kind) {
      case 'heading':
        heading = mark.title
        break
      case 'open':
        if (hidden !== undefined) {
          fault(at, 'a hidden part inside a hidden part', 'End the first with ":::" before this.')
        }
        hidden = { at, visibility: mark.visibility, heading: hidden?.heading ?? heading }
        break
      case 'close':
        if (hidden === undefined) fault(at, '":::" without a hidden part to end', 'Remove it.')
        heading = hidden?.heading ?? heading
        hidden = undefined
        break
      case 'end':
        break
    }
  }
  if (hidden !== undefined) {
    fault(hidden.at, 'a hidden part that never ends', 'End it with a line ":::".')
  }
  return { sections, links }
}

const END = { kind: 'end' } as const

/** Prose without blank lines around it, its line ends as they are on Unix. */
const tidy = (prose: string): string =>
  prose
    .replaceAll('\r\n', '\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd()
