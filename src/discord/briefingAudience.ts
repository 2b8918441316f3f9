import { asId, type UserId } from '../lore/ids.ts'
import type { RevealAudience } from '../lore/visibility.ts'
import type { Briefing } from '../store/store.ts'
import type { AudienceTools, Roster } from './audienceTools.ts'
import type { BaseContext } from './context.ts'

/** For whom a briefing is written: what stands in a channel is for everybody there. */
export const writtenFor = ({ place, audience }: Briefing): RevealAudience | null =>
  place === 'channel' ? null : audience

/** Whether a briefing asks this reader to acknowledge it. */
export const isAddressed = (
  { audience }: Briefing,
  { viewer, user }: Pick<BaseContext, 'viewer' | 'user'>,
): boolean =>
  audience === null ||
  audience.users.includes(user) ||
  audience.roles.some((role) => viewer.roles.has(role))

/**
 * Whether a user is among those for whom a briefing is, at this moment: who left the guild is not,
 * nor who lost the role.
 */
export async function stillReads(
  { audience }: Briefing,
  user: UserId,
  { rolesOf }: Pick<AudienceTools, 'rolesOf'>,
): Promise<boolean> {
  const held = await rolesOf(user)
  if (held === null) return false
  if (audience === null || audience.users.includes(user)) return true
  return audience.roles.some((role) => held.includes(role))
}

/** The members whom an audience names, in the order of the roster. */
export const membersIn = (roster: Roster, audience: RevealAudience): readonly UserId[] =>
  Array.from(roster)
    .filter(
      ([user, roles]) =>
        audience.users.includes(user) || audience.roles.some((role) => roles.has(asId(role))),
    )
    .map(([user]) => user)

/** How many are to read something; null when nobody can tell. */
export async function expectedReaders(
  audience: RevealAudience | null,
  { roster, roleSize }: Pick<AudienceTools, 'roster' | 'roleSize'>,
): Promise<number | null> {
  if (audience === null) return null
  const { roles, users } = audience
  const [role] = roles
  if (role === undefined) return users.length
  // One number for each role is less to ask for than all members.
  if (roles.length === 1 && users.length === 0) return roleSize(asId(role))
  const members = await roster()
  return members === null ? null : membersIn(members, audience).length
}
