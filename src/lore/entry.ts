import type { ImpreciseDate } from '../calendar/impreciseDate.ts'
import type { EntryId } from './ids.ts'
import type { RelationType } from './relationTypes.ts'
import type { Visibility } from './visibility.ts'

export const entryKinds = [
  'faction',
  'person',
  'place',
  'ship',
  'incident',
  'document',
  'outlet',
  'concept',
] as const
export type EntryKind = (typeof entryKinds)[number]

export const claimStatuses = [
  'claimed',
  'suspected',
  'confirmed',
  'disputed',
  'overturned',
] as const
export type ClaimStatus = (typeof claimStatuses)[number]

/** `upper` is ASTROFORI ONE; `stardate first` puts the day before the place. */
export const datelineStyles = ['upper', 'plain', 'stardate first'] as const
export type DatelineStyle = (typeof datelineStyles)[number]

/** Another name under which an entry is found. */
export interface Alias {
  readonly name: string
  readonly visibility: Visibility
}

/** A labelled fact, as "Species: Betazoid". */
export interface Attribute {
  readonly label: string
  readonly value: string
  readonly visibility: Visibility
}

/** A typed, possibly dated tie from the entry that holds it to `target`. */
export interface Relation<Target = EntryId> {
  readonly type: RelationType
  readonly target: Target
  readonly from: ImpreciseDate | null
  readonly until: ImpreciseDate | null
  readonly note: string
  readonly visibility: Visibility
}

/** One account of who or what was behind an incident. Later claims do not erase earlier ones. */
export interface Claim {
  readonly text: string
  /** Who says so, as text: a name or a description. */
  readonly by: string
  /** Where it was said. */
  readonly source: string
  /** The in-universe date on which it was said. */
  readonly date: ImpreciseDate | null
  readonly status: ClaimStatus
  /** Who says, or where it is said in, the later claim that overturned it; absent for whichever. */
  readonly overturnedBy?: string
  readonly visibility: Visibility
}

/** A stretch of Markdown under one heading; the lead has the heading "". */
export interface Section {
  readonly heading: string
  /** Markdown with `[[links]]` as the author wrote them. */
  readonly body: string
  readonly visibility: Visibility
}

export interface Image {
  /** Path below the campaign's folder, with forward slashes. */
  readonly file: string
  readonly alt: string
  readonly visibility: Visibility
}

/** What every entry is made of, whoever its relations' targets are named by. */
export interface EntryContent<Target> {
  readonly kind: EntryKind
  readonly name: string
  readonly aliases: readonly Alias[]
  readonly tags: readonly string[]
  /** One or two sentences of plain text. */
  readonly summary: string
  /** When it happened, was written, was founded. */
  readonly date: ImpreciseDate | null
  readonly attributes: readonly Attribute[]
  /** Place and parties of an incident are relations too: `took place at`, `party`. */
  readonly relations: readonly Relation<Target>[]
  readonly claims: readonly Claim[]
  readonly sections: readonly Section[]
  readonly image: Image | null
  /** Accent colour as 0xRRGGBB. */
  readonly color: number | null
  /** An outlet's line above each of its stories. */
  readonly masthead: string
  /** How an outlet writes where its stories come from. */
  readonly datelineStyle: DatelineStyle
  readonly visibility: Visibility
}

/** An entry as it stands in a campaign. */
export interface Entry extends EntryContent<EntryId> {
  readonly id: EntryId
  /** The author's stable name for it: the file's path below the campaign, without extension. */
  readonly key: string
  /** Counts the entry's changes from 1. */
  readonly revision: number
  /** Real time of the last change, ms since 1970. */
  readonly changedAt: number
}
