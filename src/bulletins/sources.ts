import type { EntryId } from '../lore/ids.ts'
import type { KnownEntry, KnownWorld } from '../lore/knownWorld.ts'
import type { PartKind } from '../lore/parts.ts'
import { fingerprint } from './fingerprint.ts'
import { namesOf } from './story.ts'

/** An entry that a bulletin was written from, with a digest of what its readers saw of it. */
export interface Source {
  readonly entry: EntryId
  /** Which parts were used, a colon, and a fingerprint of them, as `story:1c3v…`. */
  readonly digest: string
}

/** A document's prose as it is printed below a story: all that its readers may see, with headings. */
export const printedText = (document: KnownEntry, world: KnownWorld): string =>
  world
    .sections(document)
    .map(({ heading, text }) => (heading === '' ? text : `### ${heading}\n${text}`))
    .join('\n\n')

/** What a bulletin can use of an entry, as far as its readers see it. */
const parts = {
  /** Of the incident that a story is about. */
  story: (entry: KnownEntry, world: KnownWorld) => [
    entry.name,
    entry.date?.notation,
    namesOf(entry, 'took place at', world),
    namesOf(entry, 'party', world),
    entry.claims.map(({ text, by, source, date, status }) => {
      return [text, by, source, date?.notation, status]
    }),
  ],
  /** Of an incident that stands in a list. */
  line: (entry: KnownEntry) => [entry.name, entry.date?.notation],
  /** Of a document that is printed along. */
  text: (entry: KnownEntry, world: KnownWorld) => [entry.name, printedText(entry, world)],
} as const satisfies Record<string, (entry: KnownEntry, world: KnownWorld) => unknown>

export type SourcePart = keyof typeof parts

/** What of an entry its readers can learn from each of these. */
const learned: Readonly<Record<SourcePart, readonly PartKind[]>> = {
  story: ['entry', 'relation', 'claim'],
  line: ['entry'],
  text: ['entry', 'section'],
}

const isPart = (name: string): name is SourcePart => Object.hasOwn(parts, name)

export const sourceOf = (entry: KnownEntry, part: SourcePart, world: KnownWorld): Source => ({
  entry: entry.id,
  digest: `${part}:${fingerprint(JSON.stringify(parts[part](entry, world)))}`,
})

/** Whether a reader of what was written from a source may have learned such a part of its entry. */
export function mayTell({ digest }: Source, kind: PartKind): boolean {
  const [part = ''] = digest.split(':')
  return isPart(part) && learned[part].includes(kind)
}

/** What became of a source since something was written from it. */
export interface SourceChange {
  readonly entry: EntryId
  readonly part: SourcePart
  /** What its readers see now; null when they see it no more. */
  readonly digest: string | null
}

/** Of a bulletin's sources those that its readers see otherwise now, or see no more. */
export const sourceChanges = (
  sources: readonly Source[],
  world: KnownWorld,
): readonly SourceChange[] =>
  sources.flatMap(({ entry: id, digest: before }) => {
    const [part = ''] = before.split(':')
    // Another version's digests can't be compared; they correct nothing.
    if (!isPart(part)) return []
    const entry = world.get(id)
    const digest = entry === null ? null : sourceOf(entry, part, world).digest
    return digest === before ? [] : [{ entry: id, part, digest }]
  })
