import type { ImpreciseDate } from '../calendar/impreciseDate.ts'
import type {
  Alias,
  Attribute,
  Claim,
  DatelineStyle,
  Entry,
  EntryContent,
  Image,
  Relation,
  Section,
} from '../lore/entry.ts'
import type { EntryId } from '../lore/ids.ts'
import { everyone, type Visibility } from '../lore/visibility.ts'

/** A part as a document holds it: what has its usual value is left out. */
type Stored<Part extends { readonly visibility: Visibility }> = Omit<Part, 'visibility'> & {
  readonly visibility?: Partial<Visibility>
}

/**
 * An entry's content as JSON, in a revision. Whatever is empty, null or for everyone is left out,
 * which halves what is stored and read; later fields can join without rewriting history.
 */
export interface EntryDocument extends Pick<EntryContent<EntryId>, 'kind' | 'name'> {
  readonly aliases?: readonly Stored<Alias>[]
  readonly tags?: readonly string[]
  readonly summary?: string
  readonly date?: ImpreciseDate
  readonly attributes?: readonly Stored<Attribute>[]
  readonly relations?: readonly Stored<Relation>[]
  readonly claims?: readonly Stored<Claim>[]
  readonly sections?: readonly Stored<Section>[]
  readonly image?: Stored<Image>
  readonly color?: number
  readonly masthead?: string
  readonly datelineStyle?: DatelineStyle
  readonly visibility?: Partial<Visibility>
}

export function documentOf(content: EntryContent<EntryId>): EntryDocument {
  const { kind, name, aliases, tags, summary, date, attributes, relations } = content
  const { claims, sections, image, color, masthead, datelineStyle } = content
  return {
    kind,
    name,
    ...storedVisibility(content.visibility),
    ...(aliases.length > 0 && { aliases: aliases.map(storedPart) }),
    ...(tags.length > 0 && { tags }),
    ...(summary !== '' && { summary }),
    ...(date !== null && { date }),
    ...(attributes.length > 0 && { attributes: attributes.map(storedPart) }),
    ...(relations.length > 0 && { relations: relations.map(storedPart) }),
    ...(claims.length > 0 && { claims: claims.map(storedPart) }),
    ...(sections.length > 0 && { sections: sections.map(storedPart) }),
    ...(image !== null && { image: storedPart(image) }),
    ...(color !== null && { color }),
    ...(masthead !== '' && { masthead }),
    ...(datelineStyle !== 'upper' && { datelineStyle }),
  }
}

/** Gives one and the same string for all that are equal, so that memory holds it once. */
export type Share = <Text extends string>(text: Text) => Text

/** What the database keeps of an entry beside its document. */
export type EntryFacts = Pick<Entry, 'id' | 'key' | 'revision' | 'changedAt'>

/**
 * The entry that a document holds. Campaigns are kept in memory with thousands of these: each
 * object is written out in one piece, which takes half the room of a copy with something added,
 * and what many entries have in common is one value.
 */
export const entryOf = (
  { id, key, revision, changedAt }: EntryFacts,
  document: EntryDocument,
  share: Share,
): Entry => ({
  id,
  key,
  revision,
  changedAt,
  kind: document.kind,
  name: document.name,
  aliases:
    document.aliases?.map(({ name, visibility }) => ({
      name,
      visibility: wholeVisibility(visibility),
    })) ?? nothing,
  tags: document.tags ?? nothing,
  summary: document.summary ?? '',
  date: document.date ?? null,
  attributes:
    document.attributes?.map(({ label, value, visibility }) => ({
      label: share(label),
      value,
      visibility: wholeVisibility(visibility),
    })) ?? nothing,
  relations:
    document.relations?.map(({ type, target, from, until, note, visibility }) => ({
      type: share(type),
      target: share(target),
      from,
      until,
      note,
      visibility: wholeVisibility(visibility),
    })) ?? nothing,
  claims: document.claims?.map(claimOf) ?? nothing,
  sections:
    document.sections?.map(({ heading, body, visibility }) => ({
      heading: share(heading),
      body,
      visibility: wholeVisibility(visibility),
    })) ?? nothing,
  image: document.image === undefined ? null : imageOf(document.image),
  color: document.color ?? null,
  masthead: document.masthead ?? '',
  datelineStyle: document.datelineStyle ?? 'upper',
  visibility: wholeVisibility(document.visibility),
})

function claimOf({ visibility: stored, ...claim }: Stored<Claim>): Claim {
  const { text, by, source, date, status, overturnedBy } = claim
  const visibility = wholeVisibility(stored)
  return overturnedBy === undefined
    ? { text, by, source, date, status, visibility }
    : { text, by, source, date, status, overturnedBy, visibility }
}

const imageOf = ({ file, alt, visibility }: Stored<Image>): Image => ({
  file,
  alt,
  visibility: wholeVisibility(visibility),
})

const nothing: readonly never[] = []

function storedPart<Part extends { readonly visibility: Visibility }>(part: Part): Stored<Part> {
  const { visibility, ...rest } = part
  return { ...rest, ...storedVisibility(visibility) }
}

function storedVisibility(visibility: Visibility): { readonly visibility?: Partial<Visibility> } {
  const { level, roles, users, until } = visibility
  const stored: Partial<Visibility> = {
    ...(level !== everyone.level && { level }),
    ...(roles.length > 0 && { roles }),
    ...(users.length > 0 && { users }),
    ...(until !== null && { until }),
  }
  return Object.keys(stored).length === 0 ? {} : { visibility: stored }
}

const wholeVisibility = (stored: Partial<Visibility> | undefined): Visibility =>
  stored === undefined ? everyone : { ...everyone, ...stored }
