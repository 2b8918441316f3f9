import { UserError } from '../errors.ts'
import { asId, type BriefingId, type ChannelId } from '../lore/ids.ts'
import type { KnownWorld } from '../lore/knownWorld.ts'
import type { Briefing, Briefings, Campaign } from '../store/store.ts'
import type { AudienceTools } from './audienceTools.ts'
import { expectedReaders, isAddressed, writtenFor } from './briefingAudience.ts'
import { briefingName } from './briefingMessage.ts'
import { recounted } from './briefingStanding.ts'
import { briefingAsSeen } from './briefingView.ts'
import type { Pressed } from './command.ts'
import { container, text, type Component } from './components.ts'
import type { BaseContext } from './context.ts'
import { message, update, type Reply } from './reply.ts'

/** As many open briefings as a player is reminded of at once. */
const mostOpen = 5

const gone = 'That briefing is not open any more.'

/** A guild's briefings with whatever tells who reads them: what no player's command may hold. */
interface BriefingReading extends BaseContext, AudienceTools {
  readonly campaign: Campaign
  readonly lore: KnownWorld
  /**
   * Whether this reader may read what stands in a channel of the guild at this moment: GMs may in
   * all, others in the one that they are in and in those that Discord opens to them.
   */
  readonly reads: (channel: ChannelId) => boolean
  readonly briefings: Pick<Briefings, 'get' | 'openChannels' | 'unread' | 'acknowledge'>
  /**
   * Takes out of a briefing's private thread whoever is no reader any more; false when Discord does
   * not say who is in it. Throws a UserError when somebody cannot be taken out.
   */
  readonly keepToReaders: (briefing: Briefing) => Promise<boolean>
}

/** The briefings of one reader, as they are shown to that reader. */
export interface ReaderBriefings {
  /** What they have been sent and have not acknowledged, newest first; nothing when all is read. */
  readonly open: () => Promise<readonly Component[]>
  /** Notes that they have read the one that a button names, and shows it with the new count. */
  readonly acknowledge: (pressed: Pressed) => Promise<Reply>
}

/** The one door of players to briefings. */
export const readerBriefings = (reading: BriefingReading): ReaderBriefings => ({
  open: () => openBriefings(reading),
  acknowledge: (pressed) => acknowledge(pressed, reading),
})

async function acknowledge({ parts, standing }: Pressed, ctx: BriefingReading): Promise<Reply> {
  const { briefings, now, user } = ctx
  const briefing = parts[0] === undefined ? null : await briefings.get(asId<BriefingId>(parts[0]))
  if (briefing === null || briefing.state !== 'sent') throw new UserError(gone)
  if (!mayBeSeen(briefing, ctx) || !(await isKnown(briefing, ctx))) throw new UserError(gone)
  if (!isAddressed(briefing, ctx) && !ctx.viewer.gm) {
    // Of a private one, others learn nothing; what stands in this channel they have before them.
    const seen = briefing.place === 'channel' && briefing.channel === ctx.channel
    throw new UserError(seen ? 'This briefing is for others.' : gone)
  }
  const { place, thread } = briefing
  if (place === 'thread' && thread !== null && thread !== ctx.channel)
    throw new UserError(`This briefing goes on in <#${thread}>. Acknowledge it there.`)
  const { first, count } = await briefings.acknowledge(briefing.id, user, now)
  // A GM may have closed it since it was read.
  const current = await briefings.get(briefing.id)
  if (current === null) throw new UserError(gone)
  if (!first && current.state !== 'sent') throw new UserError(gone)
  if (!first) return message(text('You have acknowledged this already. ✔'))
  const read = current.place === 'direct' ? 1 : count
  try {
    // With the new count the message may tell what was revealed since.
    if (await ctx.keepToReaders(current))
      return update(...(await briefingAsSeen(current, ctx, read)))
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return message(text('Acknowledged. ✔ The message above stays as it is until a GM looks at it.'))
  }
  // Nobody knows who else reads what stands there: it must not tell more than it does.
  const expected = await expectedReaders(current.audience, ctx)
  const shown = recounted(standing, current, { read, expected })
  return shown === null ? message(text('Acknowledged. ✔')) : update(...shown)
}

/** What stands in a channel is for those who may read it, whomever it addresses. */
const mayBeSeen = ({ place, channel }: Briefing, { reads }: BriefingReading): boolean =>
  place !== 'channel' || reads(channel)

/** Whether this reader may know of what a briefing is about, and its audience may still. */
async function isKnown(briefing: Briefing, { lore, audience }: BriefingReading): Promise<boolean> {
  const { incident } = briefing
  if (incident === null) return true
  if (lore.get(incident) === null) return false
  return (await audience(writtenFor(briefing))).get(incident) !== null
}

async function openBriefings(ctx: BriefingReading): Promise<readonly Component[]> {
  const { briefings, lore, reads, user, viewer } = ctx
  const open = await briefings.unread(
    { user, roles: [...viewer.roles] },
    {
      channels: (await briefings.openChannels()).filter(reads),
      incidents: lore.entries.flatMap(({ kind, id }) => (kind === 'incident' ? [id] : [])),
    },
    mostOpen,
  )
  const lines = open.map((briefing) => `- ${briefingName(briefing, lore)}`)
  return lines.length === 0
    ? []
    : [container([text(`### Briefings you have not acknowledged\n${lines.join('\n')}`)], null)]
}
