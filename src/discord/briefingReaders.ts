import { UserError } from '../errors.ts'
import { asId, type BriefingId } from '../lore/ids.ts'
import type { Briefing } from '../store/store.ts'
import { briefingName } from './briefingMessage.ts'
import { briefingAsSeen } from './briefingUpdate.ts'
import type { Pressed } from './command.ts'
import { container, text, type Component } from './components.ts'
import type { PlayerContext } from './context.ts'
import { message, update, type Reply } from './reply.ts'

/** As many open briefings as a player is reminded of at once. */
const mostOpen = 5
/** More than any guild leaves open: what is for others must not push out what is for this reader. */
const mostSent = 10_000

const gone = 'That briefing is not open any more.'

/** Notes that this reader has read a briefing, and shows it with the new count. */
export async function acknowledge({ parts }: Pressed, ctx: PlayerContext): Promise<Reply> {
  const { briefings, lore, now, user } = ctx
  const briefing = parts[0] === undefined ? null : await briefings.get(asId<BriefingId>(parts[0]))
  if (briefing === null || briefing.state !== 'sent') throw new UserError(gone)
  const audience = await ctx.audience()
  if (audience.get(briefing.incident) === null || lore.get(briefing.incident) === null)
    throw new UserError(gone)
  if (!isFor(briefing, ctx)) throw new UserError('This briefing is for others.')
  const { first, count } = await briefings.acknowledge(briefing.id, user, now)
  if (!first) return message(text('You have acknowledged this already. ✔'))
  return update(...(await briefingAsSeen(briefing, ctx, count)))
}

/** What this reader has been sent and has not acknowledged, newest first; nothing when all is read. */
export async function openBriefings(ctx: PlayerContext): Promise<readonly Component[]> {
  const sent = await ctx.briefings.list(mostSent, ['sent'])
  const open: string[] = []
  for (const briefing of sent) {
    const incident = ctx.lore.get(briefing.incident)
    if (incident === null || !isFor(briefing, ctx)) continue
    const readers = await ctx.briefings.acknowledgements(briefing.id)
    if (!readers.some(({ user }) => user === ctx.user))
      open.push(`- ${briefingName(briefing, incident)}`)
    if (open.length === mostOpen) break
  }
  return open.length === 0
    ? []
    : [container([text(`### Briefings you have not acknowledged\n${open.join('\n')}`)], null)]
}

const isFor = ({ role }: Briefing, { viewer }: PlayerContext): boolean =>
  role === null || viewer.gm || viewer.roles.has(role)
