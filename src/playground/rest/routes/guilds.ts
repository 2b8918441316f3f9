import type { Answer, Call } from '../call.ts'
import { actorOf, bodyOf, countOf, nothing, ok, param } from '../call.ts'
import { highestRole, needGuild, needLowerRole } from '../access.ts'
import { renderGuild, renderMember } from '../../world/render.ts'
import { PermissionFlagsBits as Bits } from 'discord-api-types/v10'
import type { GuildRecord, MemberRecord } from '../../world/records.ts'
import type { Route } from '../router.ts'
import { compareSnowflakes } from '../../snowflakes.ts'
import { readFields } from '../body.ts'
import { refuse } from '../refusal.ts'

/** https://docs.discord.com/developers/resources/guild */
export const guildRoutes: readonly Route[] = [
  { method: 'GET', path: '/guilds/:', handler: getGuild, by: 'bot' },
  { method: 'PATCH', path: '/guilds/:', handler: editGuild, by: 'bot' },
  { method: 'GET', path: '/guilds/:/members', handler: listMembers, by: 'bot' },
  { method: 'GET', path: '/guilds/:/members/search', handler: searchMembers, by: 'bot' },
  { method: 'PATCH', path: '/guilds/:/members/@me', handler: editMe, by: 'bot' },
  { method: 'GET', path: '/guilds/:/members/:', handler: getMember, by: 'bot' },
  { method: 'PATCH', path: '/guilds/:/members/:', handler: editMember, by: 'bot' },
  { method: 'DELETE', path: '/guilds/:/members/:', handler: removeMember, by: 'bot' },
  { method: 'PUT', path: '/guilds/:/members/:/roles/:', handler: giveRole, by: 'bot' },
  { method: 'DELETE', path: '/guilds/:/members/:/roles/:', handler: takeRole, by: 'bot' },
]

function getGuild(call: Call): Answer {
  const guild = needGuild(call.realm, param(call, 0), actorOf(call))
  const counts = {
    approximate_member_count: guild.members.size,
    approximate_presence_count: guild.members.size,
  }
  return ok({ ...renderGuild(guild), ...(call.query.get('with_counts') === 'true' ? counts : {}) })
}

function editGuild(call: Call): Answer {
  const guild = needGuild(call.realm, param(call, 0), actorOf(call), Bits.ManageGuild)
  const fields = readFields(bodyOf(call))
  const name = fields.text('name', 2, 100)
  fields.refuseFaults()
  guild.name = name ?? guild.name
  call.realm.bus.publish({ type: 'guild-updated', guild })
  return ok(renderGuild(guild))
}

/** The list needs the members intent, which every local bot has. */
function listMembers(call: Call): Answer {
  const guild = needGuild(call.realm, param(call, 0), actorOf(call))
  const limit = countOf(call, 'limit', 1, 1000)
  const after = call.query.get('after') ?? '0'
  const members = [...guild.members.values()]
    .filter((member) => compareSnowflakes(member.userId, after) > 0)
    .sort((a, b) => compareSnowflakes(a.userId, b.userId))
  return ok(members.slice(0, limit).map((member) => renderMember(call.realm.world, member)))
}

function searchMembers(call: Call): Answer {
  const { world } = call.realm
  const guild = needGuild(call.realm, param(call, 0), actorOf(call))
  const limit = countOf(call, 'limit', 1, 1000)
  const start = (call.query.get('query') ?? '').toLowerCase()
  const found = [...guild.members.values()].filter((member) => {
    const user = world.users.get(member.userId)
    const names = [member.nick, user?.username, user?.globalName]
    return names.some((name) => name?.toLowerCase().startsWith(start) === true)
  })
  return ok(found.slice(0, limit).map((member) => renderMember(world, member)))
}

function needMember(guild: GuildRecord, id: string): MemberRecord {
  const member = guild.members.get(id)
  if (member === undefined) throw refuse(10007)
  return member
}

function getMember(call: Call): Answer {
  const guild = needGuild(call.realm, param(call, 0), actorOf(call))
  return ok(renderMember(call.realm.world, needMember(guild, param(call, 1))))
}

function editMe(call: Call): Answer {
  const guild = needGuild(call.realm, param(call, 0), actorOf(call), Bits.ChangeNickname)
  return rename(call, guild, needMember(guild, actorOf(call).userId))
}

function rename(call: Call, guild: GuildRecord, member: MemberRecord): Answer {
  const fields = readFields(bodyOf(call))
  const nick = fields.nullableText('nick', 32)
  fields.refuseFaults()
  if (nick !== undefined) member.nick = nick === '' ? null : nick
  call.realm.bus.publish({ type: 'member-updated', guild, member })
  return ok(renderMember(call.realm.world, member))
}

function editMember(call: Call): Answer {
  const actor = actorOf(call)
  const body = bodyOf(call)
  const guild = needGuild(call.realm, param(call, 0), actor)
  const member = needMember(guild, param(call, 1))
  if ('nick' in body) needGuild(call.realm, guild.id, actor, Bits.ManageNicknames)
  const roles: unknown = body['roles']
  if (Array.isArray(roles)) {
    needGuild(call.realm, guild.id, actor, Bits.ManageRoles)
    const wanted = [...new Set(roles.map(String))]
    for (const id of [...wanted, ...member.roles]) {
      if (wanted.includes(id) !== member.roles.includes(id)) needLowerRole(guild, id, actor)
    }
    member.roles = wanted
  }
  return rename(call, guild, member)
}

function removeMember(call: Call): Answer {
  const actor = actorOf(call)
  const guild = needGuild(call.realm, param(call, 0), actor, Bits.KickMembers)
  const member = needMember(guild, param(call, 1))
  const above =
    guild.ownerId === actor.userId ||
    highestRole(guild, actor.userId) > highestRole(guild, member.userId)
  if (!above || member.userId === guild.ownerId) throw refuse(50013)
  guild.members.delete(member.userId)
  call.realm.bus.publish({ type: 'member-left', guild, member })
  return nothing
}

function giveRole(call: Call): Answer {
  return changeRoles(call, (roles, id) => [...roles.filter((role) => role !== id), id])
}

function takeRole(call: Call): Answer {
  return changeRoles(call, (roles, id) => roles.filter((role) => role !== id))
}

function changeRoles(
  call: Call,
  change: (roles: readonly string[], id: string) => string[],
): Answer {
  const actor = actorOf(call)
  const guild = needGuild(call.realm, param(call, 0), actor, Bits.ManageRoles)
  const member = needMember(guild, param(call, 1))
  const role = needLowerRole(guild, param(call, 2), actor)
  if (role.id === guild.id || role.botId !== null) throw refuse(50028)
  member.roles = change(member.roles, role.id)
  call.realm.bus.publish({ type: 'member-updated', guild, member })
  return nothing
}
