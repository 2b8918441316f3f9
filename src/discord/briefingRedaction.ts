import { block, partMeant, redactedParts, type Redacted } from '../briefings/redaction.ts'
import { UserError } from '../errors.ts'
import type { KnownEntry } from '../lore/knownWorld.ts'
import { keyedParts, type KeyedPart, type PartKey } from '../lore/parts.ts'
import type { Briefing } from '../store/store.ts'
import { writtenFor } from './briefingAudience.ts'
import { row, select, shorten, type Component } from './components.ts'
import type { GmContext } from './context.ts'
import { customId } from './customId.ts'
import type { Reading } from './entryFacts.ts'
import { choiceOfPart, partWords } from './hiddenParts.ts'
import { plain, proseLine } from './loreText.ts'

/** As many blocks in one briefing. */
const mostBlocks = 10
const mostTold = 300

/** The blocks of a briefing, each a line, with what was made known in the place of its block. */
export const redactedLines = (
  { redacted }: Briefing,
  incident: KnownEntry,
  { lore }: Reading,
): readonly string[] => redactedParts(redacted, incident, lore).map(lineOf)

function lineOf(part: Redacted): string {
  if (part === null) return block
  const name = part.name === '' ? '' : ` ${plain(shorten(part.name, 80))}`
  const words = part.words === '' ? '' : `: ${proseLine(shorten(part.words, mostTold))}`
  return `🆕 **${partWords[part.kind]}**${name}${words}`
}

/** Names of what was made known, as its readers may read them. */
export const namesOfNews = (
  keys: readonly PartKey[],
  incident: KnownEntry,
  { lore }: Reading,
): readonly string[] =>
  keys.flatMap((key) => {
    const part = partMeant(key, incident, lore)
    if (part === null) return []
    const name = plain(shorten(part.name, 60))
    return [name === '' ? partWords[part.kind] : `${partWords[part.kind]} ${name}`]
  })

/** A menu of what a draft's readers may not know, to have some of it shown as blocks. */
export async function redactionMenu(
  draft: Briefing,
  ctx: GmContext,
): Promise<readonly Component[]> {
  if (draft.incident === null) return []
  const { revision, hidden } = await hiddenFrom(draft, ctx)
  if (hidden.length === 0) return []
  const menu = select(
    customId('briefing.redact', draft.id, revision),
    `Show as ${block} …`,
    hidden.map(([place, part]) => choiceOfPart(part, place, ctx.lore)),
  )
  const chosen = new Set(draft.redacted.map(nameOf))
  const options = menu.options.map((option, at) => {
    const key = hidden[at]?.[1].key
    return key !== undefined && chosen.has(nameOf(key)) ? { ...option, default: true } : option
  })
  const most = Math.min(mostBlocks, options.length)
  return [row({ ...menu, options, min_values: 0, max_values: most })]
}

/** The parts that a GM chose in that menu, in the order of the choice. Throws a UserError after an edit. */
export async function redactionChosen(
  draft: Briefing,
  asked: string | undefined,
  places: readonly string[],
  ctx: GmContext,
): Promise<readonly PartKey[]> {
  const { revision, hidden } = await hiddenFrom(draft, ctx)
  const keys = places.flatMap((place) => hidden.find(([at]) => String(at) === place)?.[1].key ?? [])
  if (String(revision) !== asked || keys.length !== places.length)
    throw new UserError('The incident was edited meanwhile. Choose again.')
  return keys.slice(0, mostBlocks)
}

const nameOf = (key: PartKey): string => JSON.stringify([key.kind, key.name, key.content])

/** As many as a menu holds. */
const mostChoices = 25

/** What a draft's readers may not know of its incident, each part with its place among all. */
async function hiddenFrom(
  draft: Briefing,
  ctx: GmContext,
): Promise<{
  readonly revision: number
  readonly hidden: ReadonlyArray<readonly [place: number, part: KeyedPart]>
}> {
  const { incident } = draft
  const entry = incident === null ? null : await ctx.gm.store.authoring.entry(incident)
  const lore = await ctx.audience(writtenFor(draft))
  const shown = incident === null ? null : lore.get(incident)
  if (entry === null || shown === null)
    throw new UserError('That incident is no longer in the campaign, or not for these readers.')
  const hidden = Array.from(keyedParts(entry), (part, place) => [place, part] as const).filter(
    ([, { key }]) => partMeant(key, shown, lore) === null,
  )
  return { revision: entry.revision, hidden: hidden.slice(0, mostChoices) }
}
