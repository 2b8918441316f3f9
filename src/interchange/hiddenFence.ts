import { limits } from '../lore/limits.ts'
import { everyone, type Visibility } from '../lore/visibility.ts'
import { chooseFrom, shown } from './fields.ts'
import type { FileContext } from './fileContext.ts'

/** What a line does to the part of the body that follows it. */
export type FenceLine =
  | { readonly kind: 'open'; readonly visibility: Visibility }
  | { readonly kind: 'close' }

const fence = /^ {0,3}:::+[ \t]*(.*)$/
/** What its writer most likely meant as a fence, and what would be public if it were text. */
const nearlyFence = /^[\s>*+\d.)-]*(?::::|::[ \t]*(?:hidden|gm|roles)\b)|(?<!`):::[ \t]*[a-z]/i

const words = ['hidden', 'gm', 'roles'] as const
const howTo =
  'Begin a hidden part with a line ":::hidden", ":::gm" or ":::roles Name, Name", end it with ":::".'

/**
 * Reads a line of the body (not of a code fence) that begins at `at` in the file as a fence; null
 * for text. A fence that is not understood hides what follows, besides being a fault.
 */
export function readFence(line: string, at: number, context: FileContext): FenceLine | null {
  const match = fence.exec(line)
  if (match === null) {
    if (nearlyFence.test(line)) {
      context.fault(at, `"${shown(line)}" is nearly the line of a hidden part`, howTo)
    }
    return null
  }
  const rest = (match[1] ?? '').trim()
  if (rest === '') return { kind: 'close' }
  const [word = '', ...more] = rest.split(/\s+/)
  const known = words.find((one) => one === word.toLowerCase())
  const hidden: FenceLine = { kind: 'open', visibility: { ...everyone, level: 'hidden' } }
  if (known === undefined) {
    context.fault(at, `unknown fence "${shown(rest)}"`, `${chooseFrom(word, words)} ${howTo}`)
    return hidden
  }
  if (known === 'roles') {
    const roles = rest
      .slice(word.length)
      .split(',')
      .map((role) => role.trim())
    if (roles.every((role) => role !== '' && role.length <= limits.name)) {
      return { kind: 'open', visibility: { ...everyone, level: 'restricted', roles } }
    }
    context.fault(at, 'a fence for roles that names none', howTo)
    return hidden
  }
  if (more.length > 0) {
    context.fault(at, `":::${known}" with words after it`, 'Put the text on the next line.')
    return hidden
  }
  return { kind: 'open', visibility: { ...everyone, level: known } }
}
