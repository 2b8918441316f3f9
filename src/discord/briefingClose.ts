import { UserError } from '../errors.ts'
import { asId, type BriefingId } from '../lore/ids.ts'
import type { Briefing } from '../store/store.ts'
import { briefingTitle } from './briefingMessage.ts'
import { refreshBriefing } from './briefingUpdate.ts'
import { row, select, text, type Choice, type Component } from './components.ts'
import type { GmContext } from './context.ts'
import { customId } from './customId.ts'
import { update, type Reply } from './reply.ts'

const notOpen = 'That briefing is not open any more. See `/briefing status`.'

/** A briefing that was sent, or is to be; closed or not. Throws a UserError when it is none such. */
export async function begunOne(id: string | undefined, { gm }: GmContext): Promise<Briefing> {
  const briefing = id === undefined ? null : await gm.store.briefings.get(asId<BriefingId>(id))
  const begun = briefing !== null && briefing.state !== 'draft' && briefing.state !== 'cancelled'
  if (!begun) throw new UserError('That briefing is gone. See `/briefing status`.')
  return briefing
}

/** The open briefing that a component names. Throws a UserError when it is none. */
export async function openOne(id: string | undefined, { gm }: GmContext): Promise<Briefing> {
  const briefing = id === undefined ? null : await gm.store.briefings.get(asId<BriefingId>(id))
  if (briefing === null || briefing.state !== 'sent') throw new UserError(notOpen)
  return briefing
}

/** Briefings as the choices of a menu. */
export const briefingChoices = (
  briefings: readonly Briefing[],
  { lore }: GmContext,
): readonly Choice[] =>
  briefings.map((one) => ({
    label: briefingTitle(one, lore),
    value: one.id,
    description: `${(one.sentAt ?? one.createdAt).toString().slice(0, 16).replace('T', ' ')} UTC`,
  }))

/** The open briefings, to choose the one to be closed. */
export async function openOnes(ctx: GmContext): Promise<readonly Component[]> {
  const open = await ctx.gm.store.briefings.list(25, ['sent'])
  if (open.length === 0) return [text('No briefing is open.')]
  return [
    text('Which one? Its message stays, without its button.'),
    row(select(customId('briefing.close'), 'Close …', briefingChoices(open, ctx))),
  ]
}

/** Ends a briefing, and takes the button off its messages. */
export async function closeBriefing(briefing: Briefing, ctx: GmContext): Promise<Reply> {
  const by = { user: ctx.user, at: ctx.now }
  if (!(await ctx.gm.store.briefings.move(briefing.id, 'sent', 'closed', by)))
    throw new UserError(notOpen)
  const { words } = await refreshBriefing({ ...briefing, state: 'closed' }, ctx)
  return update(text(`Closed. ${words}`))
}
