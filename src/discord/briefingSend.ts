import { Temporal } from 'temporal-polyfill'
import { UserError } from '../errors.ts'
import { asId, type UserId } from '../lore/ids.ts'
import type { RevealAudience } from '../lore/visibility.ts'
import type { Briefing, BriefingCopy, CopyTarget } from '../store/store.ts'
import { membersIn } from './briefingAudience.ts'
import { placeWords } from './briefingMessage.ts'
import { dueLine } from './briefingTime.ts'
import { briefingAsSeen } from './briefingView.ts'
import { button, channelSelect, row, shorten, text, type Component } from './components.ts'
import type { GmContext } from './context.ts'
import { customId } from './customId.ts'
import { plain } from './loreText.ts'
import { update, type Reply } from './reply.ts'

/** As many inboxes as one briefing goes to. */
const mostInboxes = 100

/** Sends a draft on its way and says how it fared. Throws a UserError when it was sent before. */
export async function sendBriefing(draft: Briefing, ctx: GmContext): Promise<Reply> {
  const { briefings } = ctx.gm.store
  await briefingAsSeen(draft, ctx, 0)
  const targets = await targetsOf(draft, ctx)
  if (!(await briefings.send(draft.id, targets, { user: ctx.user, at: ctx.now })))
    throw new UserError('This draft was sent or cancelled already. See `/briefing status`.')
  await ctx.gm.carry()
  if (draft.dueAt !== null && Temporal.Instant.compare(draft.dueAt, ctx.now) > 0) {
    const until = 'Until then `/briefing status` can still call it off.'
    return update(text(`${dueLine(draft.dueAt, ctx.campaign)}. ${until}`))
  }
  return update(...(await report(draft, ctx)))
}

/** Calls off what nobody has begun to send. */
export async function withdraw(briefing: Briefing, ctx: GmContext): Promise<Reply> {
  const by = { user: ctx.user, at: ctx.now }
  if (!(await ctx.gm.store.briefings.withdraw(briefing.id, by)))
    throw new UserError('It is on its way already. See `/briefing status`.')
  return update(text('Called off. Nothing was sent.'))
}

/** Tries again what did not reach its readers. */
export async function tryAgain(briefing: Briefing, ctx: GmContext): Promise<Reply> {
  await ctx.gm.store.briefings.resume(briefing.id, { user: ctx.user, at: ctx.now })
  await ctx.gm.carry()
  return update(...(await report(briefing, ctx)))
}

/** How it fared, and what can be done where it did not. */
export async function report({ id }: Briefing, ctx: GmContext): Promise<readonly Component[]> {
  const briefing = await ctx.gm.store.briefings.get(id)
  if (briefing === null) throw new UserError('That briefing is gone.')
  const copies = await ctx.gm.store.briefings.copies(id)
  const sent = copies.filter(({ state }) => state === 'sent').length
  const follow = '`/briefing status` shows who has read it.'
  if (sent === copies.length) {
    const where = briefing.place === 'direct' ? readersWords(copies.length) : placeWords(briefing)
    return [text(`Sent to ${where}. ${follow}`)]
  }
  const lines = sent > 0 ? [`Sent to ${sent} of ${copies.length}. ${follow}`] : ['Not sent yet.']
  return [text([...lines, ...missed(copies)].join('\n')), ...againControls(briefing, copies)]
}

const readersWords = (count: number): string => (count === 1 ? '1 inbox' : `${count} inboxes`)

/** Lines about the copies that are not where they should be, with the reason for each. */
export const missed = (copies: readonly BriefingCopy[]): readonly string[] =>
  copies
    .filter(({ state }) => state !== 'sent')
    .slice(0, mostTold)
    .map(({ recipient, channel, state, reason, dueAt }) => {
      const whom =
        recipient !== null ? `<@${recipient}>` : channel === null ? 'It' : `<#${channel}>`
      const why = reason === null ? '' : ` ${plain(shorten(reason, 150))}`
      return state === 'blocked'
        ? `⚠️ Not reached: ${whom}.${why}`
        : `… On its way: ${whom}, <t:${Math.floor(dueAt.epochMilliseconds / 1000)}:R>.${why}`
    })

/** With that many lines an answer stays within a message's 4,000 characters. */
const mostTold = 10

/** What can be done about copies that are blocked; another channel helps where theirs is gone. */
export const againControls = (
  { id }: Briefing,
  copies: readonly BriefingCopy[],
): readonly Component[] => {
  const blocked = copies.filter(({ state }) => state === 'blocked')
  if (blocked.length === 0) return []
  const again = row(button('Try again', customId('briefing.retry', id), 'primary'))
  return blocked.some(({ recipient }) => recipient === null)
    ? [again, row(channelSelect(customId('briefing.elsewhere', id), 'Post it in …'))]
    : [again]
}

/** Where a briefing goes. Throws a UserError when Discord does not say who is meant. */
async function targetsOf(
  { place, channel, audience }: Briefing,
  ctx: GmContext,
): Promise<readonly CopyTarget[]> {
  if (place === 'channel') return [{ recipient: null, channel }]
  // The thread is made when its time has come: an empty one would tell that something is afoot.
  if (place === 'thread') return [{ recipient: null, channel: null }]
  const inboxes = await usersIn(audience ?? { roles: [], users: [] }, ctx)
  if (inboxes.length === 0) throw new UserError('Nobody holds that role now.')
  if (inboxes.length > mostInboxes)
    throw new UserError(`That is more than ${mostInboxes} inboxes. Brief them in a thread.`)
  return inboxes.map((recipient) => ({ recipient, channel: null }))
}

/** The users whom an audience means now. Throws a UserError when Discord does not say who they are. */
export async function usersIn(
  { roles, users }: RevealAudience,
  { roster }: GmContext,
): Promise<readonly UserId[]> {
  const members = roles.length === 0 ? null : await roster()
  if (roles.length > 0 && members === null) {
    throw new UserError(
      'Discord does not tell me who holds a role. Name the users, or brief them in a thread; or have the host turn on the Server Members Intent.',
    )
  }
  const holders = members === null ? [] : membersIn(members, { roles, users })
  return [...new Set([...users.map((user) => asId<UserId>(user)), ...holders])]
}
