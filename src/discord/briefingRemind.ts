import { UserError } from '../errors.ts'
import { asId, type UserId } from '../lore/ids.ts'
import type { KnownWorld } from '../lore/knownWorld.ts'
import type { Acknowledgement, Briefing, BriefingCopy } from '../store/store.ts'
import { membersIn, stillReads, writtenFor } from './briefingAudience.ts'
import { dismissOthers } from './briefingDismiss.ts'
import { briefingTitle } from './briefingMessage.ts'
import { shorten, text } from './components.ts'
import type { GmContext } from './context.ts'
import { plain } from './loreText.ts'
import { update, type Reply } from './reply.ts'

/** As many as one message may ping. */
const mostReminded = 100
const pause = { hours: 1 } as const

/** Those who are to read a briefing and have not; null when Discord does not say who that is. */
export async function waitingFor(
  { audience }: Briefing,
  readers: readonly Acknowledgement[],
  ctx: GmContext,
): Promise<readonly UserId[] | null> {
  if (audience === null) return []
  const roster = await ctx.roster()
  const named = audience.users.map((user) => asId<UserId>(user))
  const members =
    roster === null ? (audience.roles.length === 0 ? named : null) : membersIn(roster, audience)
  return members?.filter((user) => !readers.some((one) => one.user === user)) ?? null
}

/** Mentions once, where they can read it, those who have not read a briefing. */
export async function remind(briefing: Briefing, ctx: GmContext): Promise<Reply> {
  const { briefings } = ctx.gm.store
  const lore = await ctx.audience(writtenFor(briefing))
  if (briefing.incident !== null && lore.get(briefing.incident) === null)
    throw new UserError('Its readers may not know of that incident any more.')
  const readers = await briefings.acknowledgements(briefing.id)
  const waiting = await waitingFor(briefing, readers, ctx)
  if (waiting === null)
    throw new UserError('Discord does not tell me who holds a role, so I cannot tell who is left.')
  const asked: UserId[] = []
  // The list of members may be a minute old, and a mention lets into a private thread.
  for (const user of waiting.slice(0, mostReminded))
    if (await stillReads(briefing, user, ctx)) asked.push(user)
  if (asked.length === 0) throw new UserError('Nobody is left to be reminded.')
  const dismissed = await dismissOthers(briefing, ctx)
  const by = { user: ctx.user, at: ctx.now }
  if (!(await briefings.remind(briefing.id, ctx.now.subtract(pause), by)))
    throw new UserError('They were reminded within the last hour. Once an hour is enough.')
  const copies = await briefings.copies(briefing.id)
  try {
    const reached = await (briefing.place === 'direct'
      ? remindEach(briefing, asked, copies, ctx, lore)
      : remindTogether(briefing, asked, copies, ctx))
    const told = `Reminded ${reached} of ${asked.length}.`
    return update(text([told, dismissed].filter(Boolean).join('\n')))
  } catch (error) {
    await briefings.takeBackReminder(briefing.id, by)
    throw error
  }
}

const nonceOf = ({ id }: Briefing): string => `r${id}`

async function remindTogether(
  briefing: Briefing,
  users: readonly UserId[],
  copies: readonly BriefingCopy[],
  { gm, guild }: GmContext,
): Promise<number> {
  const channel = copies.find(({ message }) => message !== null)?.channel
  if (channel === undefined || channel === null)
    throw new UserError('It stands nowhere that they could read it. See `/briefing status`.')
  const mentions = users.map((user) => `<@${user}>`).join(' ')
  const where = linkTo(guild, copies)
  const words = `${mentions}\nA briefing waits for you: please press **Acknowledge** when you have read it. ${where}`
  await gm.channels.send(channel, { components: [text(words)], nonce: nonceOf(briefing), users })
  return users.length
}

async function remindEach(
  briefing: Briefing,
  users: readonly UserId[],
  copies: readonly BriefingCopy[],
  { gm }: GmContext,
  lore: KnownWorld,
): Promise<number> {
  const title = plain(shorten(briefingTitle(briefing, lore), 100))
  const words = `“${title}” waits for you: please press **Acknowledge** above when you have read it.`
  let reached = 0
  for (const user of users) {
    const copy = copies.find(({ recipient, message }) => recipient === user && message !== null)
    if (copy === undefined) continue
    try {
      const channel = copy.channel ?? (await gm.channels.inbox(user))
      const nonce = nonceOf(briefing)
      await gm.channels.send(channel, { components: [text(words)], nonce, users: [] })
      reached++
    } catch (error) {
      // An inbox that was closed meanwhile keeps nobody else from being reminded.
      if (!(error instanceof UserError)) throw error
    }
  }
  return reached
}

/** https://discord.com/developers/docs/reference#message-formatting */
function linkTo(guild: string, copies: readonly BriefingCopy[]): string {
  const copy = copies.find(({ message }) => message !== null)
  return copy === undefined
    ? ''
    : `https://discord.com/channels/${guild}/${copy.channel ?? ''}/${copy.message ?? ''}`
}
