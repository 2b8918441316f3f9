import type { REST } from '@discordjs/rest'
import {
  PermissionFlagsBits,
  Routes,
  type APIGuild,
  type APIGuildMember,
  type APIGuildTextChannel,
  type APIUser,
  type GuildTextChannelType,
} from 'discord-api-types/v10'
import { placeOf } from './channelPlace.ts'
import { holds, permissionsIn } from './memberPermissions.ts'

type GuildChannel = APIGuildTextChannel<GuildTextChannelType>

/** What the bot may do in a guild's channel, asked of Discord itself. */
export async function channelPermissions(
  rest: Pick<REST, 'get'>,
  channelId: string,
  signal: AbortSignal,
): Promise<{ readonly readHistory: boolean }> {
  // Each route's documented answer.
  const channel = (await rest.get(Routes.channel(channelId), { signal })) as GuildChannel
  const me = (await rest.get(Routes.user(), { signal })) as APIUser
  if (channel.guild_id === undefined) return { readHistory: true }
  const place = placeOf(channel.type, channel.parent_id ?? null)
  // A thread has its parent's overwrites.
  if (place.form === 'thread' && place.parent !== null)
    return channelPermissions(rest, place.parent, signal)
  const guild = (await rest.get(Routes.guild(channel.guild_id), { signal })) as APIGuild
  const member = (await rest.get(Routes.guildMember(guild.id, me.id), { signal })) as APIGuildMember
  const held = [guild.id, ...member.roles]
  const allowed = permissionsIn(
    guild.id,
    {
      user: me.id,
      isOwner: guild.owner_id === me.id,
      roles: guild.roles
        .filter(({ id }) => held.includes(id))
        .map(({ id, permissions }) => ({ id, permissions: BigInt(permissions) })),
    },
    (channel.permission_overwrites ?? []).map(({ id, type, allow, deny }) => ({
      id,
      type,
      allow: BigInt(allow),
      deny: BigInt(deny),
    })),
  )
  return { readHistory: holds(allowed, PermissionFlagsBits.ReadMessageHistory) }
}
