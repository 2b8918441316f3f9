import { UserError } from '../errors.ts'
import type { Entry } from '../lore/entry.ts'
import { asId, type EntryId } from '../lore/ids.ts'
import type { KnownWorld } from '../lore/knownWorld.ts'
import {
  keyedParts,
  wordsOfKey,
  type KeyedPart,
  type PartKey,
  type PartKind,
} from '../lore/parts.ts'
import { plainWords } from '../lore/prose.ts'
import type { GmContext } from './context.ts'

/** A part of an entry that waits for its reveal. */
export interface HiddenPart extends KeyedPart {
  /** Among all parts of the entry; holds for one revision of it. */
  readonly place: number
}

/** An entry with what of it a reveal can make known today. Throws a UserError when it is gone. */
export async function hiddenParts(
  id: EntryId,
  { gm, lore }: Pick<GmContext, 'gm' | 'lore'>,
): Promise<{ readonly entry: Entry; readonly hidden: readonly HiddenPart[] }> {
  const entry = await gm.store.authoring.entry(id)
  if (entry === null) throw new UserError('That entry is no longer in the campaign.')
  const hidden = Array.from(keyedParts(entry), (part, place) => ({ ...part, place })).filter(
    ({ visibility: { level, until } }) =>
      level === 'hidden' && (until === null || until <= lore.today),
  )
  return { entry, hidden }
}

/** What each kind of part is called on a page. */
export const partWords: Readonly<Record<PartKind, string>> = {
  entry: 'The entry itself',
  section: 'Section',
  claim: 'Account',
  attribute: 'Fact',
  relation: 'Tie',
  alias: 'Other name',
  image: 'Picture',
}

/** What it says, a claim with where it was said; a tie says all in its name. */
export function textOfPart(key: PartKey): string {
  if (key.kind === 'relation') return ''
  const { words, source } = wordsOfKey(key)
  const told = plainWords(words)
  return source === '' ? told : `${told} (${source})`
}

/** A part as far as it has a name. */
type Called = Pick<KeyedPart, 'key' | 'called'>

/** What it is called; a tie's key ends with the id of its far end. */
export function nameOfPart({ key: { kind, name }, called }: Called, lore: KnownWorld): string {
  if (kind !== 'relation') return called
  const at = name.lastIndexOf(' ')
  return `${name.slice(0, at)} ${lore.get(asId(name.slice(at + 1)))?.name ?? ''}`.trim()
}

/** A part as a line of a menu. */
export function labelOfPart(part: Called, lore: KnownWorld): string {
  const name = nameOfPart(part, lore)
  return `${partWords[part.key.kind]}${name === '' ? '' : `: ${name}`}`
}

/** A part as a choice in a menu, by its place among all parts. */
export const choiceOfPart = (part: KeyedPart, place: number, lore: KnownWorld) => ({
  label: labelOfPart(part, lore),
  value: String(place),
  description: textOfPart(part.key),
})
