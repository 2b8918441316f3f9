import type { DayNumber } from '../calendar/day.ts'
import type { Entry, EntryKind, Relation } from './entry.ts'
import type { EntryId } from './ids.ts'
import type { Viewer } from './visibility.ts'

declare const known: unique symbol

/**
 * An entry with only the parts that its reader may see: aliases, attributes, claims, sections,
 * image, and relations whose far end the reader may see too. Only `perceive` makes one.
 */
export interface KnownEntry extends Entry {
  readonly [known]: true
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

/**
 * A campaign as one reader knows it on one in-universe day. Everything that commands read comes
 * from here: it was filtered first, so whatever is counted, sorted, searched or paged afterwards
 * can't tell of what was left out.
 */
export interface KnownWorld {
  readonly viewer: Viewer
  /** The in-universe day on which it is read. */
  readonly today: DayNumber
  /** In the order of their names. */
  readonly entries: readonly KnownEntry[]
  readonly get: (id: EntryId) => KnownEntry | null
  /** An id, a name, an alias (without case or accents), or up to five near names. */
  readonly resolve: (text: string, kinds?: readonly EntryKind[]) => Resolution
  /** Best first: exact, prefix, word prefix, alias, fuzzy. An empty text gives the likely ones. */
  readonly search: (
    text: string,
    options?: { readonly kinds?: readonly EntryKind[]; readonly limit?: number },
  ) => readonly KnownEntry[]
  /** The ties that other known entries have to this one. */
  readonly incoming: (id: EntryId) => readonly IncomingRelation[]
  /** The known entries that its prose links to, in order, without repeats. */
  readonly mentions: (entry: KnownEntry) => readonly KnownEntry[]
}
