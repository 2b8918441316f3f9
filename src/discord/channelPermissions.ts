import type { REST } from '@discordjs/rest'
import {
  ChannelType,
  PermissionFlagsBits,
  Routes,
  type APIGuild,
  type APIGuildMember,
  type APIGuildTextChannel,
  type APIUser,
  type GuildTextChannelType,
} from 'discord-api-types/v10'
import { placeOf } from './channelPlace.ts'
import { holds, permissionsIn, type Overwrite } from './memberPermissions.ts'

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
    overwritesOf(channel),
  )
  return { readHistory: holds(allowed, PermissionFlagsBits.ReadMessageHistory) }
}

/**
 * Whether everybody in the guild may see a channel, asked of Discord itself. Throws what the client
 * throws, as for a channel that the bot cannot see.
 */
export async function isOpenToAll(
  rest: Pick<REST, 'get'>,
  channelId: string,
  signal: AbortSignal,
): Promise<boolean> {
  // Both routes' documented answers.
  const channel = (await rest.get(Routes.channel(channelId), { signal })) as GuildChannel
  if (channel.type === ChannelType.PrivateThread || channel.guild_id === undefined) return false
  const { form, parent } = placeOf(channel.type, channel.parent_id ?? null)
  if (form === 'thread') return parent !== null && isOpenToAll(rest, parent, signal)
  const guild = (await rest.get(Routes.guild(channel.guild_id), { signal })) as APIGuild
  // The role of everybody has the guild's own id.
  const roles = guild.roles
    .filter(({ id }) => id === guild.id)
    .map(({ id, permissions }) => ({ id, permissions: BigInt(permissions) }))
  const everybody = { user: '', isOwner: false, roles }
  const allowed = permissionsIn(guild.id, everybody, overwritesOf(channel))
  return holds(allowed, PermissionFlagsBits.ViewChannel)
}

const overwritesOf = ({ permission_overwrites }: GuildChannel): readonly Overwrite[] =>
  (permission_overwrites ?? []).map(({ id, type, allow, deny }) => ({
    id,
    type,
    allow: BigInt(allow),
    deny: BigInt(deny),
  }))
