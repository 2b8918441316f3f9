import { UserError } from '../errors.ts'
import { asId } from '../lore/ids.ts'
import { audienceOf } from '../lore/visibility.ts'
import type { Author, Briefing } from '../store/store.ts'
import { briefingMessage } from './briefingMessage.ts'
import { button, row, type Component } from './components.ts'
import type { GmContext, PlayerContext } from './context.ts'
import { customId } from './customId.ts'

/**
 * A briefing's message as its audience may see it, with what was made known to everyone since it
 * was sent. Throws a UserError when that audience may know none of it.
 */
export async function briefingAsSeen(
  briefing: Briefing,
  ctx: PlayerContext,
  read: number,
): Promise<readonly Component[]> {
  const lore = await ctx.audience()
  const incident = lore.get(briefing.incident)
  if (incident === null) {
    throw new UserError(
      'Players cannot see this incident yet, so a briefing would tell them nothing. Make it public first.',
    )
  }
  const expected = briefing.role === null ? null : await ctx.roleSize(briefing.role)
  const since = briefing.sentAt
  const revealed = since === null ? [] : await ctx.revealedSince(briefing.incident, since)
  // A tie whose far end is still hidden is not to be seen, and not to be spoken of either.
  const news = revealed.some(
    ({ kind, name }) =>
      kind !== 'relation' || lore.get(asId(name.slice(name.lastIndexOf(' ') + 1))) !== null,
  )
  const reading = { campaign: ctx.campaign, lore }
  return briefingMessage(briefing, incident, reading, { read, expected }, news)
}

/** What became of a message that was to change, for the GM, and what to do about it. */
interface Refreshed {
  readonly words: string
  readonly controls: readonly Component[]
}

/** Brings a briefing's message up to date, wherever it stands; nothing of it throws a UserError. */
export async function refreshBriefing(briefing: Briefing, ctx: GmContext): Promise<Refreshed> {
  const { briefings } = ctx.gm.store
  const found = (words: string, ...controls: readonly Component[]): Refreshed => ({
    words,
    controls,
  })
  if (briefing.message === null) return found('It is not certain that it was ever posted.')
  const read = (await briefings.acknowledgements(briefing.id)).length
  try {
    const components = await briefingAsSeen(briefing, ctx, read)
    const outcome = await ctx.gm.channels.edit(briefing.channel, briefing.message, components)
    if (outcome === 'edited') {
      await seenByAll(briefing, ctx)
      return found(`The message in <#${briefing.channel}> is up to date.`)
    }
  } catch (error) {
    if (error instanceof UserError) return found(`Its message stays as it was: ${error.message}`)
    throw error
  }
  const gone = `Its message in <#${briefing.channel}> was deleted.`
  if (briefing.state !== 'sent') return found(gone)
  const again = button('Post it again', customId('briefing.again', briefing.id), 'primary')
  return found(gone, row(again))
}

/** Posts a briefing anew whose message was deleted. Two presses make one message. */
export async function postAgain(briefing: Briefing, ctx: GmContext, by: Author): Promise<void> {
  const { briefings } = ctx.gm.store
  const read = (await briefings.acknowledgements(briefing.id)).length
  const components = await briefingAsSeen(briefing, ctx, read)
  const posted = await ctx.gm.channels.send(briefing.channel, {
    components,
    nonce: `${briefing.id}r`,
    role: null,
  })
  await briefings.move(briefing.id, 'sent', 'sent', by, posted)
  await seenByAll(briefing, ctx)
}

// What stands in a channel cannot be taken back.
const seenByAll = ({ incident }: Briefing, { gm, guild, now }: GmContext): Promise<void> =>
  gm.store.reveals.opened(incident, audienceOf(guild), now)
