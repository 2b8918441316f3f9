import { foldName } from '../lore/foldName.ts'
import type { KnownEntry, KnownSection, KnownWorld } from '../lore/knownWorld.ts'
import type { KnownPart } from '../lore/knowledge.ts'
import type { Claim, Section } from '../lore/entry.ts'
import { claimContent, isWordsAlone, type PartKey } from '../lore/parts.ts'
import { piecesOf, sectionsOf } from '../lore/pieces.ts'
import { plainWords } from '../lore/prose.ts'
import type { Visibility } from '../lore/visibility.ts'

/** What stands for something that is held back: always as long, whatever it is. */
export const block = '████████'

/** Something that a GM had shown as a block, as its readers see it now: null while it is one. */
export type Redacted = KnownPart | null

/**
 * What became of the parts that a GM wanted shown as blocks, in the GM's order, as far as a reader
 * knows the entry. A part is known again by what it said: where its text was edited since, it stays
 * a block, for a wrong guess would tell a secret.
 */
export const redactedParts = (
  keys: readonly PartKey[],
  entry: KnownEntry,
  world: KnownWorld,
): readonly Redacted[] => keys.map((key) => partMeant(key, entry, world))

/** The part that a key means, if the reader knows it. */
export function partMeant(key: PartKey, entry: KnownEntry, world: KnownWorld): KnownPart | null {
  const { kind, name, content } = key
  const part = (called: string, words: string): KnownPart => ({ kind, name: called, words })
  switch (kind) {
    case 'entry':
      return part(entry.name, entry.summary)
    case 'section': {
      const found = piecesOf(entry).find((piece) => isPiece(piece, key))
      return found === undefined ? null : part(found.heading, plainWords(found.body))
    }
    case 'claim': {
      const found = entry.claims.find((claim) => isClaim(claim, key))
      return found === undefined ? null : part(found.by, found.text)
    }
    case 'attribute': {
      const found = entry.attributes.find(
        ({ label, value }) => foldName(label) === name && value === content,
      )
      return found === undefined ? null : part(found.label, found.value)
    }
    case 'relation': {
      const found = entry.relations.find(({ type, target }) => `${type} ${target}` === name)
      const other = found === undefined ? null : world.get(found.target)
      return found === undefined || other === null ? null : part(other.name, found.note)
    }
    case 'alias': {
      const found = entry.aliases.find((alias) => foldName(alias.name) === name)
      return found === undefined ? null : part(found.name, '')
    }
    case 'image':
      return entry.image?.file === content ? part('', entry.image.alt) : null
  }
}

/**
 * Of what was made known of an entry, that which its reader knows by a reveal now. What is hidden
 * again (by an edit, by a day that has not come or came back) is not to be spoken of.
 */
export function stillRevealed(
  keys: readonly PartKey[],
  entry: KnownEntry,
  world: KnownWorld,
): readonly PartKey[] {
  const isRevealed = ({ visibility }: { readonly visibility: Visibility }): boolean =>
    visibility.level === 'hidden'
  const { image } = entry
  const revealed = {
    ...entry,
    sections: piecesOf(entry).filter(isRevealed),
    claims: entry.claims.filter(isRevealed),
    attributes: entry.attributes.filter(isRevealed),
    relations: entry.relations.filter(isRevealed),
    aliases: entry.aliases.filter(isRevealed),
    image: image !== null && isRevealed(image) ? image : null,
  }
  return keys.filter((key) =>
    key.kind === 'entry' ? isRevealed(entry) : partMeant(key, revealed, world) !== null,
  )
}

/** The entry without what stands in the place of a block, so that it is not told twice. */
export function withoutRedacted(entry: KnownEntry, keys: readonly PartKey[]): KnownEntry {
  const claims = entry.claims.filter((claim) => !keys.some((key) => isClaim(claim, key)))
  return claims.length === entry.claims.length ? entry : { ...entry, claims }
}

/** Its prose without what stands in the place of a block. */
export const proseWithoutRedacted = (
  entry: KnownEntry,
  keys: readonly PartKey[],
): readonly KnownSection[] =>
  sectionsOf(piecesOf(entry).filter((piece) => !keys.some((key) => isPiece(piece, key))))

const isClaim = (claim: Claim, key: PartKey): boolean =>
  key.kind === 'claim' &&
  key.name === foldName(claim.by) &&
  contentsOf(claim, key).includes(key.content)

/** An overturned claim may be shown as it was made. */
const contentsOf = (claim: Claim, key: PartKey): readonly string[] =>
  isWordsAlone(key)
    ? [claim.text]
    : [claimContent(claim), claimContent({ ...claim, status: 'overturned' })]

const isPiece = ({ heading, body }: Section, { kind, name, content }: PartKey): boolean =>
  kind === 'section' && name === foldName(heading) && plainWords(body) === plainWords(content)
