import { foldName } from '../lore/foldName.ts'
import { limits } from '../lore/limits.ts'
import type { FileContext } from './fileContext.ts'
import { readFence, type FenceLine } from './hiddenFence.ts'

/** A stretch of the body that is more than prose: whole lines, from `at` up to and without `next`. */
export type BodyMark = { readonly at: number; readonly next: number } & (
  | { readonly kind: 'heading'; readonly title: string }
  | { readonly kind: 'code' }
  | FenceLine
)

const codeFence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})(.*)$/
const heading = /^ {0,3}##(?![^ \t])/

/** The headings, code and hidden fences of the Markdown from `start` on, in order. */
export function* bodyMarks(context: FileContext, start: number): Generator<BodyMark> {
  const { text, fault } = context
  let code: { readonly at: number; readonly mark: string } | null = null
  for (let at = start, next = start; at < text.length; at = next) {
    const newline = text.indexOf('\n', at)
    next = newline === -1 ? text.length : newline + 1
    const line = text.slice(at, next).trimEnd()
    const [, mark, rest] = codeFence.exec(line) ?? []
    if (code !== null) {
      if (mark?.startsWith(code.mark) === true && rest === '') {
        yield { kind: 'code', at: code.at, next }
        code = null
      }
    } else if (mark !== undefined) {
      code = { at, mark }
    } else if (heading.test(line)) {
      yield { kind: 'heading', at, next, title: readHeading(line, at, context) }
    } else if (line.includes('::')) {
      const fence = readFence(line, at, context)
      if (fence !== null) yield { ...fence, at, next }
    }
  }
  if (code !== null) {
    fault(code.at, 'a code fence that never ends', `End it with a line "${code.mark}".`)
    yield { kind: 'code', at: code.at, next: text.length }
  }
}

/** The heading's words, without the hashes that may stand after them. */
function readHeading(line: string, at: number, { fault }: FileContext): string {
  const words = line.trim().slice(2).trim()
  const bare = words.slice(0, words.length - (/#+$/.exec(words.slice(-100))?.[0].length ?? 0))
  const title = bare === '' || /\s$/.test(bare) ? bare.trim() : words
  if (foldName(title) === '') fault(at, 'a heading without words', 'Write some after "## ".')
  if (title.length > limits.heading) {
    fault(at, `a heading of ${title.length} characters, where ${limits.heading} fit`, 'Shorten it.')
  }
  return title
}
