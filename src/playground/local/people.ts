import type { GuildRecord, Json, MemberRecord, UserRecord } from '../world/records.ts'
import type { Realm } from '../realm.ts'
import { refuseAct } from '../interactions/act.ts'
import { renderPerson } from './state.ts'
import { timestamp } from '../realm.ts'

const colours = ['#1f9d8b', '#c0562f', '#7a5cff', '#8a6d3b', '#3f7fbf', '#a8437a'] as const

/** Somebody joins a guild. */
export function addMember(realm: Realm, guildId: string, body: Json): Json {
  const guild = realm.world.guilds.get(guildId)
  if (guild === undefined) throw refuseAct('There is no such guild.', 404)
  const name = typeof body['name'] === 'string' ? body['name'].trim() : ''
  if (name.length < 1 || name.length > 32) throw refuseAct('“name” must have 1 to 32 characters.')
  const roles = Array.isArray(body['roles']) ? body['roles'].map(String) : []
  if (!roles.every((id) => guild.roles.has(id))) throw refuseAct('There is no such role.')
  const id = realm.nextId()
  const user: UserRecord = {
    id,
    username: name.toLowerCase().replaceAll(/\s+/g, '_'),
    globalName: name,
    bot: false,
    avatarColour: colours[guild.members.size % colours.length] ?? colours[0],
    dmsOpen: true,
  }
  const member: MemberRecord = { userId: id, joinedAt: timestamp(realm), nick: null, roles }
  realm.world.users.set(id, user)
  guild.members.set(id, member)
  realm.bus.publish({ type: 'member-joined', guild, member })
  return renderPerson(realm, guild, member)
}

/** Opens or closes somebody's direct messages. */
export function setDirectMessages(realm: Realm, userId: string, body: Json): Json {
  const user = realm.world.users.get(userId)
  const found = [...realm.world.guilds.values()].flatMap((guild): [GuildRecord, MemberRecord][] => {
    const member = guild.members.get(userId)
    return member === undefined ? [] : [[guild, member]]
  })[0]
  if (user === undefined || found === undefined) throw refuseAct('There is no such member.', 404)
  if (typeof body['dmsOpen'] !== 'boolean') throw refuseAct('“dmsOpen” must be true or false.')
  user.dmsOpen = body['dmsOpen']
  realm.bus.publish({ type: 'user-changed' })
  return renderPerson(realm, found[0], found[1])
}
