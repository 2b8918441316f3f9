import { foldName } from './foldName.ts'
import type { EntryId } from './ids.ts'
import type { KnownEntry, KnownWorld } from './knownWorld.ts'
import type { PartKind } from './parts.ts'
import { piecesOf } from './pieces.ts'
import { linkedNames, plainWords } from './prose.ts'
import { relationTypes } from './relationTypes.ts'

/** Something that a reader knows of an entry, in words. */
export interface KnownPart {
  readonly kind: PartKind
  /** What it is called: heading, speaker, label, tie and far end; the entry's own name. */
  readonly name: string
  /** What it says, in the author's Markdown without links. */
  readonly words: string
}

/** All that a reader knows of an entry, the entry itself first; nothing when it is hidden from them. */
export function partsKnown(world: KnownWorld, id: EntryId): readonly KnownPart[] {
  const entry = world.get(id)
  if (entry === null) return []
  const ties = entry.relations.map(({ type, target, note }) => ({
    name: `${relationTypes[type].label}: ${world.get(target)?.name ?? ''}`,
    note,
  }))
  const back = world.incoming(id).map(({ source, relation: { type, note } }) => ({
    name: `${relationTypes[type].inverse}: ${source.name}`,
    note,
  }))
  return [
    { kind: 'entry', name: entry.name, words: entry.summary },
    ...piecesOf(entry).map(({ heading, body }): KnownPart => ({
      kind: 'section',
      name: heading,
      words: plainWords(body),
    })),
    ...entry.claims.map(({ by, text, status }): KnownPart => ({
      kind: 'claim',
      name: by,
      words: status === 'overturned' ? `${text} (overturned)` : text,
    })),
    ...entry.attributes.map(({ label, value }): KnownPart => ({
      kind: 'attribute',
      name: label,
      words: value,
    })),
    ...[...ties, ...back].map(({ name, note }): KnownPart => ({
      kind: 'relation',
      name,
      words: note,
    })),
    ...entry.aliases.map(({ name }): KnownPart => ({ kind: 'alias', name, words: '' })),
    ...(entry.image === null
      ? []
      : [{ kind: 'image', name: '', words: entry.image.alt } satisfies KnownPart]),
  ]
}

/**
 * What the reader of `fuller` knows of an entry and the reader of `lesser` does not. Between a GM
 * and an audience, that is what the audience would miss; between an audience after a reveal and
 * before it, or between an audience and everybody, what it would learn.
 */
export function knowledgeGap(
  fuller: KnownWorld,
  lesser: KnownWorld,
  id: EntryId,
): readonly KnownPart[] {
  const known = new Map<string, number>()
  const nameOf = (part: KnownPart): string => JSON.stringify([part.kind, part.name, part.words])
  for (const part of partsKnown(lesser, id))
    known.set(nameOf(part), (known.get(nameOf(part)) ?? 0) + 1)
  return partsKnown(fuller, id).filter((part) => {
    const left = known.get(nameOf(part)) ?? 0
    known.set(nameOf(part), left - 1)
    return left <= 0
  })
}

/**
 * The entries that an entry's prose links to, as far as the reader of `lesser` may read it, and
 * that this reader may not know: for them, the link is plain words.
 */
export function plainMentions(
  fuller: KnownWorld,
  lesser: KnownWorld,
  id: EntryId,
): readonly KnownEntry[] {
  const shown = lesser.get(id)
  const names = shown === null ? [] : piecesOf(shown).flatMap(({ body }) => linkedNames(body))
  const found = names.flatMap((name) => {
    const target = fuller.resolve(name)
    return target.kind === 'found' && lesser.get(target.entry.id) === null ? target.entry : []
  })
  return [...new Set(found)]
}

/**
 * The entries that the reader of `lesser` may not know and that the prose calls by their names, or
 * by another name that only the reader of `fuller` knows. In the order of their names.
 */
export function secretNames(
  prose: string,
  fuller: KnownWorld,
  lesser: KnownWorld,
): readonly KnownEntry[] {
  const words = foldName(prose)
  if (words === '') return []
  return fuller.entries.filter((entry) => {
    const shown = lesser.get(entry.id)
    const told = shown === null ? [] : [shown.name, ...shown.aliases.map(({ name }) => name)]
    return [entry.name, ...entry.aliases.map(({ name }) => name)].some(
      (name) => !told.includes(name) && isSaid(foldName(name), words),
    )
  })
}

// Scripts that put no space between words have no ends of words to look at.
const partOfWord =
  /(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}])[\p{L}\p{N}]/u

/** Whether a folded name stands in a folded text, and not as a part of longer words. */
function isSaid(name: string, words: string): boolean {
  if (name === '') return false
  for (let at = words.indexOf(name); at !== -1; at = words.indexOf(name, at + 1)) {
    const before = Array.from(words.slice(Math.max(0, at - 2), at)).at(-1) ?? ''
    const after = Array.from(words.slice(at + name.length, at + name.length + 2))[0] ?? ''
    if (!partOfWord.test(before) && !partOfWord.test(after)) return true
  }
  return false
}
