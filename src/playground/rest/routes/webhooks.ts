import type { Answer, Call } from '../call.ts'
import { ChannelType, PermissionFlagsBits as Bits } from 'discord-api-types/v10'
import type { Json, WebhookRecord } from '../../world/records.ts'
import { actorOf, bodyOf, nothing, ok, param } from '../call.ts'
import { needChannel, needGuild } from '../access.ts'
import type { Realm } from '../../realm.ts'
import type { Route } from '../router.ts'
import { checkWebhookName } from '../../rules/webhooks.ts'
import { refuse } from '../refusal.ts'
import { createHash, randomBytes } from 'node:crypto'
import { textOf } from '../../text.ts'
import { renderUser } from '../../world/render.ts'

/** https://docs.discord.com/developers/resources/webhook */
export const webhookRoutes: readonly Route[] = [
  { method: 'POST', path: '/channels/:/webhooks', handler: createWebhook, by: 'bot' },
  { method: 'GET', path: '/channels/:/webhooks', handler: listInChannel, by: 'bot' },
  { method: 'GET', path: '/guilds/:/webhooks', handler: listInGuild, by: 'bot' },
  { method: 'GET', path: '/webhooks/:', handler: getWebhook, by: 'bot' },
  { method: 'PATCH', path: '/webhooks/:', handler: editWebhook, by: 'bot' },
  { method: 'DELETE', path: '/webhooks/:', handler: deleteWebhook, by: 'bot' },
  { method: 'GET', path: '/webhooks/:/:', handler: getByToken, by: 'token' },
  { method: 'PATCH', path: '/webhooks/:/:', handler: editByToken, by: 'token' },
  { method: 'DELETE', path: '/webhooks/:/:', handler: deleteByToken, by: 'token' },
]

function renderWebhook(realm: Realm, hook: WebhookRecord, withUser: boolean): Json {
  const user = realm.world.users.get(hook.userId)
  return {
    id: hook.id,
    type: 1,
    application_id: hook.applicationId,
    avatar: hook.avatar ?? null,
    channel_id: hook.channelId,
    guild_id: hook.guildId,
    name: hook.name,
    token: hook.token,
    url: `${realm.url}/api/webhooks/${hook.id}/${hook.token}`,
    ...(withUser && user !== undefined ? { user: renderUser(user) } : {}),
  }
}

const hosts: ReadonlySet<ChannelType> = new Set([
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildForum,
])

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json-json-error-codes */
const mostHooks = 15

/**
 * The hash of a picture sent as a `data:` address; null for none, undefined where nothing is said.
 * https://docs.discord.com/developers/reference#image-data
 */
function readAvatar(value: unknown): string | null | undefined {
  if (value === undefined || value === null) return value
  const good = /^data:image\/(png|jpeg|gif|webp);base64,([A-Za-z0-9+/]+=*)$/.exec(textOf(value))
  if (good === null) throw refuse(50046)
  return createHash('md5').update(String(good[2])).digest('hex')
}

function createWebhook(call: Call): Answer {
  const { realm } = call
  const actor = actorOf(call)
  const channel = needChannel(realm, param(call, 0), actor, Bits.ManageWebhooks)
  if (channel.guildId === null || !hosts.has(channel.type)) throw refuse(50024)
  const name = checkWebhookName(bodyOf(call)['name'])
  const here = [...realm.world.webhooks.values()].filter((each) => each.channelId === channel.id)
  if (here.length >= mostHooks) throw refuse(30007)
  const hook: WebhookRecord = {
    id: realm.nextId(),
    token: randomBytes(34).toString('base64url'),
    guildId: channel.guildId,
    userId: actor.userId,
    applicationId: actor.applicationId,
    channelId: channel.id,
    name,
    avatar: readAvatar(bodyOf(call)['avatar']) ?? null,
  }
  realm.world.webhooks.set(hook.id, hook)
  realm.bus.publish({ type: 'webhooks-changed', channel })
  return ok(renderWebhook(realm, hook, true))
}

function listInChannel(call: Call): Answer {
  const channel = needChannel(call.realm, param(call, 0), actorOf(call), Bits.ManageWebhooks)
  const hooks = [...call.realm.world.webhooks.values()]
  const here = hooks.filter((hook) => hook.channelId === channel.id)
  return ok(here.map((hook) => renderWebhook(call.realm, hook, true)))
}

function listInGuild(call: Call): Answer {
  const guild = needGuild(call.realm, param(call, 0), actorOf(call), Bits.ManageWebhooks)
  const hooks = [...call.realm.world.webhooks.values()]
  const here = hooks.filter((hook) => hook.guildId === guild.id)
  return ok(here.map((hook) => renderWebhook(call.realm, hook, true)))
}

/** The webhook of the path, if the caller manages webhooks in its channel. */
function needOwn(call: Call): WebhookRecord {
  const hook = call.realm.world.webhooks.get(param(call, 0))
  if (hook === undefined) throw refuse(10015)
  needChannel(call.realm, hook.channelId, actorOf(call), Bits.ManageWebhooks)
  return hook
}

/** The webhook of the path, if the token of the path is its token. */
export function needByToken(call: Call): WebhookRecord {
  const hook = call.realm.world.webhooks.get(param(call, 0))
  if (hook === undefined) throw refuse(10015)
  if (hook.token !== param(call, 1)) throw refuse(50027)
  return hook
}

function getWebhook(call: Call): Answer {
  return ok(renderWebhook(call.realm, needOwn(call), true))
}

function getByToken(call: Call): Answer {
  return ok(renderWebhook(call.realm, needByToken(call), false))
}

function editWebhook(call: Call): Answer {
  const hook = needOwn(call)
  const target = bodyOf(call)['channel_id']
  if (typeof target === 'string') {
    hook.channelId = needChannel(call.realm, target, actorOf(call), Bits.ManageWebhooks).id
  }
  return rename(call, hook, true)
}

function editByToken(call: Call): Answer {
  return rename(call, needByToken(call), false)
}

function rename(call: Call, hook: WebhookRecord, withUser: boolean): Answer {
  const name = bodyOf(call)['name']
  if (name !== undefined && name !== null) hook.name = checkWebhookName(name)
  const avatar = readAvatar(bodyOf(call)['avatar'])
  if (avatar !== undefined) hook.avatar = avatar
  return ok(renderWebhook(call.realm, hook, withUser))
}

function deleteWebhook(call: Call): Answer {
  return drop(call, needOwn(call))
}

function deleteByToken(call: Call): Answer {
  return drop(call, needByToken(call))
}

function drop(call: Call, hook: WebhookRecord): Answer {
  const { realm } = call
  realm.world.webhooks.delete(hook.id)
  const channel = realm.world.channels.get(hook.channelId)
  if (channel !== undefined) realm.bus.publish({ type: 'webhooks-changed', channel })
  return nothing
}
