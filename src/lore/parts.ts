import type { Claim, Entry } from './entry.ts'
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
  /** What it said when the key was made; of a claim more than its words: see `claimContent`. */
  readonly content: string
}

/** A part of an entry with its key. */
export interface KeyedPart {
  readonly key: PartKey
  /** What the author calls it; "" for the entry, a tie, the image. */
  readonly called: string
  readonly visibility: Visibility
}

type Content = Pick<
  Entry,
  'visibility' | 'sections' | 'claims' | 'attributes' | 'relations' | 'aliases' | 'image'
>

/** The entry itself and all its parts, in the order of `partKinds`, then of the author. */
export function* keyedParts(entry: Content): Iterable<KeyedPart> {
  const keyed = (
    kind: PartKind,
    called: string,
    content: string,
    visibility: Visibility,
  ): KeyedPart => ({ key: { kind, name: foldName(called), content }, called, visibility })
  yield keyed('entry', '', '', entry.visibility)
  for (const one of entry.sections) yield keyed('section', one.heading, one.body, one.visibility)
  for (const one of entry.claims) yield keyed('claim', one.by, claimContent(one), one.visibility)
  for (const one of entry.attributes) yield keyed('attribute', one.label, one.value, one.visibility)
  for (const { type, target, from, until, note, visibility } of entry.relations) {
    const content = JSON.stringify([from?.notation ?? '', until?.notation ?? '', note])
    const key = { kind: 'relation', name: `${type} ${target}`, content } as const
    yield { key, called: '', visibility }
  }
  for (const one of entry.aliases) yield keyed('alias', one.name, '', one.visibility)
  if (entry.image !== null) yield keyed('image', '', entry.image.file, entry.image.visibility)
}

// Never in what people write.
const unitSeparator = '\u001f'

/**
 * What a claim's key says of it: its words, then what tells it from another account of the same
 * speaker in the same words.
 */
export const claimContent = ({ text, source, date, status }: Claim): string =>
  [text, source, date?.notation ?? '', status].join(unitSeparator)

/** The words of a part and, of a claim, where they were said; "" where the key does not tell. */
export function wordsOfKey({ kind, content }: PartKey): {
  readonly words: string
  readonly source: string
} {
  if (kind !== 'claim') return { words: content, source: '' }
  const [words = '', source = ''] = content.split(unitSeparator)
  return { words, source }
}

/** Whether a key was made when those of claims held their words alone: it means all that say so. */
export const isWordsAlone = ({ kind, content }: PartKey): boolean =>
  kind === 'claim' && !content.includes(unitSeparator)

/**
 * Which of `parts` a key means: those that still say the same; after an edit, the one that alone has
 * its words, or else its name. Where several share them nobody can tell which one was meant, and a
 * wrong guess would tell a secret: then none.
 */
export function partsMeant(key: PartKey, parts: readonly KeyedPart[]): readonly KeyedPart[] {
  const named = parts.filter((part) => part.key.kind === key.kind && part.key.name === key.name)
  const same = named.filter((part) => part.key.content === key.content)
  if (same.length > 0) return same
  const { words } = wordsOfKey(key)
  const alike = named.filter((part) => wordsOfKey(part.key).words === words)
  if (alike.length === 1 || (alike.length > 0 && isWordsAlone(key))) return alike
  return named.length === 1 ? named : []
}
