import { claimStatuses, type Alias, type Attribute, type Claim, type Image } from '../lore/entry.ts'
import { limits } from '../lore/limits.ts'
import { everyone } from '../lore/visibility.ts'
import { guarded, optional, readFields, required, shown, type Reader } from './fields.ts'
import { checkOverturned } from './overturned.ts'
import { date, listOf, name, oneOf, text } from './readers.ts'
import { visibility } from './visibilityField.ts'

/** Something read, with where it was written. */
export type At<T> = T & { readonly at: number }

const aliasFields = {
  name: required(name(limits.alias), 'name: Haren Det'),
  visibility: guarded(visibility),
}

/** Another name: a text, or {name, visibility}. */
export const alias: Reader<At<Alias>> = (node, context) => {
  const { values } =
    node.kind === 'text'
      ? { values: { name: name(limits.alias)(node, context), visibility: everyone } }
      : (readFields(node, aliasFields, context) ?? {})
  if (values?.name === undefined) return undefined
  return { name: values.name, visibility: values.visibility ?? everyone, at: node.at }
}

const attributeFields = {
  value: required(text(limits.value), 'value: Betazoid'),
  visibility: guarded(visibility),
}

/** A map of labels to texts, or to {value, visibility}. */
export const attributes: Reader<readonly Attribute[]> = (node, context) => {
  if (node.kind !== 'map') {
    context.fault(
      node.at,
      'attributes that are no map',
      'Write one to a line, as "Species: Betazoid".',
    )
    return undefined
  }
  return node.fields.flatMap(({ key, at, value: given }) => {
    const label = text(limits.label)({ kind: 'text', at, value: key, plain: false }, context)
    const { values } =
      given.kind === 'text'
        ? { values: { value: text(limits.value)(given, context), visibility: everyone } }
        : (readFields(given, attributeFields, context) ?? {})
    if (label === undefined || values?.value === undefined) return []
    return [{ label, value: values.value, visibility: values.visibility ?? everyone }]
  })
}

const claimFields = {
  claim: required(text(limits.claim), 'claim: The Maquis Reborn did it.'),
  by: required(text(limits.claimant), 'by: Starfleet Intelligence'),
  source: optional(text(limits.source)),
  date: optional(date),
  status: required(oneOf('status', claimStatuses), 'status: claimed'),
  'overturned-by': guarded(text(Math.max(limits.claimant, limits.source))),
  visibility: guarded(visibility),
}

/** One account of an incident, with where it says what became of it. */
const claim: Reader<{ readonly claim: Claim; readonly at: number }> = (node, context) => {
  const { values, places } = readFields(node, claimFields, context) ?? {}
  if (values?.claim === undefined || values.by === undefined || values.status === undefined) {
    return undefined
  }
  const { claim: words, by, source = '', date: said = null, status } = values
  const overturnedBy = values['overturned-by']
  return {
    claim: {
      text: words,
      by,
      source,
      date: said,
      status,
      ...(overturnedBy === undefined ? {} : { overturnedBy }),
      visibility: values.visibility ?? everyone,
    },
    at: places?.get('overturned-by') ?? places?.get('status') ?? node.at,
  }
}

/** All accounts of an incident, in the order in which they were given. */
export const claims: Reader<readonly Claim[]> = (node, context) => {
  const faults = context.faults.length
  const read = listOf(claim)(node, context)
  const all = read?.map((one) => one.claim)
  // What is missing, or not known, because of another fault makes no fault of its own.
  if (all !== undefined && context.faults.length === faults)
    read?.forEach((one, place) => {
      checkOverturned(one.claim, one.at, all.slice(place + 1), context)
    })
  return all
}

/** A path below the campaign's folder, with forward slashes. */
const imagePath: Reader<At<{ readonly file: string }>> = (node, context) => {
  const file = text(200)(node, context)
  if (file === undefined) return undefined
  const inside = file.split('/').every((part) => part !== '' && !part.startsWith('.'))
  if (inside && !/[\\:]/.test(file)) return { file: file.normalize('NFC'), at: node.at }
  context.fault(
    node.at,
    `an image outside the campaign's folder, "${shown(file)}"`,
    'Give its path from the campaign\'s folder, as "images/kalre.png".',
  )
  return undefined
}

const imageFields = {
  file: required(imagePath, 'file: images/kalre.png'),
  alt: required(text(limits.alt), 'alt: A grey-haired man at a viewport'),
  visibility: guarded(visibility),
}

/** An entry's image, with where its file is named. */
export const image: Reader<At<Image>> = (node, context) => {
  const { values } = readFields(node, imageFields, context) ?? {}
  if (values?.file === undefined || values.alt === undefined) return undefined
  return { ...values.file, alt: values.alt, visibility: values.visibility ?? everyone }
}

/** A colour as '#rrggbb', to 0xRRGGBB. */
export const color: Reader<number> = (node, context) => {
  const value = node.kind === 'text' ? node.value.trim() : ''
  const [, digits] = /^#?([0-9a-f]{6})$/i.exec(value) ?? []
  if (digits !== undefined) return Number.parseInt(digits, 16)
  context.fault(
    node.at,
    value === '' ? 'a colour without a value' : `"${shown(value)}" is no colour`,
    "Write it as '#c8102e', between quotes: without them YAML takes it for a comment.",
  )
  return undefined
}
