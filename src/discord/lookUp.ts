import { UserError } from '../errors.ts'
import type { EntryKind } from '../lore/entry.ts'
import { asId, type EntryId } from '../lore/ids.ts'
import type { KnownEntry, KnownWorld } from '../lore/knownWorld.ts'
import type { Completion } from './command.ts'
import type { PlayerContext } from './context.ts'
import { button, row, shorten, text } from './components.ts'
import { customIdIn } from './customId.ts'
import { besides, entryCard } from './entryCard.ts'
import { kindNames } from './kinds.ts'
import { plain } from './loreText.ts'
import { notFound } from './notFound.ts'
import { message, showing, type Reply, type Shown } from './reply.ts'

/** The entries that a typed text may mean, as choices; kinds narrow them. */
export const completionsOf = (
  lore: KnownWorld,
  typed: string,
  kinds?: readonly EntryKind[],
): readonly Completion[] =>
  lore
    .search(typed, kinds === undefined ? {} : { kinds })
    .map(({ id, name }) => ({ name, value: id }))

/** The card of what was typed or chosen, or what it may have meant. */
export async function openNamed(
  typed: string,
  ctx: PlayerContext,
  kinds?: readonly EntryKind[],
): Promise<Reply> {
  const resolution = ctx.lore.resolve(typed, kinds)
  if (resolution.kind === 'found') return showing(message, await openCard(resolution.entry, ctx, 0))
  const any = kinds === undefined ? resolution : ctx.lore.resolve(typed)
  if (any.kind === 'found') return ofAnotherKind(any.entry, kinds ?? [], ctx)
  return notFound(typed, resolution.suggestions.length === 0 ? any : resolution, ctx.lore)
}

/** What was typed is the name of something else, which is offered. */
function ofAnotherKind(
  { id, kind, name }: KnownEntry,
  asked: readonly EntryKind[],
  { lore }: PlayerContext,
): Reply {
  const wanted = asked.map(oneOf).join(' or ')
  return message(
    text(`**${plain(shorten(name, 100))}** is ${oneOf(kind)}, not ${wanted}.`),
    row(button('Open it', customIdIn(lore, 'lore.open', id), 'primary')),
  )
}

function oneOf(kind: EntryKind): string {
  const word = kindNames[kind].one.toLowerCase()
  return `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`
}

/** An entry's card for the user who asked, at a page: from now on they have seen what it tells. */
export async function openCard(
  entry: KnownEntry,
  ctx: PlayerContext,
  page: number,
): Promise<Shown> {
  const card = entryCard(entry, ctx, page)
  await ctx.opened(entry.id, 'user', () => Array.from(besides(entry, ctx.lore), ({ id }) => id))
  return card
}

/** The entry that a custom id or a menu names. Throws a UserError when this reader knows none. */
export function knownEntry(id: string | undefined, lore: KnownWorld): KnownEntry {
  const entry = id === undefined ? null : lore.get(asId<EntryId>(id))
  if (entry === null) {
    throw new UserError(
      'That entry is not known. It may have been renamed or removed; try `/lore`.',
    )
  }
  return entry
}
