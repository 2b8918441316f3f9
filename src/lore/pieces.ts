import type { Entry, Section } from './entry.ts'
import type { KnownEntry, KnownSection } from './knownWorld.ts'
import { plainWords } from './prose.ts'

/**
 * The prose that a reader knows of an entry in the pieces of its file: a hidden part ends one, and
 * the next begins after it, so where they end may tell of what is hidden. For finding again what a
 * key means, never for showing.
 */
export const piecesOf = (entry: KnownEntry): readonly Section[] =>
  // `perceive` leaves them in each entry that it makes, as far as its reader may see them.
  (entry as KnownEntry & Pick<Entry, 'sections'>).sections

/**
 * Pieces of prose as they are read: what follows each other under one heading is one section, as if
 * nothing stood between. `isSecret` tells which pieces a section keeps apart.
 */
export const sectionsOf = (
  pieces: readonly Section[],
  isSecret: (piece: Section) => boolean = () => false,
): readonly KnownSection[] =>
  runsOf(pieces, ({ heading }) => heading).map(([heading, section]) => ({
    heading,
    text: proseOf(section),
    passages: runsOf(section, isSecret).map(([secret, passage]) => ({
      text: proseOf(passage),
      secret,
    })),
  }))

const proseOf = (pieces: readonly Section[]): string =>
  plainWords(pieces.map(({ body }) => body).join('\n\n'))

/** Neighbours that are alike, with what they have in common. */
function runsOf<Item, Trait>(
  items: readonly Item[],
  traitOf: (item: Item) => Trait,
): ReadonlyArray<readonly [Trait, readonly Item[]]> {
  const runs: [Trait, Item[]][] = []
  for (const item of items) {
    const trait = traitOf(item)
    const last = runs.at(-1)
    if (last?.[0] === trait) last[1].push(item)
    else runs.push([trait, [item]])
  }
  return runs
}
