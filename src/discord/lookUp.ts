import { UserError } from '../errors.ts'
import type { EntryKind } from '../lore/entry.ts'
import { asId, type EntryId } from '../lore/ids.ts'
import type { KnownEntry, KnownWorld } from '../lore/knownWorld.ts'
import type { Completion } from './command.ts'
import type { PlayerContext } from './context.ts'
import { entryCard } from './entryCard.ts'
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
  return resolution.kind === 'found'
    ? showing(message, await openCard(resolution.entry, ctx, 0))
    : notFound(typed, resolution, ctx.lore)
}

/** An entry's card for the user who asked, at a page: from now on they have seen what it tells. */
export async function openCard(
  entry: KnownEntry,
  ctx: PlayerContext,
  page: number,
): Promise<Shown> {
  const card = entryCard(entry, ctx, page)
  await ctx.opened(entry.id)
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
