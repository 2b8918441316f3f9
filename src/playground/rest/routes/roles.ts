import type { Answer, Call } from '../call.ts'
import type { GuildRecord, RoleRecord } from '../../world/records.ts'
import { actorOf, bodyOf, nothing, ok, param } from '../call.ts'
import { needGuild, needLowerRole } from '../access.ts'
import { PermissionFlagsBits as Bits } from 'discord-api-types/v10'
import type { Route } from '../router.ts'
import { permissionsInGuild } from '../../world/permissions.ts'
import { readFields } from '../body.ts'
import { refuse } from '../refusal.ts'
import { isObject } from '../../messages/components.ts'
import { renderRole } from '../../world/render.ts'

/** https://docs.discord.com/developers/resources/guild#create-guild-role */
export const roleRoutes: readonly Route[] = [
  { method: 'GET', path: '/guilds/:/roles', handler: listRoles, by: 'bot' },
  { method: 'POST', path: '/guilds/:/roles', handler: createRole, by: 'bot' },
  { method: 'GET', path: '/guilds/:/roles/member-counts', handler: countMembers, by: 'bot' },
  { method: 'GET', path: '/guilds/:/roles/:', handler: getRole, by: 'bot' },
  { method: 'PATCH', path: '/guilds/:/roles/:', handler: editRole, by: 'bot' },
  { method: 'DELETE', path: '/guilds/:/roles/:', handler: deleteRole, by: 'bot' },
]

function listRoles(call: Call): Answer {
  const guild = needGuild(call.realm, param(call, 0), actorOf(call))
  return ok([...guild.roles.values()].map(renderRole))
}

function getRole(call: Call): Answer {
  const guild = needGuild(call.realm, param(call, 0), actorOf(call))
  const role = guild.roles.get(param(call, 1))
  if (role === undefined) throw refuse(10011)
  return ok(renderRole(role))
}

/** How many members have each role; @everyone is not in the list. */
function countMembers(call: Call): Answer {
  const guild = needGuild(call.realm, param(call, 0), actorOf(call))
  const members = [...guild.members.values()]
  const ids = [...guild.roles.keys()].filter((id) => id !== guild.id)
  const counts = ids.map((id) => [id, members.filter(({ roles }) => roles.includes(id)).length])
  return ok(Object.fromEntries(counts))
}

function createRole(call: Call): Answer {
  const actor = actorOf(call)
  const guild = needGuild(call.realm, param(call, 0), actor, Bits.ManageRoles)
  const everyone = guild.roles.get(guild.id)
  const role: RoleRecord = {
    id: call.realm.nextId(),
    name: 'new role',
    permissions: everyone?.permissions ?? '0',
    position: 1,
    color: 0,
    hoist: false,
    mentionable: false,
    botId: null,
  }
  changeRole(call, guild, role)
  for (const other of guild.roles.values()) if (other.id !== guild.id) other.position += 1
  guild.roles.set(role.id, role)
  call.realm.bus.publish({ type: 'role-created', guild, role })
  return ok(renderRole(role))
}

function changeRole(call: Call, guild: GuildRecord, role: RoleRecord): void {
  const body = bodyOf(call)
  const fields = readFields(body)
  const name = fields.text('name', 1, 100)
  const bits = fields.bits('permissions')
  const nested = isObject(body['colors']) ? readFields(body['colors']) : fields
  const color = nested.number('primary_color', 0, 0xffffff) ?? fields.number('color', 0, 0xffffff)
  const hoist = fields.flag('hoist')
  const mentionable = fields.flag('mentionable')
  fields.refuseFaults()
  // Nobody gives away a permission that they do not have.
  const own = permissionsInGuild(guild, actorOf(call).userId)
  const added = BigInt(bits ?? '0') & ~BigInt(role.permissions)
  if ((added & ~own) !== 0n) throw refuse(50013)
  role.name = name ?? role.name
  role.permissions = bits ?? role.permissions
  role.color = color ?? role.color
  role.hoist = hoist ?? role.hoist
  role.mentionable = mentionable ?? role.mentionable
}

function editRole(call: Call): Answer {
  const actor = actorOf(call)
  const guild = needGuild(call.realm, param(call, 0), actor, Bits.ManageRoles)
  const role = needLowerRole(guild, param(call, 1), actor)
  changeRole(call, guild, role)
  call.realm.bus.publish({ type: 'role-updated', guild, role })
  return ok(renderRole(role))
}

function deleteRole(call: Call): Answer {
  const actor = actorOf(call)
  const { realm } = call
  const guild = needGuild(realm, param(call, 0), actor, Bits.ManageRoles)
  const role = needLowerRole(guild, param(call, 1), actor)
  if (role.id === guild.id || role.botId !== null) throw refuse(50028)
  guild.roles.delete(role.id)
  for (const member of guild.members.values()) {
    if (!member.roles.includes(role.id)) continue
    member.roles = member.roles.filter((id) => id !== role.id)
    realm.bus.publish({ type: 'member-updated', guild, member })
  }
  for (const channel of realm.world.channels.values()) {
    channel.overwrites = channel.overwrites.filter(({ id }) => id !== role.id)
  }
  realm.bus.publish({ type: 'role-deleted', guild, role })
  return nothing
}
