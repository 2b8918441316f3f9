import type { TemplateFault } from '../calendar/braces.ts'
import { splitTemplate } from '../calendar/braces.ts'
import { nearestNames } from '../lore/nearestNames.ts'

/** The fields that any bulletin's headline, dateline and story may have; `fieldsOf` tells whose. */
export const bulletinFields = [
  'event',
  'ordinal',
  'Ordinal',
  'years',
  'yearCount',
  'place',
  'parties',
  'eventDate',
  'month',
  'year',
  'list',
  'today',
  'outlet',
] as const
export type BulletinField = (typeof bulletinFields)[number]

/** What fields stand for, as plain text; one that is absent or "" can't be printed. */
export type FieldValues = Readonly<Partial<Record<BulletinField, string>>>

const isField = (name: string): name is BulletinField =>
  bulletinFields.some((field) => field === name)

/** All that is wrong with a template that may have some fields, in the order of the text. */
export function templateFaults(
  template: string,
  fields: readonly BulletinField[] = bulletinFields,
): readonly TemplateFault[] {
  const { pieces, faults } = splitTemplate(template)
  const unknown = pieces
    .filter((piece) => piece.kind === 'field')
    .filter(({ field }) => !fields.some((known) => known === field))
    .map(({ field, offset }) => ({
      offset,
      message: isField(field) ? `nothing fills {${field}} in here` : `there is no field {${field}}`,
      fix: fixFor(field, fields),
    }))
  return [...faults, ...unknown].toSorted((a, b) => a.offset - b.offset)
}

function fixFor(field: string, fields: readonly BulletinField[]): string {
  // {Ordinal} and {ordinal} are equally near to a slip; its own capital decides.
  const [capital] = field
  const alike = (name: string) => Number(name[0] !== capital)
  const candidates = fields.toSorted((a, b) => alike(a) - alike(b))
  const [nearest] = isField(field) ? [] : nearestNames(field, candidates, 1)
  return nearest === undefined
    ? `The fields are ${fields.map((name) => `{${name}}`).join(', ')}. For braces as such write {{ and }}.`
    : `Did you mean {${nearest}}?`
}

/** A template filled in, or the fields that it asks for and that have no value. */
export type Filled =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'lacking'; readonly fields: readonly string[] }

/** Fills in a template; `write` prepares each value for the text around it. */
export function fillTemplate(
  template: string,
  values: FieldValues,
  write: (value: string, field: string) => string = (value) => value,
): Filled {
  const lacking = new Set<string>()
  const text = splitTemplate(template)
    .pieces.map((piece) => {
      if (piece.kind === 'text') return piece.text
      const value = isField(piece.field) ? values[piece.field] : undefined
      if (value === undefined || value === '') lacking.add(piece.field)
      return write(value ?? '', piece.field)
    })
    .join('')
  return lacking.size === 0 ? { kind: 'text', text } : { kind: 'lacking', fields: [...lacking] }
}
