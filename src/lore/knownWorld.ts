import type { DayNumber } from '../calendar/day.ts'
import type { Alias, Attribute, Claim, Entry, EntryKind, Image, Relation } from './entry.ts'
import type { EntryId } from './ids.ts'
import type { Viewer, Visibility } from './visibility.ts'

declare const known: unique symbol

/** A part as its readers have it: to whom else it was revealed is none of their business. */
type Told<Part> = Omit<Part, 'visibility'> & {
  readonly visibility: Omit<Visibility, 'revealed'>
}

/**
 * An entry with only the parts that its reader may see: aliases, attributes, claims, image, and
 * relations whose far end the reader may see too. Its prose comes from `KnownWorld.sections`.
 * It lacks what would tell of changes to hidden parts. Only `perceive` makes one.
 */
export interface KnownEntry extends Told<
  Omit<
    Entry,
    | 'revision'
    | 'changedAt'
    | 'sections'
    | 'aliases'
    | 'attributes'
    | 'relations'
    | 'claims'
    | 'image'
  >
> {
  readonly [known]: true
  readonly aliases: readonly Told<Alias>[]
  readonly attributes: readonly Told<Attribute>[]
  readonly relations: readonly Told<Relation>[]
  readonly claims: readonly Told<Claim>[]
  readonly image: Told<Image> | null
}

/** An entry's prose under one heading, its links replaced by the author's words for them. */
export interface KnownSection {
  readonly heading: string
  readonly text: string
  /** The same text in its order: what is not for everyone is kept apart for GMs. */
  readonly passages: readonly Passage[]
}

/** A stretch of a section. */
export interface Passage {
  readonly text: string
  /** Not for everyone: shown to GMs with a sign. */
  readonly secret: boolean
}

/** A tie seen from its far end. */
export interface IncomingRelation {
  readonly source: KnownEntry
  readonly relation: Relation
}

/** What a text stands for, when somebody typed it instead of choosing. */
export type Resolution =
  | { readonly kind: 'found'; readonly entry: KnownEntry }
  | { readonly kind: 'unclear'; readonly suggestions: readonly KnownEntry[] }

export interface SearchOptions {
  readonly kinds?: readonly EntryKind[]
  readonly limit?: number
}

/**
 * A campaign as one reader knows it on one in-universe day. Everything that commands read comes
 * from here: it was filtered first, so whatever is counted, sorted, searched or paged afterwards
 * can't tell of what was left out.
 */
export interface KnownWorld {
  readonly viewer: Viewer
  /** The in-universe day on which it is read. */
  readonly today: DayNumber
  /** The earlier day as of which it is told; null for the present. */
  readonly asOf: DayNumber | null
  /** In the order of their names. */
  readonly entries: readonly KnownEntry[]
  readonly get: (id: EntryId) => KnownEntry | null
  /** What is hidden within a section leaves no trace: what follows it goes on below what precedes it. */
  readonly sections: (entry: KnownEntry) => readonly KnownSection[]
  /** An id, a name, an alias (without case or accents), or up to five near names. */
  readonly resolve: (text: string, kinds?: readonly EntryKind[]) => Resolution
  /**
   * Best first: exact name, exact alias, prefix, prefix of a word, alias, fuzzy; among equals and
   * for an empty text, those with the most ties. At most `limit`, 25 by default.
   */
  readonly search: (text: string, options?: SearchOptions) => readonly KnownEntry[]
  /** The ties that other known entries have to this one, in the order of their sources' names. */
  readonly incoming: (id: EntryId) => readonly IncomingRelation[]
  /** The known entries that its prose links to, in order, without repeats. */
  readonly mentions: (entry: KnownEntry) => readonly KnownEntry[]
}
