import {
  knowledgeGap,
  partsKnown,
  plainMentions,
  secretNames,
  type KnownPart,
} from '../lore/knowledge.ts'
import type { EntryId } from '../lore/ids.ts'
import type { KnownEntry, KnownWorld } from '../lore/knownWorld.ts'
import { partKinds, type PartKind } from '../lore/parts.ts'
import { shorten } from './components.ts'
import { plain } from './loreText.ts'

/** As each of these knows the campaign. */
interface Readings {
  /** The GM's. */
  readonly full: KnownWorld
  readonly audience: KnownWorld
  /** What anybody may know. */
  readonly everybody: KnownWorld
}

/** More names than these are counted. */
const mostNamed = 5
const mostName = 50
const mostNote = 300

/**
 * What a GM wants to know before an audience gets an entry to read: what it would miss, what it would
 * learn that not everybody knows, which names lead nowhere for it. One line each, of at most 300
 * characters; none where there is nothing to say.
 */
export function knowledgeNotes(
  id: EntryId,
  { full, audience, everybody }: Readings,
): readonly string[] {
  const notes = [
    ['Held back from them', partNames(knowledgeGap(full, audience, id))],
    ['Not for everybody', partNames(knowledgeGap(audience, everybody, id))],
    ['Plain words for them, no links', entryNames(plainMentions(full, audience, id))],
  ] as const
  return notes.flatMap(([title, named]) =>
    named === '' ? [] : [shorten(`${title}: ${named}`, mostNote)],
  )
}

/** A warning of at most 300 characters where words name what their readers may not know of. */
export function nameWarning(
  words: string,
  { full, audience }: Pick<Readings, 'full' | 'audience'>,
): readonly string[] {
  const names = entryNames(secretNames(words, full, audience))
  if (names === '') return []
  return [shorten(`⚠️ Named in what they read, though they may not know of it: ${names}`, mostNote)]
}

/** All words that an audience can read of an entry. */
export const wordsRead = (id: EntryId, audience: KnownWorld): string =>
  partsKnown(audience, id).map(said).join('\n')

const said = ({ name, words }: KnownPart): string => `${name}\n${words}`

const counted: Readonly<Record<PartKind, readonly [one: string, many: string]>> = {
  entry: ['the entry itself', 'the entry itself'],
  section: ['section', 'sections'],
  claim: ['account', 'accounts'],
  attribute: ['fact', 'facts'],
  relation: ['tie', 'ties'],
  alias: ['other name', 'other names'],
  image: ['picture', 'pictures'],
}

/** Parts in few words: `2 accounts (Nikael, Starfleet), 1 picture`; all of an entry is one of them. */
export function partNames(parts: readonly KnownPart[]): string {
  if (parts.some(({ kind }) => kind === 'entry')) return counted.entry[0]
  return partKinds
    .map((wanted) => ({ wanted, found: parts.filter(({ kind }) => kind === wanted) }))
    .filter(({ found }) => found.length > 0)
    .map(({ wanted, found }) => {
      const names = namesOf(found.map(({ name }) => name).filter((name) => name !== ''))
      const count = `${found.length} ${counted[wanted][found.length === 1 ? 0 : 1]}`
      return names === '' ? count : `${count} (${names})`
    })
    .join(', ')
}

const entryNames = (entries: readonly KnownEntry[]): string =>
  namesOf(entries.map(({ name }) => name))

function namesOf(names: readonly string[]): string {
  const told = names.slice(0, mostNamed).map((name) => plain(shorten(name, mostName)))
  const rest = names.length - told.length
  return [...told, ...(rest > 0 ? [`${rest} more`] : [])].join(', ')
}
