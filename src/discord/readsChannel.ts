import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10'
import type { Client } from 'discord.js'
import type { ChannelId, GuildId, UserId } from '../lore/ids.ts'
import { holds, permissionsIn } from './memberPermissions.ts'

/** A member with the roles that Discord vouches for at this moment. */
export interface Reader {
  readonly user: UserId
  readonly roles: readonly string[]
}

// What is asked for was posted before: who may only see what comes has not read it.
const toRead = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory

/**
 * Whether a member may read what stands in a channel, as far as the gateway has told of it. Who may
 * read a thread may read its parent; who is in a private one it does not tell, so that nobody may,
 * and nobody what it does not know: a channel that is gone, a thread that was archived long ago.
 */
export function readsChannel(
  client: Client<true>,
  guildId: GuildId,
  { user, roles }: Reader,
  channelId: ChannelId,
): boolean {
  const guild = client.guilds.cache.get(guildId)
  const channel = guild?.channels.cache.get(channelId)
  if (guild === undefined || channel === undefined) return false
  if (channel.type === ChannelType.PrivateThread) return false
  const place = channel.isThread() ? channel.parent : channel
  if (place === null) return false
  const held = [guildId, ...roles].flatMap((id) => guild.roles.cache.get(id) ?? [])
  const holder = {
    user,
    isOwner: guild.ownerId === user,
    roles: held.map(({ id, permissions }) => ({ id, permissions: permissions.bitfield })),
  }
  const overwrites = place.permissionOverwrites.cache.map(({ id, type, allow, deny }) => ({
    id,
    type,
    allow: allow.bitfield,
    deny: deny.bitfield,
  }))
  return holds(permissionsIn(guildId, holder, overwrites), toRead)
}
