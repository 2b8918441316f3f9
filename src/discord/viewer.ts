import { PermissionFlagsBits, type APIInteractionGuildMember } from 'discord-api-types/v10'
import { asId, type GuildId, type RoleId, type UserId } from '../lore/ids.ts'
import type { Viewer } from '../lore/visibility.ts'

/**
 * The names of a guild's roles, for lore that opens a part to a role by name; null for a role whose
 * name does not tell it from every other one.
 */
export type RoleNames = (guild: GuildId, role: string) => string | null

/**
 * The viewer that Discord vouches for in an interaction's `member`. A GM may manage the server or
 * holds the campaign's GM role at this moment.
 */
export function viewerOf(
  guild: GuildId,
  member: Pick<APIInteractionGuildMember, 'permissions' | 'roles' | 'user'>,
  gmRole: RoleId | null,
  roleNames: RoleNames,
): Viewer {
  const roles = new Set<string>(member.roles)
  for (const role of member.roles) {
    const name = roleNames(guild, role)
    if (name !== null) roles.add(name.toLowerCase())
  }
  return {
    guild,
    gm: mayManage(member.permissions) || (gmRole !== null && member.roles.includes(gmRole)),
    user: asId<UserId>(member.user.id),
    roles,
  }
}

/** Whether these permissions, as Discord writes them, allow to manage the server. */
export function mayManage(permissions: string): boolean {
  const held = BigInt(permissions)
  const enough = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator
  return (held & enough) !== 0n
}
