import type { EntryKind } from './entry.ts'
import { foldName } from './foldName.ts'
import { takeCloseTerms } from './fuzzyTerms.ts'
import type { KnownEntry, Resolution, SearchOptions } from './knownWorld.ts'
import { placeOf, sortTerms, type SortedTerms } from './sortedTerms.ts'
import { foldedName } from './world.ts'

/** Finds entries by what people call them. */
export interface NameIndex {
  /** The entry of exactly this name or alias. */
  readonly named: (text: string) => KnownEntry | null
  readonly resolve: (text: string, kinds?: readonly EntryKind[]) => Resolution
  readonly search: (text: string, options?: SearchOptions) => readonly KnownEntry[]
}

// Discord shows no more choices: https://discord.com/developers/docs/interactions/application-commands#autocomplete
const mostChoices = 25
const mostSuggestions = 5
/** With fewer hits than this the spelling may be wrong, and near names join in. */
const tooFew = 5
/** So many terms that begin alike are put in the order of their likelihood. */
const mostWeighed = 200

/**
 * An index over entries given in the order of their names. `weight` tells which of them are likely
 * to be meant by somebody who has typed nothing yet: the heaviest first.
 */
export function createNameIndex(
  entries: readonly KnownEntry[],
  weight: (entry: KnownEntry) => number,
): NameIndex {
  const likely = entries
    .map((entry, place) => ({ entry, place, weight: weight(entry) }))
    .sort((a, b) => b.weight - a.weight || a.place - b.place)
    .map(({ entry }) => entry)
  // Terms lead to an entry's place among the likely ones.
  const names = sortTerms(likely.map((entry, rank) => ({ key: foldedName(entry), target: rank })))
  const aliases = sortTerms(
    likely.flatMap((entry, rank) =>
      entry.aliases.map(({ name }) => ({ key: foldName(name), target: rank })),
    ),
  )
  const nameWords = laterWords(names)
  const aliasWords = laterWords(aliases)
  // Of terms that are equally near, a whole name comes first.
  const spelled = [names, nameWords, aliases, aliasWords]

  const search = (text: string, options: SearchOptions = {}): readonly KnownEntry[] => {
    const { kinds, limit = mostChoices } = options
    const wanted = foldName(text)
    const found = new Set<KnownEntry>()
    /** False when that is enough. */
    const take = (rank: number): boolean => {
      const entry = likely[rank]
      if (entry !== undefined && isOf(kinds, entry)) found.add(entry)
      return found.size < limit
    }
    if (wanted === '') {
      likely.every((_, rank) => take(rank))
      return [...found]
    }
    const exactly = (key: string): boolean => key === wanted
    const beginning = (key: string): boolean => key.startsWith(wanted)
    const tiers = [
      [names, exactly],
      [aliases, exactly],
      [names, beginning],
      [nameWords, beginning],
      [aliases, beginning],
      [aliasWords, beginning],
    ] as const
    const asked = (rank: number): boolean => isOf(kinds, likely[rank])
    for (const [terms, matches] of tiers) {
      if (!likeliest(terms, wanted, matches, asked).every(take)) return [...found]
    }
    if (found.size < Math.min(tooFew, limit)) takeCloseTerms(spelled, wanted, take)
    return [...found]
  }

  const named = (text: string, kinds?: readonly EntryKind[]): KnownEntry | null => {
    const wanted = foldName(text)
    const exactly = (key: string): boolean => key === wanted
    const asked = (rank: number): boolean => isOf(kinds, likely[rank])
    const [rank] = likeliest(names, wanted, exactly, asked)
    const [other] = rank === undefined ? likeliest(aliases, wanted, exactly, asked) : [rank]
    return likely[other ?? -1] ?? null
  }

  return {
    named,
    resolve: (text, kinds) => {
      const entry = named(text, kinds)
      if (entry !== null) return { kind: 'found', entry }
      const options = { limit: mostSuggestions, ...(kinds === undefined ? {} : { kinds }) }
      return { kind: 'unclear', suggestions: foldName(text) === '' ? [] : search(text, options) }
    },
    search,
  }
}

const isOf = (kinds: readonly EntryKind[] | undefined, entry: KnownEntry | undefined): boolean =>
  entry !== undefined && (kinds === undefined || kinds.includes(entry.kind))

/**
 * Where the terms from `wanted` on lead to while `matches`, those asked for, the likeliest first.
 * Where very many begin alike, the first in the alphabet stand for all.
 */
function likeliest(
  terms: SortedTerms,
  wanted: string,
  matches: (key: string) => boolean,
  asked: (rank: number) => boolean,
): readonly number[] {
  const alike: number[] = []
  for (let place = placeOf(terms, wanted); alike.length < mostWeighed; place++) {
    const key = terms.keys[place]
    if (key === undefined || !matches(key)) break
    const rank = terms.targets[place] ?? 0
    if (asked(rank)) alike.push(rank)
  }
  return alike.sort((a, b) => a - b)
}

/** The terms from their second words on, from their third … */
function laterWords({ keys, targets }: SortedTerms): SortedTerms {
  return sortTerms(
    keys.flatMap((key, place) =>
      Array.from(key.matchAll(/[\s\-"'(]+(?=[\p{L}\p{N}])/gu), (gap) => ({
        key: key.slice(gap.index + gap[0].length),
        target: targets[place] ?? 0,
      })),
    ),
  )
}
