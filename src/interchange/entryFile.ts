import { datelineStyles, entryKinds, type EntryContent, type EntryKind } from '../lore/entry.ts'
import { limits } from '../lore/limits.ts'
import type { RelationType } from '../lore/relationTypes.ts'
import { everyone } from '../lore/visibility.ts'
import { guarded, optional, readFields, required, type FieldPlaces } from './fields.ts'
import { date, listOf, name, oneOf, reference, text, type NameAt } from './readers.ts'
import type { FileContext } from './fileContext.ts'
import { splitFrontMatter } from './frontMatter.ts'
import type { Link } from './links.ts'
import { alias, attributes, claims, color, image, type At } from './partFields.ts'
import { party, plainRelation, relation, type NamedRelation } from './relationFields.ts'
import { readBody } from './sections.ts'
import { visibility } from './visibilityField.ts'
import { readYaml } from './yamlTree.ts'

/** An entry's file as far as it can be read alone: its names still lead nowhere. */
export interface EntryFile {
  readonly key: string
  readonly context: FileContext
  readonly content: EntryContent<NameAt>
  /** Where its own names are written, its name first. */
  readonly names: readonly At<{ readonly name: string }>[]
  readonly links: readonly Link[]
  readonly imageAt: number | null
}

/** A file of which no entry can be made, with the names that it would have had. */
export interface UnreadEntry {
  readonly names: readonly string[]
}

const fields = {
  kind: required(oneOf('kind', entryKinds), 'kind: faction'),
  name: required((node, context) => {
    const value = name()(node, context)
    return value === undefined ? undefined : { name: value, at: node.at }
  }, 'name: Maquis Reborn'),
  aliases: optional(listOf(alias)),
  tags: optional(listOf(text(limits.tag))),
  summary: required(text(limits.summary), 'summary: Who they are, in one or two sentences.'),
  date: optional(date),
  place: optional(reference),
  parties: optional(listOf(party)),
  author: optional(reference),
  outlet: optional(reference),
  relations: optional(listOf(relation)),
  claims: optional(claims),
  attributes: optional(attributes),
  image: optional(image),
  // Guarded, for an unquoted '#' makes a comment of it.
  color: guarded(color),
  masthead: optional(text(limits.masthead)),
  dateline: optional(oneOf('dateline', datelineStyles)),
  visibility: guarded(visibility),
}

/** Fields that only some kinds have a use for. */
const onlyFor: Readonly<Record<string, EntryKind>> = {
  parties: 'incident',
  claims: 'incident',
  outlet: 'document',
  masthead: 'outlet',
  dateline: 'outlet',
}

/** Reads one entry's Markdown. Everything that is wrong in it is noted in `context`. */
export function readEntryFile(key: string, context: FileContext): EntryFile | UnreadEntry {
  const parts = splitFrontMatter(context)
  if (parts === null) return unreadEntry(key, context)
  const tree = readYaml(context, parts.yamlStart, parts.yamlEnd)
  const { sections, links } = readBody(context, parts.bodyStart)
  const read = tree === null ? undefined : readFields(tree, fields, context)
  if (read === undefined) return unreadEntry(key, context)
  const { values, places } = read
  if (values.kind === undefined || values.name === undefined) {
    const aliases = (values.aliases ?? []).map(({ name }) => name)
    return { names: [...unreadEntry(key, context).names, ...aliases] }
  }
  refuseStrayFields(values.kind, places, context)

  const { place, author, outlet, aliases = [] } = values
  const relations: readonly NamedRelation[] = [
    ...tie(values.kind === 'incident' ? 'took place at' : 'located in', place),
    ...(values.parties ?? []),
    ...tie('written by', author),
    ...tie('published by', outlet),
    ...(values.relations ?? []),
  ]
  return {
    key,
    context,
    names: [values.name, ...aliases],
    links,
    imageAt: values.image?.at ?? null,
    content: {
      kind: values.kind,
      name: values.name.name,
      aliases: aliases.map(({ name, visibility }) => ({ name, visibility })),
      tags: values.tags ?? [],
      summary: values.summary ?? '',
      date: values.date ?? null,
      attributes: values.attributes ?? [],
      relations,
      claims: values.claims ?? [],
      sections,
      image:
        values.image === undefined
          ? null
          : {
              file: values.image.file,
              alt: values.image.alt,
              visibility: values.image.visibility,
            },
      color: values.color ?? null,
      masthead: values.masthead ?? '',
      datelineStyle: values.dateline ?? 'upper',
      visibility: values.visibility ?? everyone,
    },
  }
}

/** What a file that can't be read seems to call its entry, lest links to it be faults as well. */
export function unreadEntry(key: string, { text }: FileContext): UnreadEntry {
  const name = /^name:[ \t]*["']?([^\n"']{1,100})/m.exec(text)?.[1]
  const slug = key.slice(key.lastIndexOf('/') + 1).replaceAll('-', ' ')
  return { names: name === undefined ? [slug] : [slug, name] }
}

const tie = (type: RelationType, target: NameAt | undefined): readonly NamedRelation[] =>
  target === undefined ? [] : [plainRelation(type, target)]

function refuseStrayFields(kind: EntryKind, places: FieldPlaces, { fault }: FileContext): void {
  for (const [field, owner] of Object.entries(onlyFor)) {
    const at = places.get(field)
    if (at === undefined || kind === owner) continue
    const article = /^[aeiou]/.test(owner) ? 'an' : 'a'
    fault(
      at,
      `"${field}" on a ${kind}`,
      `Only ${article} ${owner} has it: remove it, or correct the kind.`,
    )
  }
}
