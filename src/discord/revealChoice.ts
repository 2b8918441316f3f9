import { UserError } from '../errors.ts'
import type { Entry } from '../lore/entry.ts'
import { withRevelations } from '../lore/revelation.ts'
import type { KnownWorld } from '../lore/knownWorld.ts'
import { keyedParts, type KeyedPart } from '../lore/parts.ts'
import { canSee, type RevealAudience } from '../lore/visibility.ts'
import type { GmContext } from './context.ts'
import { customId } from './customId.ts'
import { knownEntry } from './lookUp.ts'
import { audienceOfCode, codeOf } from './revealAudience.ts'

/** Hidden parts in one menu: as many as it holds, and as one word of a custom id can name. */
export const partsPerMenu = 25

/** A hidden part of an entry, and whether it can be made known to an audience today. */
export interface OfferedPart extends KeyedPart {
  /** From 0, among all hidden parts of this revision of the entry. */
  readonly place: number
  readonly state: 'open' | 'waits' | 'known'
}

/** An entry's hidden parts, as they stand to those who might learn of them. */
export interface Offer {
  readonly entry: Entry
  readonly audience: RevealAudience | null
  /** What each of the audience knows now. */
  readonly before: KnownWorld
  readonly parts: readonly OfferedPart[]
}

/** Throws a UserError when there is no such entry, or the audience's code was forged. */
export async function offerOf([id, to]: readonly string[], ctx: GmContext): Promise<Offer> {
  const { id: known } = knownEntry(id, ctx.lore)
  const audience = audienceOfCode(to)
  const entry = await ctx.gm.store.authoring.entry(known)
  if (entry === null) throw new UserError('That entry is no longer in the campaign.')
  const before = await ctx.audience(audience)
  const made = (await ctx.gm.store.reveals.list(mostReveals, known)).filter(
    ({ undoneAt }) => undoneAt === null,
  )
  const told = withRevelations(
    entry,
    made.map(({ part, audience: to, day }) => ({ part, audience: to, from: day })),
  )
  const stateOf = ({ visibility }: KeyedPart): OfferedPart['state'] => {
    if (canSee(visibility, before.viewer, before.today)) return 'known'
    return visibility.until !== null && visibility.until > before.today ? 'waits' : 'open'
  }
  // A reveal changes neither the order of the parts nor their keys.
  const parts = [...keyedParts(told)]
    .filter(({ visibility }) => visibility.level === 'hidden')
    .map((part, place): OfferedPart => ({ ...part, place, state: stateOf(part) }))
  return { entry, audience, before, parts }
}

/** More than anybody makes of one entry. */
const mostReveals = 10_000

/** The entry's revision as a word of a custom id: what was chosen holds for this one alone. */
export const revisionOf = ({ entry }: Offer): string => entry.revision.toString(36)

/** What a GM chose of an offer. */
export interface Chosen extends Offer {
  readonly chosen: readonly OfferedPart[]
}

/** The custom id of an action on a choice: entry, audience, revision, the menu's number and a bit for each part. */
export function choiceId(
  action: string,
  offer: Offer,
  places: readonly number[],
  ...more: readonly number[]
): string {
  const menu = Math.floor((places[0] ?? 0) / partsPerMenu)
  const bits = places.reduce((sum, place) => sum + 2 ** (place - menu * partsPerMenu), 0)
  return customId(
    action,
    offer.entry.id,
    codeOf(offer.audience),
    revisionOf(offer),
    `${menu}.${bits.toString(36)}`,
    ...more,
  )
}

/** What such a custom id means, looked up again. Throws a UserError when it was overtaken. */
export async function chosenBy(parts: readonly string[], ctx: GmContext): Promise<Chosen> {
  const offer = await offerOf(parts, ctx)
  const [, , revision, word = ''] = parts
  const [, menu = '', digits = ''] = /^(\d{1,3})\.([0-9a-z]{1,5})$/.exec(word) ?? []
  const bits = Number.parseInt(digits, 36)
  const first = Number(menu) * partsPerMenu
  const places = Array.from({ length: partsPerMenu }, (_, bit) => bit)
    .filter((bit) => Math.floor(bits / 2 ** bit) % 2 === 1)
    .map((bit) => first + bit)
  return choose(offer, revision, places)
}

/** Throws a UserError when the entry was edited or what was chosen is not hidden any more. */
export function choose(
  offer: Offer,
  revision: string | undefined,
  places: readonly number[],
): Chosen {
  const chosen = offer.parts.filter(({ place }) => places.includes(place))
  const menus = new Set(places.map((place) => Math.floor(place / partsPerMenu)))
  const all = chosen.length === places.length && menus.size === 1
  if (revision !== revisionOf(offer) || !all)
    throw new UserError('The entry was edited meanwhile. Choose again with `/reveal part`.')
  const open = chosen.filter(({ state }) => state === 'open')
  if (open.length === 0)
    throw new UserError('Nothing of that is hidden from them any more. See `/reveal list`.')
  return { ...offer, chosen: open }
}
