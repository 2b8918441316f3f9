import type { ImpreciseDate } from '../calendar/impreciseDate.ts'
import { foldName } from '../lore/foldName.ts'
import { limits } from '../lore/limits.ts'
import { nearestNames } from '../lore/nearestNames.ts'
import type { FileContext } from './fileContext.ts'
import type { YamlNode } from './yamlTree.ts'

/** Makes a value of a node, or notes what is wrong with it and gives undefined. */
export type Reader<T> = (node: YamlNode, context: FileContext) => T | undefined

/** A field of a map. */
export interface Field<T> {
  readonly read: Reader<T>
  /** A whole line that shows a required field; null for one that may be absent. */
  readonly example: string | null
  /** Whether a field without a value is read all the same, instead of being absent. */
  readonly guarded: boolean
}

export const required = <T>(read: Reader<T>, example: string): Field<T> => ({
  read,
  example,
  guarded: false,
})

export const optional = <T>(read: Reader<T>): Field<T> => ({ read, example: null, guarded: false })

/** An optional field whose value may not be forgotten, for forgetting it would tell a secret. */
export const guarded = <T>(read: Reader<T>): Field<T> => ({ read, example: null, guarded: true })

/** What a map's fields hold; undefined for one that is absent or at fault. */
export type ValuesOf<Fields extends Readonly<Record<string, Field<unknown>>>> = {
  readonly [Name in keyof Fields]: Fields[Name] extends Field<infer T> ? T | undefined : never
}

/** Where each field that is present was written, by its name. */
export type FieldPlaces = ReadonlyMap<string, number>

/** A map of known fields. Notes unknown and missing ones; a field left empty is absent. */
export function readFields<Fields extends Readonly<Record<string, Field<unknown>>>>(
  node: YamlNode,
  fields: Fields,
  context: FileContext,
): { readonly values: ValuesOf<Fields>; readonly places: FieldPlaces } | undefined {
  if (node.kind !== 'map') {
    context.fault(node.at, `${shapeOf(node)} instead of fields`, fieldsWanted(fields))
    return undefined
  }
  const values: Record<string, unknown> = {}
  const places = new Map<string, number>()
  for (const { key, at, value } of node.fields) {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined
    if (field === undefined) {
      context.fault(at, `unknown field "${shown(key)}"`, chooseFrom(key, Object.keys(fields)))
    } else if (field.guarded || !isEmpty(value)) {
      places.set(key, at)
      values[key] = field.read(value, context)
    }
  }
  const written = new Set(node.fields.filter(({ value }) => !isEmpty(value)).map(({ key }) => key))
  for (const [name, { example }] of Object.entries(fields)) {
    if (example !== null && !written.has(name)) {
      context.fault(node.at, `the field "${name}" is missing`, `Add it, as "${example}".`)
    }
  }
  // The loop above filled it from the readers of just these fields.
  return { values: values as ValuesOf<Fields>, places }
}

const isEmpty = (node: YamlNode): boolean => node.kind === 'text' && node.plain && node.value === ''

const fieldsWanted = (fields: object): string =>
  `Write one to a line, each with a colon: ${Object.keys(fields).join(', ')}.`

/** Text that came from the file, short enough to be repeated in a message. */
export const shown = (text: string): string => {
  const line = text
    .slice(0, 200)
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
  return line.length > 60 ? `${line.slice(0, 59).replace(/\p{Cs}$/u, '')}…` : line
}

function shapeOf(node: YamlNode): string {
  if (node.kind === 'text') return node.value === '' ? 'nothing' : `"${shown(node.value)}"`
  return node.kind === 'list' ? 'a list' : 'a map of fields'
}

/** The fix for a word that is none of the known ones. */
export function chooseFrom(word: string, known: readonly string[]): string {
  const [nearest] = nearestNames(word.slice(0, 200), known, 1)
  const all = `Known are: ${known.join(', ')}.`
  return nearest === undefined ? all : `Did you mean "${nearest}"? ${all}`
}

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
