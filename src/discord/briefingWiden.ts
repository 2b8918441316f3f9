import { UserError } from '../errors.ts'
import type { RevealAudience } from '../lore/visibility.ts'
import type { Briefing } from '../store/store.ts'
import { dismissOthers } from './briefingDismiss.ts'
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
    : [row(button('Brief them too', customId('briefing.widen', id, codeOf(more))))]

const covers = (audience: RevealAudience | null, more: RevealAudience): boolean =>
  audience === null ||
  (more.roles.every((role) => audience.roles.includes(role)) &&
    more.users.every((user) => audience.users.includes(user)))

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
    throw new UserError('They are among its readers already.')
  const { briefings } = ctx.gm.store
  const wider = { ...briefing, audience: both(briefing.audience, more) }
  await briefingAsSeen(wider, ctx, 0)
  const users = await usersIn(more, ctx)
  const there = new Set((await briefings.copies(briefing.id)).map(({ recipient }) => recipient))
  const targets =
    briefing.place === 'direct'
      ? users
          .filter((user) => !there.has(user))
          .map((recipient) => ({ recipient, channel: null }) as const)
      : []
  // Nothing is changed while somebody is there who must not read it.
  const dismissed = await dismissOthers(wider, ctx)
  if (!(await briefings.widen(briefing.id, more, targets, { user: ctx.user, at: ctx.now })))
    throw new UserError('That briefing is not open any more. See `/briefing status`.')
  // Those who were there first must not go on reading what is not for all of them.
  const { words, controls } = await refreshBriefing(wider, ctx)
  if (briefing.thread !== null) await ctx.gm.channels.admit(briefing.thread, users)
  await ctx.gm.carry()
  const told = `${audienceSubject(more)} may read it now. ${words}`
  return update(text([told, dismissed].filter(Boolean).join('\n')), ...controls)
}

const both = (one: RevealAudience | null, other: RevealAudience): RevealAudience => ({
  roles: [...new Set([...(one?.roles ?? []), ...other.roles])],
  users: [...new Set([...(one?.users ?? []), ...other.users])],
})
