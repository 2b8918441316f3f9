import type { Relation } from '../lore/entry.ts'
import { limits } from '../lore/limits.ts'
import { relationTypes, type RelationType } from '../lore/relationTypes.ts'
import { everyone } from '../lore/visibility.ts'
import { guarded, optional, readFields, required, type Reader } from './fields.ts'
import { date, oneOf, reference, text, type NameAt } from './readers.ts'
import { visibility } from './visibilityField.ts'

/** A relation whose target is still a name. */
export type NamedRelation = Relation<NameAt>

/** A relation with nothing said beyond its type and target. */
export const plainRelation = (type: RelationType, target: NameAt): NamedRelation => ({
  type,
  target,
  from: null,
  until: null,
  note: '',
  visibility: everyone,
})

const partyFields = {
  name: required(reference, 'name: Nikael Kalre'),
  role: optional(text(limits.note)),
  visibility: guarded(visibility),
}

/** A party to an incident: a name, or {name, role, visibility}. */
export const party: Reader<NamedRelation> = (node, context) => {
  if (node.kind === 'text') {
    const target = reference(node, context)
    return target === undefined ? undefined : plainRelation('party', target)
  }
  const { values } = readFields(node, partyFields, context) ?? {}
  if (values?.name === undefined) return undefined
  const { name, role: note = '', visibility = everyone } = values
  return { ...plainRelation('party', name), note, visibility }
}

// The object's type says that these are its keys.
const types = Object.keys(relationTypes) as RelationType[]

const fields = {
  type: required(oneOf('relation type', types), 'type: member of'),
  to: required(reference, 'to: Maquis Reborn'),
  from: optional(date),
  until: optional(date),
  note: optional(text(limits.note)),
  visibility: guarded(visibility),
}

/** An entry of the list `relations`. */
export const relation: Reader<NamedRelation> = (node, context) => {
  const { values, places } = readFields(node, fields, context) ?? {}
  if (values?.type === undefined || values.to === undefined) return undefined
  const { type, to: target, from = null, until = null, note = '' } = values
  if ((from?.earliest ?? -Infinity) > (until?.latest ?? Infinity)) {
    const at = places?.get('until') ?? node.at
    context.fault(at, 'a relation that ends before it begins', 'Correct "from" or "until".')
  }
  return { type, target, from, until, note, visibility: values.visibility ?? everyone }
}
