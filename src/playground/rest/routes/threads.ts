import type { Actor, Answer, Call } from '../call.ts'
import type { ChannelRecord, Json } from '../../world/records.ts'
import { ChannelType, PermissionFlagsBits as Bits, MessageFlags } from 'discord-api-types/v10'
import { actorOf, bodyOf, ok, param } from '../call.ts'
import { findMessage, postMessage, replaceMessage } from '../../messages/post.ts'
import { isThread, may } from '../../world/permissions.ts'
import { needChannel } from '../access.ts'
import { sendAs } from './messages.ts'
import type { Realm } from '../../realm.ts'
import type { Route } from '../router.ts'
import { checkMessage } from '../../rules/checkMessage.ts'
import { checkThread } from '../../rules/threads.ts'
import { composeMessage } from '../../messages/compose.ts'
import { isObject } from '../../messages/components.ts'
import { readFields } from '../body.ts'
import { refuse } from '../refusal.ts'
import { renderChannel, renderUser } from '../../world/render.ts'
import { timestamp } from '../../realm.ts'

/** https://docs.discord.com/developers/resources/channel#start-thread-from-message */
export const threadRoutes: readonly Route[] = [
  { method: 'POST', path: '/channels/:/messages/:/threads', handler: startFromMessage, by: 'bot' },
  { method: 'POST', path: '/channels/:/threads', handler: startThread, by: 'bot' },
]

/** What a thread is to be. */
interface ThreadPlan {
  readonly id: string
  readonly type: ChannelType
  readonly name: string
  readonly ownerId: string
  readonly autoArchiveMinutes?: number
  readonly invitable?: boolean
  readonly appliedTags: readonly string[]
}

/** A thread below a channel. It is not in the world yet. */
export function createThread(
  realm: Realm,
  parent: ChannelRecord,
  { id, type, name, ownerId, autoArchiveMinutes, invitable, appliedTags }: ThreadPlan,
): ChannelRecord {
  const now = timestamp(realm)
  return {
    id,
    guildId: parent.guildId,
    type,
    name,
    topic: null,
    parentId: parent.id,
    position: 0,
    nsfw: false,
    slowSeconds: 0,
    overwrites: [],
    lastMessageId: null,
    recipients: [],
    thread: {
      ownerId,
      createdAt: now,
      archived: false,
      archivedAt: now,
      locked: false,
      invitable: invitable ?? true,
      autoArchiveMinutes: autoArchiveMinutes ?? 4320,
      messageCount: 0,
      memberIds: [ownerId],
      appliedTags: [...appliedTags],
    },
    tags: [],
  }
}

/** The thread that a body asks for. Throws 50035. */
function plannedThread(
  call: Call,
  parent: ChannelRecord,
  type: ChannelType,
  id: string,
): ChannelRecord {
  const body = bodyOf(call)
  checkThread(body)
  const fields = readFields(body)
  const name = fields.text('name', 1, 100) ?? ''
  const autoArchiveMinutes = fields.number('auto_archive_duration', 60, 10_080)
  const invitable = fields.flag('invitable')
  fields.refuseFaults()
  return createThread(call.realm, parent, {
    id,
    type,
    name,
    ownerId: actorOf(call).userId,
    ...(autoArchiveMinutes === undefined ? {} : { autoArchiveMinutes }),
    ...(invitable === undefined ? {} : { invitable }),
    appliedTags: Array.isArray(body['applied_tags']) ? body['applied_tags'].map(String) : [],
  })
}

/** Puts a thread into the world and tells everybody. */
export function openThread(realm: Realm, thread: ChannelRecord): void {
  realm.world.channels.set(thread.id, thread)
  realm.bus.publish({ type: 'channel-created', channel: thread })
}

/** A thread that starts from a message has the message's id. */
function startFromMessage(call: Call): Answer {
  const { realm } = call
  const parent = needChannel(realm, param(call, 0), actorOf(call), Bits.CreatePublicThreads)
  const message = findMessage(realm, parent.id, param(call, 1))
  if (message === undefined) throw refuse(10008)
  if (realm.world.channels.has(message.json.id)) throw refuse(160004)
  if (isThread(parent) || parent.guildId === null) throw refuse(50024)
  const announces = parent.type === ChannelType.GuildAnnouncement
  const type = announces ? ChannelType.AnnouncementThread : ChannelType.PublicThread
  const thread = plannedThread(call, parent, type, message.json.id)
  openThread(realm, thread)
  const body = renderChannel(realm.world, thread)
  const flags = message.json.flags | MessageFlags.HasThread
  replaceMessage(realm, parent, { ...message, json: { ...message.json, flags, thread: body } })
  return { status: 201, body }
}

function startThread(call: Call): Answer {
  const { realm } = call
  const parent = needChannel(realm, param(call, 0), actorOf(call))
  if (parent.type === ChannelType.GuildForum) return startForumPost(call, parent)
  if (isThread(parent) || parent.guildId === null) throw refuse(50024)
  const body = bodyOf(call)
  const announces = parent.type === ChannelType.GuildAnnouncement
  const asked = body['type'] ?? ChannelType.PrivateThread
  const type = announces
    ? ChannelType.AnnouncementThread
    : asked === ChannelType.PublicThread
      ? ChannelType.PublicThread
      : ChannelType.PrivateThread
  const isPrivate = type === ChannelType.PrivateThread
  const needed = isPrivate ? Bits.CreatePrivateThreads : Bits.CreatePublicThreads
  needChannel(realm, parent.id, actorOf(call), needed)
  const thread = plannedThread(call, parent, type, realm.nextId())
  openThread(realm, thread)
  if (!isPrivate) announceThread(call, parent, thread)
  return { status: 201, body: renderChannel(realm.world, thread) }
}

/** A thread without a message is told of in its channel by a message of type 18. */
function announceThread(call: Call, parent: ChannelRecord, thread: ChannelRecord): void {
  const author = call.realm.world.users.get(actorOf(call).userId)
  if (author === undefined || parent.type === ChannelType.GuildAnnouncement) return
  const message = composeMessage(call.realm, {
    channel: parent,
    author: renderUser(author),
    body: { content: thread.name },
    files: [],
    type: 18,
    applicationId: null,
    extra: {
      message_reference: { type: 0, channel_id: thread.id, guild_id: thread.guildId },
    },
  })
  postMessage(call.realm, parent, message)
}

/** A forum's post is a thread whose first message has the thread's id. */
function startForumPost(call: Call, forum: ChannelRecord): Answer {
  const { realm, files } = call
  const actor = actorOf(call)
  needChannel(realm, forum.id, actor, Bits.SendMessages)
  const body = bodyOf(call)
  const first: Json = isObject(body['message']) ? body['message'] : {}
  checkMessage(realm, { body: first, files, current: null, at: ['message'] })
  const thread = plannedThread(call, forum, ChannelType.PublicThread, realm.nextId())
  needTags(realm, forum, thread, actor)
  const attaches = files.length > 0 ? Bits.AttachFiles : 0n
  needChannel(realm, forum.id, actor, attaches)
  openThread(realm, thread)
  const message = sendAs(realm, thread, actor, call, first, thread.id)
  return { status: 201, body: { ...renderChannel(realm.world, thread), message: message.json } }
}

/** Refuses a forum's post without a tag, where one is needed, and a tag that the forum lacks. */
export function needTags(
  realm: Realm,
  forum: ChannelRecord,
  { thread }: ChannelRecord,
  actor: Pick<Actor, 'userId'>,
): void {
  const applied = thread?.appliedTags ?? []
  const tags = applied.map((id) => forum.tags.find((tag) => tag['id'] === id))
  const manages = may(realm.world, forum, actor.userId, Bits.ManageThreads)
  if (tags.some((tag) => tag === undefined)) throw refuse(10087)
  if (tags.some((tag) => tag?.['moderated'] === true) && !manages) throw refuse(50013)
  if (forum.needsTag === true && tags.length === 0) throw refuse(40067)
}

/** Changes a thread: its name, and whether it is archived or locked. */
export function editThread(call: Call, channel: ChannelRecord): Answer {
  const { realm } = call
  const { thread } = channel
  if (thread === null) throw refuse(50024)
  const actor = actorOf(call)
  const fields = readFields(bodyOf(call))
  const name = fields.text('name', 1, 100)
  const archived = fields.flag('archived')
  const locked = fields.flag('locked')
  const slow = fields.number('rate_limit_per_user', 0, 21_600)
  fields.refuseFaults()
  const manages = may(realm.world, channel, actor.userId, Bits.ManageThreads)
  const allowed = manages || (thread.ownerId === actor.userId && locked === undefined)
  if (!allowed) throw refuse(50013)
  if (thread.archived && archived !== false) throw refuse(50083)
  channel.name = name ?? channel.name
  channel.slowSeconds = slow ?? channel.slowSeconds
  thread.locked = locked ?? thread.locked
  if (archived !== undefined && archived !== thread.archived) {
    thread.archived = archived
    thread.archivedAt = timestamp(realm)
  }
  realm.bus.publish({ type: 'channel-updated', channel })
  return ok(renderChannel(realm.world, channel))
}
