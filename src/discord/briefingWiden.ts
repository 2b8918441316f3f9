import { UserError } from '../errors.ts'
import { covers, joined } from '../lore/audience.ts'
import type { RevealAudience } from '../lore/visibility.ts'
import type { Briefing } from '../store/store.ts'
import { goOn } from './briefingGoOn.ts'
import { placeWords } from './briefingMessage.ts'
import { usersIn } from './briefingSend.ts'
import { refreshBriefing } from './briefingUpdate.ts'
import { briefingAsSeen } from './briefingView.ts'
import { button, row, text, type Component } from './components.ts'
import type { GmContext } from './context.ts'
import { customId } from './customId.ts'
import { update, type Reply } from './reply.ts'
import { audienceSubject, codeOf } from './revealAudience.ts'

/** A button that lets more readers into a private briefing; none where they are in it already. */
export const widenOffer = (
  { id, place, audience }: Briefing,
  more: RevealAudience | null,
): readonly Component[] =>
  more === null || place === 'channel' || covers(audience, more)
    ? []
    : [
        ...(place === 'thread' ? [text(moves)] : []),
        row(button('Brief them too', customId('briefing.widen', id, codeOf(more)))),
      ]

const moves =
  '-# To brief them too, it goes on in a new private thread for all of its readers; the old one was written for fewer, and stays as it is.'

const known = 'They are among its readers already.'

/**
 * Lets more readers into a private briefing. All of them read one text, so it tells from now on what
 * the new ones may know too. Throws a UserError when they may know nothing of it.
 */
export async function widenBriefing(
  briefing: Briefing,
  more: RevealAudience | null,
  ctx: GmContext,
): Promise<Reply> {
  if (more === null || briefing.place === 'channel' || covers(briefing.audience, more))
    throw new UserError(known)
  const { briefings } = ctx.gm.store
  const wider = { ...briefing, audience: joined(briefing.audience, more) }
  await briefingAsSeen(wider, ctx, 0)
  const copies = await briefings.copies(briefing.id)
  if (briefing.place === 'thread' && copies.every(({ message }) => message === null))
    throw new UserError('It is on its way to its readers. Try again in a moment.')
  const there = new Set(copies.map(({ recipient }) => recipient))
  const targets =
    briefing.place === 'direct'
      ? (await usersIn(more, ctx))
          .filter((user) => !there.has(user))
          .map((recipient) => ({ recipient, channel: null }) as const)
      : []
  // Another GM may have pressed at the same time.
  const by = { user: ctx.user, at: ctx.now }
  const outcome = await briefings.widen(briefing.id, more, targets, by)
  if (outcome === 'known') throw new UserError(known)
  if (outcome === 'gone')
    throw new UserError('That briefing is not open any more. See `/briefing status`.')
  // In a thread, handouts and talk stand beside it that were not for the new ones; in inboxes, those
  // who were there first must not go on reading what is not for all of them.
  const { words, controls } =
    briefing.place === 'thread'
      ? await goOn(wider, `what stands in ${placeWords(briefing)} was written for fewer.`, ctx)
      : await refreshBriefing(wider, ctx)
  await ctx.gm.carry()
  return update(text(`${audienceSubject(more)} may read it now. ${words}`), ...controls)
}
