import { foldName } from './foldName.ts'
import { closeTerms, spellTerm, type SpelledTerm } from './fuzzyTerms.ts'
import type { KnownEntry, Resolution, SearchOptions } from './knownWorld.ts'
import type { EntryKind } from './entry.ts'

/** Finds entries by what people call them. */
export interface NameIndex {
  /** The entry of exactly this name or alias. */
  readonly named: (text: string) => KnownEntry | null
  readonly resolve: (text: string, kinds?: readonly EntryKind[]) => Resolution
  readonly search: (text: string, options?: SearchOptions) => readonly KnownEntry[]
}

/** A folded text that leads to an entry. */
interface Term {
  readonly key: string
  readonly entry: KnownEntry
  /** The entry's place among the likely ones, from 0. */
  readonly rank: number
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
  const ranked = likely.map((entry, rank) => ({ entry, rank }))
  const names = sorted(ranked.map((one) => ({ key: foldName(one.entry.name), ...one })))
  const aliases = sorted(
    ranked.flatMap((one) =>
      one.entry.aliases.map((alias) => ({ key: foldName(alias.name), ...one })),
    ),
  )
  const nameWords = sorted(names.flatMap(laterWords))
  const aliasWords = sorted(aliases.flatMap(laterWords))
  let spelled: readonly SpelledTerm<KnownEntry>[] | null = null
  const spelling = (): readonly SpelledTerm<KnownEntry>[] =>
    // In the order of the tiers below: of terms that are equally near, a whole name comes first.
    (spelled ??= [...names, ...nameWords, ...aliases, ...aliasWords].map(({ key, entry }) =>
      spellTerm(key, entry),
    ))

  const search = (text: string, options: SearchOptions = {}): readonly KnownEntry[] => {
    const { kinds, limit = mostChoices } = options
    const wanted = foldName(text)
    const found = new Set<KnownEntry>()
    const asked = ofKinds(kinds)
    const take = (entry: KnownEntry): boolean => found.add(entry).size < limit
    if (wanted === '') {
      likely.every((entry) => !asked(entry) || take(entry))
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
    for (const [terms, matches] of tiers) {
      if (!walk(terms, wanted, matches, asked, take)) return [...found]
    }
    if (found.size < Math.min(tooFew, limit)) {
      closeTerms(spelling(), wanted).filter(asked).every(take)
    }
    return [...found]
  }

  const named = (text: string, kinds?: readonly EntryKind[]): KnownEntry | null => {
    const wanted = foldName(text)
    const exactly = (key: string): boolean => key === wanted
    let match: KnownEntry | null = null
    const take = (entry: KnownEntry): boolean => {
      match = entry
      return false
    }
    const asked = ofKinds(kinds)
    if (walk(names, wanted, exactly, asked, take)) walk(aliases, wanted, exactly, asked, take)
    return match
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

const ofKinds =
  (kinds: readonly EntryKind[] | undefined) =>
  ({ kind }: KnownEntry): boolean =>
    kinds === undefined || kinds.includes(kind)

/**
 * Offers the terms from `wanted` on while `matches`, the likeliest first; false when `take` has had
 * enough. Where very many begin alike, the first in the alphabet stand for all.
 */
function walk(
  terms: readonly Term[],
  wanted: string,
  matches: (key: string) => boolean,
  asked: (entry: KnownEntry) => boolean,
  take: (entry: KnownEntry) => boolean,
): boolean {
  const alike: Term[] = []
  for (let place = lowerBound(terms, wanted); alike.length < mostWeighed; place++) {
    const term = terms[place]
    if (term === undefined || !matches(term.key)) break
    if (asked(term.entry)) alike.push(term)
  }
  return alike.sort((a, b) => a.rank - b.rank).every(({ entry }) => take(entry))
}

/** The place of the first term whose key is not before `wanted`. */
function lowerBound(terms: readonly Term[], wanted: string): number {
  let low = 0
  let high = terms.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const term = terms[middle]
    if (term !== undefined && term.key < wanted) low = middle + 1
    else high = middle
  }
  return low
}

/** The term from its second word on, from its third … */
function laterWords(term: Term): readonly Term[] {
  return Array.from(term.key.matchAll(/[\s\-"'(]+(?=[\p{L}\p{N}])/gu), (gap) => ({
    ...term,
    key: term.key.slice(gap.index + gap[0].length),
  }))
}

const sorted = (terms: readonly Term[]): readonly Term[] =>
  // The sort is stable: terms of one key stay in the order of likelihood.
  [...terms].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
