import type { ImpreciseDate } from '../calendar/impreciseDate.ts'
import { foldName } from '../lore/foldName.ts'
import { limits } from '../lore/limits.ts'
import { chooseFrom, shapeOf, shown, type Reader } from './fields.ts'

/** One line of text with something to see in it; line breaks become spaces. */
export const text =
  (most: number): Reader<string> =>
  (node, { fault }) => {
    if (node.kind !== 'text') {
      const link = node.kind === 'list' && node.items[0]?.kind === 'list'
      const fix = link
        ? 'Write the name alone: [[links]] belong in the body.'
        : 'Write one text here; put it between quotes if it begins with [ or {.'
      fault(node.at, `${shapeOf(node)} instead of text`, fix)
      return undefined
    }
    const value = node.value.replace(/\s+/g, ' ').trim()
    if (/[\p{Cc}\p{Cs}]/u.test(value)) {
      fault(node.at, 'a control character', 'Delete it.')
    } else if (foldName(value) === '') {
      fault(node.at, 'a text without a visible character', 'Write something, or remove the field.')
    } else if (value.includes('[[')) {
      fault(node.at, 'a [[link]] in a field', 'Write the name alone: links belong in the body.')
    } else if (value.length > most) {
      fault(node.at, `${value.length} characters, where ${most} fit`, 'Shorten it.')
    } else return value
    return undefined
  }

/** A name or alias: such a text that `[[links]]` can hold. */
export const name =
  (most: number = limits.name): Reader<string> =>
  (node, context) => {
    const value = text(most)(node, context)
    if (value === undefined || !/[[\]|]/.test(value)) return value
    context.fault(node.at, 'a name with [, ] or |', 'Use other signs: links are made of these.')
    return undefined
  }

/** A name that stands for an entry, with where it was written. */
export interface NameAt {
  readonly name: string
  readonly at: number
}

export const reference: Reader<NameAt> = (node, context) => {
  const value = name(limits.name)(node, context)
  return value === undefined ? undefined : { name: value, at: node.at }
}

/** One of a few known words. */
export const oneOf =
  <T extends string>(what: string, known: readonly T[]): Reader<T> =>
  (node, context) => {
    const value = text(200)(node, context)
    if (value === undefined) return undefined
    const word = known.find((one) => one === value)
    if (word !== undefined) return word
    context.fault(node.at, `unknown ${what} "${shown(value)}"`, chooseFrom(value, known))
    return undefined
  }

/** A list; items at fault are left out. */
export const listOf =
  <T>(read: Reader<T>): Reader<readonly T[]> =>
  (node, context) => {
    if (node.kind !== 'list') {
      context.fault(
        node.at,
        `${shapeOf(node)} instead of a list`,
        'Write each item on a line of its own after "- ".',
      )
      return undefined
    }
    return node.items.flatMap((item) => {
      const value = read(item, context)
      return value === undefined ? [] : [value]
    })
  }

/** A date of any precision. */
export const date: Reader<ImpreciseDate> = (node, context) => {
  const value = text(100)(node, context)
  if (value === undefined) return undefined
  const result = context.parseDate(value)
  if (result.ok) return result.date
  context.fault(node.at, result.message, result.fix)
  return undefined
}

/** `yes` or `no`. */
export const yesOrNo: Reader<boolean> = (node, context) => {
  const value = oneOf('answer', ['yes', 'no', 'true', 'false'])(node, context)
  return value === undefined ? undefined : value === 'yes' || value === 'true'
}

/** A whole number in figures, within bounds that belong to it. */
export const wholeNumber =
  (least: number, most: number): Reader<number> =>
  (node, context) => {
    const value = text(100)(node, context)
    if (value === undefined) return undefined
    const number = /^-?\d+$/.test(value) ? Number(value) : Number.NaN
    if (number >= least && number <= most) return number
    const fix = `Write a whole number from ${least} to ${most}.`
    context.fault(node.at, `"${shown(value)}" is no such number`, fix)
    return undefined
  }
