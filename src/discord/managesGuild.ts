import type { Client } from 'discord.js'
import type { GuildId, UserId } from '../lore/ids.ts'
import { mayManage } from './viewer.ts'

/** Whether a member with these roles may manage a guild, as far as the gateway has told of it. */
export function managesGuild(
  client: Client<true>,
  guildId: GuildId,
  user: UserId,
  roles: readonly string[],
): boolean {
  const guild = client.guilds.cache.get(guildId)
  if (guild === undefined) throw new Error('the gateway has not told of this guild')
  if (guild.ownerId === user) return true
  // The role of everyone has the guild's own id.
  return [guildId, ...roles].some((id) => {
    const role = guild.roles.cache.get(id)
    return role !== undefined && mayManage(String(role.permissions.bitfield))
  })
}
