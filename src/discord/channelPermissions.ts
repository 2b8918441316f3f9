import type { REST } from '@discordjs/rest'
import {
  OverwriteType,
  PermissionFlagsBits,
  Routes,
  type APIGuild,
  type APIGuildMember,
  type APIGuildTextChannel,
  type APIUser,
  type GuildTextChannelType,
} from 'discord-api-types/v10'
import { placeOf } from './channelPlace.ts'

type GuildChannel = APIGuildTextChannel<GuildTextChannelType>

/**
 * What the bot may do in a guild's channel, asked of Discord itself.
 * Source: https://discord.com/developers/docs/topics/permissions#permission-overwrites
 */
export async function channelPermissions(
  rest: REST,
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
  const allowed = permissionsOf(channel, guild, member, me.id)
  return { readHistory: holds(allowed, PermissionFlagsBits.ReadMessageHistory) }
}

const holds = (permissions: bigint, wanted: bigint): boolean => (permissions & wanted) === wanted

function permissionsOf(
  channel: GuildChannel,
  guild: APIGuild,
  member: APIGuildMember,
  me: string,
): bigint {
  const everything = ~0n
  if (guild.owner_id === me) return everything
  const held = new Set([guild.id, ...member.roles])
  const base = guild.roles
    .filter(({ id }) => held.has(id))
    .reduce((bits, { permissions }) => bits | BigInt(permissions), 0n)
  if (holds(base, PermissionFlagsBits.Administrator)) return everything

  const overwrites = channel.permission_overwrites ?? []
  const apply = (bits: bigint, chosen: typeof overwrites): bigint => {
    const deny = chosen.reduce((sum, one) => sum | BigInt(one.deny), 0n)
    const allow = chosen.reduce((sum, one) => sum | BigInt(one.allow), 0n)
    return (bits & ~deny) | allow
  }
  const ofRoles = overwrites.filter(({ type }) => type === OverwriteType.Role)
  const afterEveryone = apply(
    base,
    ofRoles.filter(({ id }) => id === guild.id),
  )
  const afterRoles = apply(
    afterEveryone,
    ofRoles.filter(({ id }) => id !== guild.id && held.has(id)),
  )
  return apply(
    afterRoles,
    overwrites.filter(({ type, id }) => type === OverwriteType.Member && id === me),
  )
}
