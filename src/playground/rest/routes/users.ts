import type { Answer, Call } from '../call.ts'
import { ChannelType } from 'discord-api-types/v10'
import type { ChannelRecord } from '../../world/records.ts'
import type { Realm } from '../../realm.ts'
import type { Route } from '../router.ts'
import { actorOf, bodyOf, nothing, ok, param } from '../call.ts'
import { needGuild } from '../access.ts'
import { permissionsInGuild } from '../../world/permissions.ts'
import {
  renderApplication,
  renderChannelFor,
  renderMember,
  renderUser,
} from '../../world/render.ts'
import { refuse } from '../refusal.ts'

/** Users, applications and the way to the gateway. */
export const userRoutes: readonly Route[] = [
  { method: 'GET', path: '/gateway', handler: getGateway, by: 'token' },
  { method: 'GET', path: '/gateway/bot', handler: getGatewayBot, by: 'bot' },
  { method: 'GET', path: '/users/@me', handler: getMe, by: 'bot' },
  { method: 'PATCH', path: '/users/@me', handler: getMe, by: 'bot' },
  { method: 'GET', path: '/users/@me/guilds', handler: listMyGuilds, by: 'bot' },
  { method: 'GET', path: '/users/@me/guilds/:/member', handler: getMyMember, by: 'bot' },
  { method: 'DELETE', path: '/users/@me/guilds/:', handler: leaveGuild, by: 'bot' },
  { method: 'POST', path: '/users/@me/channels', handler: openDirectMessage, by: 'bot' },
  { method: 'GET', path: '/users/:', handler: getUser, by: 'bot' },
  { method: 'GET', path: '/applications/@me', handler: getApplication, by: 'bot' },
  { method: 'GET', path: '/oauth2/applications/@me', handler: getApplication, by: 'bot' },
]

/** Where the sockets are. */
export function gatewayUrl(realm: Realm): string {
  return `${realm.url.replace('http', 'ws')}/gateway`
}

function getGateway(call: Call): Answer {
  return ok({ url: gatewayUrl(call.realm) })
}

function getGatewayBot(call: Call): Answer {
  return ok({
    url: gatewayUrl(call.realm),
    shards: 1,
    session_start_limit: {
      total: 1000,
      remaining: 999,
      reset_after: 14_400_000,
      max_concurrency: 1,
    },
  })
}

function getMe(call: Call): Answer {
  const user = call.realm.world.users.get(actorOf(call).userId)
  if (user === undefined) throw refuse(10013)
  return ok({
    ...renderUser(user),
    mfa_enabled: true,
    locale: 'en-US',
    premium_type: 0,
    email: null,
    verified: true,
  })
}

function getUser(call: Call): Answer {
  const user = call.realm.world.users.get(param(call, 0))
  if (user === undefined) throw refuse(10013)
  return ok(renderUser(user))
}

function listMyGuilds(call: Call): Answer {
  const { userId } = actorOf(call)
  const guilds = [...call.realm.world.guilds.values()].filter((guild) => guild.members.has(userId))
  return ok(
    guilds.map((guild) => ({
      id: guild.id,
      name: guild.name,
      icon: null,
      banner: null,
      owner: guild.ownerId === userId,
      permissions: String(permissionsInGuild(guild, userId)),
      features: ['NEWS', 'COMMUNITY'],
    })),
  )
}

function getMyMember(call: Call): Answer {
  const { userId } = actorOf(call)
  const guild = needGuild(call.realm, param(call, 0), actorOf(call))
  const member = guild.members.get(userId)
  if (member === undefined) throw refuse(10007)
  return ok(renderMember(call.realm.world, member))
}

function leaveGuild(call: Call): Answer {
  const { realm } = call
  const { userId } = actorOf(call)
  const guild = needGuild(realm, param(call, 0), actorOf(call))
  const member = guild.members.get(userId)
  if (member === undefined) throw refuse(10004)
  guild.members.delete(userId)
  realm.bus.publish({ type: 'member-left', guild, member })
  return nothing
}

function openDirectMessage(call: Call): Answer {
  const { realm } = call
  const { userId } = actorOf(call)
  const other = realm.world.users.get(String(bodyOf(call)['recipient_id']))
  if (other === undefined || other.id === userId) throw refuse(50033)
  const channel =
    findDirectMessage(realm, userId, other.id) ?? createDirectMessage(realm, userId, other.id)
  return ok(renderChannelFor(realm.world, channel, userId))
}

function findDirectMessage(realm: Realm, one: string, other: string): ChannelRecord | undefined {
  return [...realm.world.channels.values()].find(
    ({ type, recipients }) =>
      type === ChannelType.DM && recipients.includes(one) && recipients.includes(other),
  )
}

function createDirectMessage(realm: Realm, one: string, other: string): ChannelRecord {
  const channel: ChannelRecord = {
    id: realm.nextId(),
    guildId: null,
    type: ChannelType.DM,
    name: '',
    topic: null,
    parentId: null,
    position: 0,
    nsfw: false,
    slowSeconds: 0,
    overwrites: [],
    lastMessageId: null,
    recipients: [one, other],
    thread: null,
    tags: [],
  }
  realm.world.channels.set(channel.id, channel)
  realm.bus.publish({ type: 'channel-created', channel })
  return channel
}

function getApplication(call: Call): Answer {
  const application = call.realm.world.applications.get(actorOf(call).applicationId ?? '')
  if (application === undefined) throw refuse(10002)
  return ok(renderApplication(call.realm.world, application))
}
