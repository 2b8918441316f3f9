import type { UserId } from '../lore/ids.ts'
import type { Briefing } from '../store/store.ts'
import { stillReads } from './briefingAudience.ts'
import type { GmContext } from './context.ts'
import type { GmTools } from './gmTools.ts'

type Dismissal = Pick<GmContext, 'user' | 'campaign' | 'rolesOf'> & {
  readonly gm: Pick<GmTools, 'channels' | 'manages'>
}

/** As many as an answer names. */
const mostNamed = 10

/**
 * Takes out of a briefing's private thread whoever is neither reader nor GM nor bot, before anything
 * new is told there. Returns what its GM is told of that, or ""; null when Discord does not say who
 * is in it: then nothing new may be told there. Throws a UserError when somebody cannot be taken out.
 */
export async function dismissOthers(briefing: Briefing, ctx: Dismissal): Promise<string | null> {
  const { thread } = briefing
  if (briefing.place !== 'thread' || thread === null) return ''
  const { channels } = ctx.gm
  const listed = await channels.inThread(thread)
  if (listed === null) return null
  const gone: UserId[] = []
  for (const { user, bot, roles: told } of listed) {
    if (bot || user === ctx.user) continue
    const roles = told ?? (await ctx.rolesOf(user))
    if (roles !== null && isGm(user, roles, ctx)) continue
    if (await stillReads(briefing, user, { rolesOf: async () => roles })) continue
    await channels.dismiss(thread, user)
    gone.push(user)
  }
  if (gone.length === 0) return ''
  const named = gone.slice(0, mostNamed).map((user) => `<@${user}>`)
  const rest = gone.length - named.length
  const who = [...named, ...(rest > 0 ? [`${rest} more`] : [])].join(', ')
  const verb = gone.length === 1 ? 'was' : `(${gone.length}) were`
  const why = gone.length === 1 ? 'no reader any more' : 'no readers any more'
  return `${who} ${verb} taken out of the thread: ${why}.`
}

const isGm = (user: UserId, roles: readonly string[], { gm, campaign }: Dismissal): boolean =>
  gm.manages(user, roles) || (campaign.gmRole !== null && roles.includes(campaign.gmRole))
