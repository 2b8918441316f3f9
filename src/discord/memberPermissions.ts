import { OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10'

/** A member of a guild, as far as permissions go. */
export interface Holder {
  readonly user: string
  readonly isOwner: boolean
  /** Those that they hold, everybody's too. */
  readonly roles: readonly { readonly id: string; readonly permissions: bigint }[]
}

/** What a channel changes for a role or a member. */
export interface Overwrite {
  readonly id: string
  readonly type: OverwriteType
  readonly allow: bigint
  readonly deny: bigint
}

/** Whether all that is wanted is among these permissions. */
export const holds = (permissions: bigint, wanted: bigint): boolean =>
  (permissions & wanted) === wanted

/**
 * What a member may do in a guild's channel with these overwrites; a thread has its parent's.
 * Source: https://discord.com/developers/docs/topics/permissions#permission-overwrites
 */
export function permissionsIn(
  guild: string,
  { user, isOwner, roles }: Holder,
  overwrites: readonly Overwrite[],
): bigint {
  const everything = ~0n
  if (isOwner) return everything
  const base = roles.reduce((bits, { permissions }) => bits | permissions, 0n)
  if (holds(base, PermissionFlagsBits.Administrator)) return everything

  const apply = (bits: bigint, chosen: readonly Overwrite[]): bigint => {
    const deny = chosen.reduce((sum, one) => sum | one.deny, 0n)
    const allow = chosen.reduce((sum, one) => sum | one.allow, 0n)
    return (bits & ~deny) | allow
  }
  const held = new Set(roles.map(({ id }) => id))
  const ofRoles = overwrites.filter(({ type, id }) => type === OverwriteType.Role && held.has(id))
  // The role of everybody has the guild's own id.
  const afterEveryone = apply(
    base,
    ofRoles.filter(({ id }) => id === guild),
  )
  const afterRoles = apply(
    afterEveryone,
    ofRoles.filter(({ id }) => id !== guild),
  )
  return apply(
    afterRoles,
    overwrites.filter(({ type, id }) => type === OverwriteType.Member && id === user),
  )
}
