import type { Entry } from './entry.ts'
import { foldName } from './foldName.ts'
import type { Visibility } from './visibility.ts'

/** What can be hidden and revealed by itself: the whole entry, or one part of it. */
export const partKinds = [
  'entry',
  'section',
  'claim',
  'attribute',
  'relation',
  'alias',
  'image',
] as const
export type PartKind = (typeof partKinds)[number]

/**
 * How a part of an entry is found again after its file was edited and imported anew. Parts have no
 * ids of their own: authors write texts, not numbers.
 */
export interface PartKey {
  readonly kind: PartKind
  /** What it is called: heading, speaker, label, tie and far end, folded; "" for the entry, the image. */
  readonly name: string
  /** What it said when the key was made. */
  readonly content: string
}

/** A part of an entry with its key. */
export interface KeyedPart {
  readonly key: PartKey
  readonly visibility: Visibility
}

type Content = Pick<
  Entry,
  'visibility' | 'sections' | 'claims' | 'attributes' | 'relations' | 'aliases' | 'image'
>

/** The entry itself and all its parts, in the order of `partKinds`, then of the author. */
export function* keyedParts(entry: Content): Iterable<KeyedPart> {
  const keyed = (kind: PartKind, name: string, content: string, visibility: Visibility) => ({
    key: { kind, name, content },
    visibility,
  })
  yield keyed('entry', '', '', entry.visibility)
  for (const one of entry.sections)
    yield keyed('section', foldName(one.heading), one.body, one.visibility)
  for (const one of entry.claims) yield keyed('claim', foldName(one.by), one.text, one.visibility)
  for (const one of entry.attributes)
    yield keyed('attribute', foldName(one.label), one.value, one.visibility)
  for (const { type, target, from, until, note, visibility } of entry.relations) {
    const told = JSON.stringify([from?.notation ?? '', until?.notation ?? '', note])
    yield keyed('relation', `${type} ${target}`, told, visibility)
  }
  for (const one of entry.aliases) yield keyed('alias', foldName(one.name), '', one.visibility)
  if (entry.image !== null) yield keyed('image', '', entry.image.file, entry.image.visibility)
}

/**
 * Which of `parts` a key means: those that still say the same; after an edit of the text, the one
 * that alone has its name. Where several share the name nobody can tell which one was meant, and a
 * wrong guess would tell a secret: then none.
 */
export function partsMeant(key: PartKey, parts: readonly KeyedPart[]): readonly KeyedPart[] {
  const named = parts.filter((part) => part.key.kind === key.kind && part.key.name === key.name)
  const same = named.filter((part) => part.key.content === key.content)
  if (same.length > 0) return same
  return named.length === 1 ? named : []
}
