import type { ImpreciseDate } from '../calendar/impreciseDate.ts'
import type {
  Alias,
  Attribute,
  Claim,
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
  readonly visibility?: Partial<Visibility>
}

export function documentOf(content: EntryContent<EntryId>): EntryDocument {
  const { kind, name, aliases, tags, summary, date, attributes, relations } = content
  const { claims, sections, image, color, masthead } = content
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
  }
}

/** The content that a document holds. What all entries share is one value in memory. */
export const contentOf = (document: EntryDocument): EntryContent<EntryId> => ({
  kind: document.kind,
  name: document.name,
  aliases: document.aliases?.map(wholePart) ?? nothing,
  tags: document.tags ?? nothing,
  summary: document.summary ?? '',
  date: document.date ?? null,
  attributes: document.attributes?.map(wholePart) ?? nothing,
  relations: document.relations?.map(wholePart) ?? nothing,
  claims: document.claims?.map(wholePart) ?? nothing,
  sections: document.sections?.map(wholePart) ?? nothing,
  image: document.image === undefined ? null : wholePart(document.image),
  color: document.color ?? null,
  masthead: document.masthead ?? '',
  visibility: wholeVisibility(document.visibility),
})

const nothing: readonly never[] = []

function storedPart<Part extends { readonly visibility: Visibility }>(part: Part): Stored<Part> {
  const { visibility, ...rest } = part
  return { ...rest, ...storedVisibility(visibility) }
}

const wholePart = <Part extends { readonly visibility: Visibility }>(stored: Stored<Part>): Part =>
  // Putting the visibility back makes it a Part again; the compiler can't follow Omit that far.
  ({ ...stored, visibility: wholeVisibility(stored.visibility) }) as unknown as Part

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
