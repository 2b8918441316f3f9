import type { YAMLException } from 'js-yaml'

/** What is wrong with a piece of YAML, at an offset into it, and what to do about it. */
export interface YamlFault {
  readonly at: number
  readonly message: string
  readonly fix: string
}

/** Deeper nesting than any lore needs. */
export const mostLevels = 20

/** The fix for most accidents: a text that YAML takes for something else. */
export const quoteIt =
  'Put the value between quotes if it holds ": " or " #", or begins with a sign such as ' +
  '[ { * & ! @ % " or \'; and let fields of one level begin in one column.'

const openEnd = 'a bracket or quote is still open'
const closeIt = 'Close it on the line where it begins, as in [a, b] or "text".'
const noField = 'a line that is no field'
const writeField =
  'Write it as "field: value", with a space after the colon, or indent it if it belongs to the line above.'

/** The parser's reasons, as its messages begin or contain them, in a writer's words. */
const explanations: readonly (readonly [reason: RegExp, told: string, fix: string])[] = [
  [/maxDepth/, `nested deeper than ${mostLevels} levels`, 'Write lists and maps plainly.'],
  [/non-printable/, 'a control character', 'Delete it.'],
  [/\btab/, 'a tab in the indentation', 'Indent with spaces.'],
  [/deficient indentation|unexpected end of the stream/, openEnd, closeIt],
  [/missed comma/, 'a comma or bracket is missing', 'Write lists as [a, b] and maps as {a: b}.'],
  [
    /escape/,
    'a backslash between double quotes',
    'Use single quotes, or write the backslash twice.',
  ],
  [/bad indentation of a mapping/, 'a text that YAML takes for something else', quoteIt],
  [/multiline key|document separator/, noField, writeField],
]

/** Explains why `source` is no YAML. */
export function explainYaml({ reason, mark }: YAMLException, source: string): YamlFault {
  const position = mark?.position ?? 0
  const [, told, fix] = explanations.find(([pattern]) => pattern.test(reason)) ?? [
    null,
    reason,
    quoteIt,
  ]
  return {
    at: told === noField ? strayLine(source, position) : position,
    message: `YAML cannot be read from here (${told})`,
    fix,
  }
}

/** The parser takes a stray line for the beginning of the next field, and stumbles at its colon. */
function strayLine(source: string, position: number): number {
  const end = source.trimEnd().length
  if (position >= end) return source.lastIndexOf('\n', end - 1) + 1
  const line = source.lastIndexOf('\n', position - 1) + 1
  return line === position || line === 0 ? line : source.lastIndexOf('\n', line - 2) + 1
}
