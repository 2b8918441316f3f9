import { asId, type UserId } from '../lore/ids.ts'
import type { Briefing } from '../store/store.ts'
import { stillReads } from './briefingAudience.ts'
import type { GmContext } from './context.ts'
import type { GmTools } from './gmTools.ts'
import type { ThreadMember } from './threadTools.ts'

type Dismissal = Pick<GmContext, 'user' | 'campaign' | 'rolesOf'> & {
  readonly gm: Pick<GmTools, 'store' | 'channels' | 'manages'>
}

/** As many as an answer names. */
const mostNamed = 10

/**
 * Takes out of a briefing's private thread whoever is known to be in it and is neither reader nor
 * GM nor bot, before anything new is told there. Returns what its GM is told of that, or nothing.
 * Throws a UserError when somebody cannot be taken out.
 */
export async function dismissOthers(briefing: Briefing, ctx: Dismissal): Promise<string> {
  const { thread } = briefing
  if (briefing.place !== 'thread' || thread === null) return ''
  const { channels } = ctx.gm
  const gone: UserId[] = []
  const listed = await channels.inThread(thread)
  const known = listed ?? (await knownOf(briefing, ctx))
  for (const { user, bot, roles: told } of known) {
    if (bot || user === briefing.createdBy || user === ctx.user) continue
    const roles = told ?? (await ctx.rolesOf(user))
    if (roles !== null && isGm(user, roles, ctx)) continue
    if (await stillReads(briefing, user, { rolesOf: async () => roles })) continue
    if (listed === null && !(await channels.isInThread(thread, user))) continue
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

/**
 * Where Discord does not list who is in a thread, those of whom the bot knows by itself: who was
 * briefed by name, and who acknowledged.
 */
async function knownOf(
  { id, audience }: Briefing,
  { gm }: Dismissal,
): Promise<readonly ThreadMember[]> {
  const named = audience?.users.map((user) => asId<UserId>(user)) ?? []
  const readers = (await gm.store.briefings.acknowledgements(id)).map(({ user }) => user)
  return [...new Set([...named, ...readers])].map((user) => ({ user, bot: false, roles: null }))
}

const isGm = (user: UserId, roles: readonly string[], { gm, campaign }: Dismissal): boolean =>
  gm.manages(user, roles) || (campaign.gmRole !== null && roles.includes(campaign.gmRole))
