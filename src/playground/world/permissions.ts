import { ChannelType, PermissionFlagsBits as Bits } from 'discord-api-types/v10'
import type { ChannelRecord, GuildRecord, Overwrite, World } from './records.ts'

/** Every permission there is. */
export const allPermissions: bigint = Object.values(Bits).reduce((sum, bit) => sum | bit, 0n)

const threadTypes: ReadonlySet<ChannelType> = new Set([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
])

/** True for the three types of threads. */
export function isThread(channel: ChannelRecord): boolean {
  return threadTypes.has(channel.type)
}

/** What a member may do in a guild as a whole. Nothing, for somebody who is not in it. */
export function permissionsInGuild(guild: GuildRecord, userId: string): bigint {
  const member = guild.members.get(userId)
  if (member === undefined) return 0n
  if (guild.ownerId === userId) return allPermissions
  let sum = BigInt(guild.roles.get(guild.id)?.permissions ?? '0')
  for (const id of member.roles) sum |= BigInt(guild.roles.get(id)?.permissions ?? '0')
  return (sum & Bits.Administrator) === 0n ? sum : allPermissions
}

/**
 * What a user may do in a channel, by Discord's order: roles, @everyone's overwrite, the roles'
 * overwrites together, the member's own. In a direct message: what one may do there, or nothing.
 * https://docs.discord.com/developers/topics/permissions#permission-overwrites
 */
export function permissionsIn(world: World, channel: ChannelRecord, userId: string): bigint {
  if (channel.guildId === null) {
    return channel.recipients.includes(userId) ? directMessagePermissions : 0n
  }
  const guild = world.guilds.get(channel.guildId)
  if (guild === undefined) return 0n
  const base = permissionsInGuild(guild, userId)
  if (base === allPermissions) return base
  const place = isThread(channel) ? world.channels.get(channel.parentId ?? '') : channel
  if (place === undefined) return 0n
  const sum = applyOverwrites(base, guild, place.overwrites, userId)
  return withImplicit(isThread(channel) ? inThread(sum, channel, userId) : sum)
}

/** True if `user` has every one of `bits` in the channel. */
export function may(world: World, channel: ChannelRecord, userId: string, bits: bigint): boolean {
  return (permissionsIn(world, channel, userId) & bits) === bits
}

const directMessagePermissions =
  Bits.ViewChannel |
  Bits.SendMessages |
  Bits.EmbedLinks |
  Bits.AttachFiles |
  Bits.ReadMessageHistory |
  Bits.AddReactions |
  Bits.UseApplicationCommands

function applyOverwrites(
  base: bigint,
  guild: GuildRecord,
  overwrites: readonly Overwrite[],
  userId: string,
): bigint {
  const roles = guild.members.get(userId)?.roles ?? []
  const everyone = overwrites.filter((overwrite) => overwrite.id === guild.id)
  const ofRoles = overwrites.filter(({ id, type }) => type === 0 && roles.includes(id))
  const own = overwrites.filter(({ id, type }) => type === 1 && id === userId)
  return [everyone, ofRoles, own].reduce(applyLayer, base)
}

function applyLayer(sum: bigint, layer: readonly Overwrite[]): bigint {
  let allow = 0n
  let deny = 0n
  for (const overwrite of layer) {
    allow |= BigInt(overwrite.allow)
    deny |= BigInt(overwrite.deny)
  }
  return (sum & ~deny) | allow
}

/** Some permissions mean nothing without another. */
function withImplicit(sum: bigint): bigint {
  if ((sum & Bits.ViewChannel) === 0n) return 0n
  if ((sum & Bits.SendMessages) !== 0n) return sum
  return sum & ~(Bits.MentionEveryone | Bits.SendTTSMessages | Bits.AttachFiles | Bits.EmbedLinks)
}

/** A thread has its parent's permissions, with a bit of its own for sending. */
function inThread(sum: bigint, channel: ChannelRecord, userId: string): bigint {
  const hidden =
    channel.type === ChannelType.PrivateThread &&
    channel.thread?.memberIds.includes(userId) !== true &&
    (sum & Bits.ManageThreads) === 0n
  if (hidden) return 0n
  const send = (sum & Bits.SendMessagesInThreads) === 0n ? 0n : Bits.SendMessages
  return (sum & ~Bits.SendMessages) | send
}
