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

/** A node in a few words, as a fault names it. */
export function shapeOf(node: YamlNode): string {
  if (node.kind === 'text') return node.value === '' ? 'nothing' : `"${shown(node.value)}"`
  return node.kind === 'list' ? 'a list' : 'a map of fields'
}

/** The fix for a word that is none of the known ones. */
export function chooseFrom(word: string, known: readonly string[]): string {
  const [nearest] = nearestNames(word.slice(0, 200), known, 1)
  const all = `Known are: ${known.join(', ')}.`
  return nearest === undefined ? all : `Did you mean "${nearest}"? ${all}`
}
