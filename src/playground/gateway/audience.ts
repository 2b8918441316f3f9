import { GatewayIntentBits as Intents, PermissionFlagsBits as Bits } from 'discord-api-types/v10'
import type { GuildRecord, Json } from '../world/records.ts'
import { isThread, may } from '../world/permissions.ts'
import {
  renderChannel,
  renderChannelFor,
  renderGuild,
  renderMember,
  renderMemberAlone,
  renderRole,
} from '../world/render.ts'
import type { Realm } from '../realm.ts'
import type {
  ChannelEvent,
  MemberEvent,
  MessageEvent,
  RealmEvent,
  RoleEvent,
  TypingEvent,
} from '../events.ts'

/** A dispatch for a bot: the event's name and its data. */
export interface Dispatch {
  readonly name: string
  readonly data: Json
}

/**
 * What one bot gets to know of an event, by its intents and by what it may view; null for nothing.
 * https://docs.discord.com/developers/events/gateway#list-of-intents
 */
export function dispatchFor(
  realm: Realm,
  event: RealmEvent,
  botId: string,
  intents: number,
): Dispatch | null {
  const wants = (bit: number): boolean => (intents & bit) !== 0
  switch (event.type) {
    case 'interaction-opened': {
      const mine = event.interaction.applicationId === botId
      return mine ? { name: 'INTERACTION_CREATE', data: event.payload } : null
    }
    case 'message-created':
    case 'message-updated':
    case 'message-deleted':
      return messageDispatch(realm, event, botId, intents)
    case 'channel-created':
    case 'channel-updated':
    case 'channel-deleted':
      return wants(Intents.Guilds) ? channelDispatch(realm, event, botId) : null
    case 'role-created':
    case 'role-updated':
    case 'role-deleted':
      return wants(Intents.Guilds) && event.guild.members.has(botId) ? roleDispatch(event) : null
    case 'guild-updated':
      return wants(Intents.Guilds) ? { name: 'GUILD_UPDATE', data: renderGuild(event.guild) } : null
    case 'member-joined':
    case 'member-updated':
    case 'member-left':
      return memberDispatch(realm, event, botId, wants(Intents.GuildMembers))
    case 'webhooks-changed': {
      const { id, guildId } = event.channel
      const data = { guild_id: guildId, channel_id: id }
      return wants(Intents.GuildWebhooks) ? { name: 'WEBHOOKS_UPDATE', data } : null
    }
    case 'typing':
      return typingDispatch(realm, event, botId, intents)
    case 'interaction-moved':
    case 'commands-changed':
    case 'presence-changed':
    case 'clock-moved':
    case 'user-changed':
      return null
  }
}

const messageNames = {
  'message-created': 'MESSAGE_CREATE',
  'message-updated': 'MESSAGE_UPDATE',
  'message-deleted': 'MESSAGE_DELETE',
} as const

function messageDispatch(
  realm: Realm,
  event: MessageEvent,
  botId: string,
  intents: number,
): Dispatch | null {
  const { channel, message } = event
  const bit = channel.guildId === null ? Intents.DirectMessages : Intents.GuildMessages
  if ((intents & bit) === 0 || message.ephemeralTo !== null) return null
  if (!may(realm.world, channel, botId, Bits.ViewChannel)) return null
  const name = messageNames[event.type]
  const place = channel.guildId === null ? {} : { guild_id: channel.guildId }
  const { json } = message
  if (name === 'MESSAGE_DELETE') {
    return { name, data: { id: json.id, channel_id: channel.id, ...place } }
  }
  const member = realm.world.guilds.get(channel.guildId ?? '')?.members.get(json.author.id)
  const withMember = member === undefined ? {} : { member: renderMemberAlone(member) }
  return { name, data: { ...withoutContent(event, botId, intents), ...place, ...withMember } }
}

/** Without the privileged intent a bot reads only its own, mentioning and direct messages. */
function withoutContent(event: MessageEvent, botId: string, intents: number): Json {
  const { json } = event.message
  const mentions = Array.isArray(json['mentions']) ? json['mentions'] : []
  const named = mentions.some((user: unknown) => isUser(user, botId))
  const open =
    (intents & Intents.MessageContent) !== 0 ||
    event.channel.guildId === null ||
    json.author.id === botId ||
    named
  return open ? json : { ...json, content: '', embeds: [], attachments: [], components: [] }
}

function isUser(user: unknown, id: string): boolean {
  return typeof user === 'object' && user !== null && Reflect.get(user, 'id') === id
}

const verbs = {
  'channel-created': 'CREATE',
  'channel-updated': 'UPDATE',
  'channel-deleted': 'DELETE',
} as const

function channelDispatch(realm: Realm, event: ChannelEvent, botId: string): Dispatch | null {
  const { channel } = event
  const { world } = realm
  if (channel.guildId === null) {
    const data = renderChannelFor(world, channel, botId)
    return channel.recipients.includes(botId) ? { name: 'CHANNEL_CREATE', data } : null
  }
  if (!isThread(channel)) {
    return { name: `CHANNEL_${verbs[event.type]}`, data: renderChannel(world, channel) }
  }
  if (!may(world, channel, botId, Bits.ViewChannel)) return null
  const name = `THREAD_${verbs[event.type]}`
  const { id, guildId, parentId, type } = channel
  if (event.type === 'channel-deleted') {
    return { name, data: { id, guild_id: guildId, parent_id: parentId, type } }
  }
  const fresh = event.type === 'channel-created' ? { newly_created: true } : {}
  return { name, data: { ...renderChannel(world, channel), ...fresh } }
}

function roleDispatch(event: RoleEvent): Dispatch {
  const place = { guild_id: event.guild.id }
  if (event.type === 'role-deleted') {
    return { name: 'GUILD_ROLE_DELETE', data: { ...place, role_id: event.role.id } }
  }
  const name = event.type === 'role-created' ? 'GUILD_ROLE_CREATE' : 'GUILD_ROLE_UPDATE'
  return { name, data: { ...place, role: renderRole(event.role) } }
}

/** A bot learns of its own membership in any case. */
function memberDispatch(
  realm: Realm,
  event: MemberEvent,
  botId: string,
  wanted: boolean,
): Dispatch | null {
  const { guild, member } = event
  const place = { guild_id: guild.id }
  const own = member.userId === botId
  const whole = renderMember(realm.world, member)
  if (event.type === 'member-left') {
    if (own) return { name: 'GUILD_DELETE', data: { id: guild.id } }
    return wanted ? { name: 'GUILD_MEMBER_REMOVE', data: { ...place, user: whole['user'] } } : null
  }
  if (!wanted && !own) return null
  const name = event.type === 'member-joined' ? 'GUILD_MEMBER_ADD' : 'GUILD_MEMBER_UPDATE'
  return { name, data: { ...place, ...whole } }
}

function typingDispatch(
  realm: Realm,
  event: TypingEvent,
  botId: string,
  intents: number,
): Dispatch | null {
  const { channel, userId } = event
  const direct = channel.guildId === null
  const bit = direct ? Intents.DirectMessageTyping : Intents.GuildMessageTyping
  if ((intents & bit) === 0 || userId === botId) return null
  if (!may(realm.world, channel, botId, Bits.ViewChannel)) return null
  const seconds = Math.floor(realm.clock.now() / 1000)
  const place = direct ? {} : { guild_id: channel.guildId }
  const data = { channel_id: channel.id, user_id: userId, timestamp: seconds, ...place }
  return { name: 'TYPING_START', data }
}

/** The guild as a bot gets it after it identified. */
export function guildCreate(
  realm: Realm,
  guild: GuildRecord,
  botId: string,
  intents: number,
): Json {
  const { world } = realm
  const channels = [...world.channels.values()].filter(({ guildId }) => guildId === guild.id)
  const threads = channels.filter(
    (each) => each.thread?.archived === false && may(world, each, botId, Bits.ViewChannel),
  )
  const all = (intents & Intents.GuildMembers) !== 0
  const members = [...guild.members.values()].filter((each) => all || each.userId === botId)
  return {
    ...renderGuild(guild),
    joined_at: guild.members.get(botId)?.joinedAt,
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    channels: channels.filter((each) => !isThread(each)).map((each) => renderChannel(world, each)),
    threads: threads.map((each) => renderChannel(world, each)),
    members: members.map((member) => renderMember(world, member)),
  }
}
