import { PermissionFlagsBits as Bits } from 'discord-api-types/v10'
import type { ChannelRecord, GuildRecord, RoleRecord } from '../world/records.ts'
import type { Actor } from './call.ts'
import type { Realm } from '../realm.ts'
import { permissionsIn, permissionsInGuild } from '../world/permissions.ts'
import { refuse } from './refusal.ts'

/** A channel that the caller can see (else 10003, 50001) and do `bits` in (else 50013). */
export function needChannel(realm: Realm, id: string, actor: Actor, bits = 0n): ChannelRecord {
  const channel = realm.world.channels.get(id)
  if (channel === undefined) throw refuse(10003)
  const has = permissionsIn(realm.world, channel, actor.userId)
  if ((has & Bits.ViewChannel) === 0n) throw refuse(50001)
  if ((has & bits) !== bits) throw refuse(50013)
  return channel
}

/** A guild that the caller is in (else 10004) and may do `bits` in (else 50013). */
export function needGuild(realm: Realm, id: string, actor: Actor, bits = 0n): GuildRecord {
  const guild = realm.world.guilds.get(id)
  if (guild === undefined || !guild.members.has(actor.userId)) throw refuse(10004)
  if ((permissionsInGuild(guild, actor.userId) & bits) !== bits) throw refuse(50013)
  return guild
}

/** A role that stands below the caller's highest one (else 50013). */
export function needLowerRole(guild: GuildRecord, id: string, actor: Actor): RoleRecord {
  const role = guild.roles.get(id)
  if (role === undefined) throw refuse(10011)
  const below = guild.ownerId === actor.userId || role.position < highestRole(guild, actor.userId)
  if (!below) throw refuse(50013)
  return role
}

/** The position of a member's highest role; @everyone's is 0. */
export function highestRole(guild: GuildRecord, userId: string): number {
  const ids = guild.members.get(userId)?.roles ?? []
  return Math.max(0, ...ids.map((id) => guild.roles.get(id)?.position ?? 0))
}
