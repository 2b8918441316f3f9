import type { Answer, Call } from '../call.ts'
import type { ChannelRecord, Overwrite } from '../../world/records.ts'
import { ChannelFlags, ChannelType, PermissionFlagsBits as Bits } from 'discord-api-types/v10'
import { actorOf, bodyOf, nothing, ok, param } from '../call.ts'
import { isThread, permissionsIn } from '../../world/permissions.ts'
import { needChannel, needGuild } from '../access.ts'
import { invalidForm, refuse } from '../refusal.ts'
import type { FieldReader } from '../body.ts'
import type { Realm } from '../../realm.ts'
import type { Route } from '../router.ts'
import { editThread } from './threads.ts'
import { isObject } from '../../messages/components.ts'
import { listOf } from '../../messages/embeds.ts'
import { readFields } from '../body.ts'
import { textOf } from '../../text.ts'
import { renderChannel, renderChannelFor } from '../../world/render.ts'

/** https://docs.discord.com/developers/resources/channel */
export const channelRoutes: readonly Route[] = [
  { method: 'GET', path: '/guilds/:/channels', handler: listChannels, by: 'bot' },
  { method: 'POST', path: '/guilds/:/channels', handler: createChannel, by: 'bot' },
  { method: 'GET', path: '/channels/:', handler: getChannel, by: 'bot' },
  { method: 'PATCH', path: '/channels/:', handler: editChannel, by: 'bot' },
  { method: 'DELETE', path: '/channels/:', handler: deleteChannel, by: 'bot' },
  { method: 'PUT', path: '/channels/:/permissions/:', handler: putOverwrite, by: 'bot' },
  { method: 'DELETE', path: '/channels/:/permissions/:', handler: dropOverwrite, by: 'bot' },
]

const creatable: readonly ChannelType[] = [
  ChannelType.GuildText,
  ChannelType.GuildCategory,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildForum,
]

/** The list does not hide channels that the caller cannot view; reading them is refused. */
function listChannels(call: Call): Answer {
  const { world } = call.realm
  const guild = needGuild(call.realm, param(call, 0), actorOf(call))
  const channels = [...world.channels.values()].filter(({ guildId }) => guildId === guild.id)
  return ok(channels.filter((each) => !isThread(each)).map((each) => renderChannel(world, each)))
}

function createChannel(call: Call): Answer {
  const { realm } = call
  const guild = needGuild(realm, param(call, 0), actorOf(call), Bits.ManageChannels)
  const body = bodyOf(call)
  const type = creatable.find((each) => each === (body['type'] ?? ChannelType.GuildText))
  if (type === undefined) {
    const message = `Value "${String(body['type'])}" is not valid here.`
    throw invalidForm([{ path: ['type'], code: 'BASE_TYPE_CHOICES', message }])
  }
  const fields = readFields(body)
  fields.required('name')
  const channel: ChannelRecord = {
    id: realm.nextId(),
    guildId: guild.id,
    type,
    name: '',
    topic: null,
    parentId: null,
    position: [...realm.world.channels.values()].filter((each) => each.guildId === guild.id).length,
    nsfw: false,
    slowSeconds: 0,
    overwrites: [],
    lastMessageId: null,
    recipients: [],
    thread: null,
    tags: [],
  }
  changeChannel(call, channel, fields)
  realm.world.channels.set(channel.id, channel)
  realm.bus.publish({ type: 'channel-created', channel })
  return { status: 201, body: renderChannel(realm.world, channel) }
}

function changeChannel(call: Call, channel: ChannelRecord, fields: FieldReader): void {
  const body = bodyOf(call)
  const name = fields.text('name', 1, 100)
  const forum = channel.type === ChannelType.GuildForum
  const topic = fields.nullableText('topic', forum ? 4096 : 1024)
  const parent = fields.id('parent_id')
  const position = fields.number('position', 0, 1000)
  const slow = fields.number('rate_limit_per_user', 0, 21_600)
  const nsfw = fields.flag('nsfw')
  const flags = fields.number('flags', 0, Number.MAX_SAFE_INTEGER)
  fields.refuseFaults()
  if (parent !== undefined && parent !== null) needCategory(call.realm, channel, parent)
  if (Array.isArray(body['permission_overwrites'])) {
    channel.overwrites = listOf(body['permission_overwrites']).map(readOverwrite)
  }
  channel.name = name === undefined ? channel.name : writtenName(channel.type, name)
  channel.topic = topic === undefined ? channel.topic : topic
  channel.parentId = parent === undefined ? channel.parentId : parent
  channel.position = position ?? channel.position
  channel.slowSeconds = slow ?? channel.slowSeconds
  channel.nsfw = nsfw ?? channel.nsfw
  if (forum && flags !== undefined) channel.needsTag = (flags & ChannelFlags.RequireTag) !== 0
  if (Array.isArray(body['available_tags'])) {
    channel.tags = listOf(body['available_tags']).map((tag) => ({
      id: textOf(tag['id'] ?? call.realm.nextId()),
      name: textOf(tag['name']),
      moderated: tag['moderated'] === true,
      emoji_id: null,
      emoji_name: null,
    }))
  }
}

/** Channels for text are written in lower case with hyphens; categories as they are. */
function writtenName(type: ChannelType, name: string): string {
  return type === ChannelType.GuildCategory ? name : name.toLowerCase().replaceAll(/\s+/g, '-')
}

function needCategory(realm: Realm, channel: ChannelRecord, id: string): void {
  const parent = realm.world.channels.get(id)
  const good = parent?.type === ChannelType.GuildCategory && parent.guildId === channel.guildId
  if (good && channel.type !== ChannelType.GuildCategory) return
  const message = 'Category does not exist'
  throw invalidForm([{ path: ['parent_id'], code: 'CHANNEL_PARENT_INVALID', message }])
}

function readOverwrite(value: unknown): Overwrite {
  const json = isObject(value) ? value : {}
  const fields = readFields(json)
  const allow = fields.bits('allow') ?? '0'
  const deny = fields.bits('deny') ?? '0'
  fields.refuseFaults()
  return { id: String(json['id']), type: json['type'] === 1 ? 1 : 0, allow, deny }
}

function getChannel(call: Call): Answer {
  const actor = actorOf(call)
  const channel = needChannel(call.realm, param(call, 0), actor)
  return ok(renderChannelFor(call.realm.world, channel, actor.userId))
}

function editChannel(call: Call): Answer {
  const { realm } = call
  const channel = needChannel(realm, param(call, 0), actorOf(call))
  if (channel.guildId === null) throw refuse(50003)
  if (isThread(channel)) return editThread(call, channel)
  needChannel(realm, channel.id, actorOf(call), Bits.ManageChannels)
  const touchesAccess = bodyOf(call)['permission_overwrites'] !== undefined
  if (touchesAccess) needChannel(realm, channel.id, actorOf(call), Bits.ManageRoles)
  changeChannel(call, channel, readFields(bodyOf(call)))
  realm.bus.publish({ type: 'channel-updated', channel })
  return ok(renderChannel(realm.world, channel))
}

function deleteChannel(call: Call): Answer {
  const { realm } = call
  const actor = actorOf(call)
  const channel = needChannel(realm, param(call, 0), actor)
  if (channel.guildId !== null) {
    needChannel(
      realm,
      channel.id,
      actor,
      isThread(channel) ? Bits.ManageThreads : Bits.ManageChannels,
    )
    dropChannel(realm, channel)
  }
  return ok(renderChannelFor(realm.world, channel, actor.userId))
}

/** A channel goes with its threads, its messages and its webhooks; a category leaves its channels. */
function dropChannel(realm: Realm, channel: ChannelRecord): void {
  const { channels, logs, webhooks } = realm.world
  for (const child of channels.values()) {
    if (child.parentId !== channel.id) continue
    if (isThread(child)) dropChannel(realm, child)
    else child.parentId = null
  }
  for (const hook of webhooks.values()) if (hook.channelId === channel.id) webhooks.delete(hook.id)
  realm.bus.publish({ type: 'channel-deleted', channel })
  channels.delete(channel.id)
  logs.delete(channel.id)
}

function putOverwrite(call: Call): Answer {
  const { realm } = call
  const actor = actorOf(call)
  const channel = needChannel(realm, param(call, 0), actor, Bits.ManageRoles)
  if (channel.guildId === null || isThread(channel)) throw refuse(50024)
  const id = param(call, 1)
  const overwrite = readOverwrite({ ...bodyOf(call), id })
  const guild = realm.world.guilds.get(channel.guildId)
  const exists = overwrite.type === 0 ? guild?.roles.has(id) : guild?.members.has(id)
  if (exists !== true) throw refuse(10009)
  const bits = BigInt(overwrite.allow) | BigInt(overwrite.deny)
  if ((bits & ~permissionsIn(realm.world, channel, actor.userId)) !== 0n) throw refuse(50013)
  channel.overwrites = [...channel.overwrites.filter((each) => each.id !== id), overwrite]
  realm.bus.publish({ type: 'channel-updated', channel })
  return nothing
}

function dropOverwrite(call: Call): Answer {
  const { realm } = call
  const channel = needChannel(realm, param(call, 0), actorOf(call), Bits.ManageRoles)
  const kept = channel.overwrites.filter((each) => each.id !== param(call, 1))
  if (kept.length === channel.overwrites.length) throw refuse(10009)
  channel.overwrites = kept
  realm.bus.publish({ type: 'channel-updated', channel })
  return nothing
}
