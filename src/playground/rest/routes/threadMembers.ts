import type { Answer, Call } from '../call.ts'
import type { ChannelRecord, Json } from '../../world/records.ts'
import { actorOf, countOf, nothing, ok, param } from '../call.ts'
import { needChannel, needGuild } from '../access.ts'
import { ChannelType, PermissionFlagsBits as Bits } from 'discord-api-types/v10'
import type { Route } from '../router.ts'
import { may } from '../../world/permissions.ts'
import { refuse } from '../refusal.ts'
import { compareSnowflakes } from '../../snowflakes.ts'
import { renderChannel, renderMember } from '../../world/render.ts'

/** Who is in which thread. https://docs.discord.com/developers/resources/channel#list-thread-members */
export const threadMemberRoutes: readonly Route[] = [
  { method: 'GET', path: '/guilds/:/threads/active', handler: listActive, by: 'bot' },
  { method: 'GET', path: '/channels/:/threads/archived/public', handler: listArchived, by: 'bot' },
  { method: 'GET', path: '/channels/:/threads/archived/private', handler: listArchived, by: 'bot' },
  { method: 'GET', path: '/channels/:/thread-members', handler: listMembers, by: 'bot' },
  { method: 'GET', path: '/channels/:/thread-members/:', handler: getMember, by: 'bot' },
  { method: 'PUT', path: '/channels/:/thread-members/@me', handler: joinThread, by: 'bot' },
  { method: 'DELETE', path: '/channels/:/thread-members/@me', handler: leaveThread, by: 'bot' },
  { method: 'PUT', path: '/channels/:/thread-members/:', handler: addMember, by: 'bot' },
  { method: 'DELETE', path: '/channels/:/thread-members/:', handler: dropMember, by: 'bot' },
]

function threadMember(channel: ChannelRecord, userId: string): Json {
  return {
    id: channel.id,
    user_id: userId,
    join_timestamp: channel.thread?.createdAt ?? '',
    flags: 0,
  }
}

function listThreads(call: Call, threads: readonly ChannelRecord[], hasMore: boolean): Answer {
  const { userId } = actorOf(call)
  const joined = threads.filter(({ thread }) => thread?.memberIds.includes(userId))
  return ok({
    threads: threads.map((thread) => renderChannel(call.realm.world, thread)),
    members: joined.map((thread) => threadMember(thread, userId)),
    has_more: hasMore,
  })
}

function listActive(call: Call): Answer {
  const { world } = call.realm
  const guild = needGuild(call.realm, param(call, 0), actorOf(call))
  const { userId } = actorOf(call)
  const threads = [...world.channels.values()].filter(
    (each) =>
      each.guildId === guild.id &&
      each.thread?.archived === false &&
      may(world, each, userId, Bits.ViewChannel),
  )
  return listThreads(call, threads, false)
}

function listArchived(call: Call): Answer {
  const { world } = call.realm
  const actor = actorOf(call)
  const parent = needChannel(call.realm, param(call, 0), actor, Bits.ReadMessageHistory)
  const limit = countOf(call, 'limit', 50, 100)
  const before = call.query.get('before') ?? '9'
  const isPrivate = call.path.endsWith('/private')
  if (isPrivate) needChannel(call.realm, parent.id, actor, Bits.ManageThreads)
  const threads = [...world.channels.values()]
    .filter((each) => each.parentId === parent.id && each.thread?.archived === true)
    .filter((each) => (each.type === ChannelType.PrivateThread) === isPrivate)
    .filter((each) => (each.thread?.archivedAt ?? '') < before)
    .filter((each) => may(world, each, actor.userId, Bits.ViewChannel))
    .sort((a, b) => (b.thread?.archivedAt ?? '').localeCompare(a.thread?.archivedAt ?? ''))
  return listThreads(call, threads.slice(0, limit), threads.length > limit)
}

function needThread(call: Call): ChannelRecord & { thread: NonNullable<ChannelRecord['thread']> } {
  const channel = needChannel(call.realm, param(call, 0), actorOf(call))
  const { thread } = channel
  if (thread === null) throw refuse(50024)
  if (thread.archived) throw refuse(50083)
  return { ...channel, thread }
}

/** Whether it is archived or not. The list needs the members intent, which every local bot has. */
function listMembers(call: Call): Answer {
  const { channel, memberIds } = readThread(call)
  if (call.query.get('with_member') !== 'true')
    return ok(memberIds.map((id) => threadMember(channel, id)))
  const limit = countOf(call, 'limit', 100, 100)
  const after = call.query.get('after') ?? '0'
  const page = memberIds
    .filter((id) => compareSnowflakes(id, after) > 0)
    .sort(compareSnowflakes)
    .slice(0, limit)
  return ok(page.map((id) => withMember(call, channel, id)))
}

function getMember(call: Call): Answer {
  const { channel, memberIds } = readThread(call)
  const id = param(call, 1)
  if (!memberIds.includes(id)) throw refuse(10007)
  return ok(
    call.query.get('with_member') === 'true'
      ? withMember(call, channel, id)
      : threadMember(channel, id),
  )
}

function readThread(call: Call) {
  const channel = needChannel(call.realm, param(call, 0), actorOf(call))
  if (channel.thread === null) throw refuse(50024)
  return { channel, memberIds: channel.thread.memberIds }
}

function withMember({ realm: { world } }: Call, channel: ChannelRecord, id: string): Json {
  const member = world.guilds.get(channel.guildId ?? '')?.members.get(id)
  const there = threadMember(channel, id)
  return member === undefined ? there : { ...there, member: renderMember(world, member) }
}

function joinThread(call: Call): Answer {
  return enter(call, actorOf(call).userId)
}

function addMember(call: Call): Answer {
  const channel = needThread(call)
  if (!may(call.realm.world, channel, actorOf(call).userId, Bits.SendMessages)) throw refuse(50013)
  if (!call.realm.world.users.has(param(call, 1))) throw refuse(10013)
  return enter(call, param(call, 1))
}

function enter(call: Call, userId: string): Answer {
  const { thread, id } = needThread(call)
  const channel = call.realm.world.channels.get(id)
  if (!thread.memberIds.includes(userId)) thread.memberIds.push(userId)
  if (channel !== undefined) call.realm.bus.publish({ type: 'channel-updated', channel })
  return nothing
}

function leaveThread(call: Call): Answer {
  return exit(call, actorOf(call).userId)
}

function dropMember(call: Call): Answer {
  const channel = needThread(call)
  const { userId } = actorOf(call)
  const own = channel.type === ChannelType.PrivateThread && channel.thread.ownerId === userId
  if (!own && !may(call.realm.world, channel, userId, Bits.ManageThreads)) throw refuse(50013)
  return exit(call, param(call, 1))
}

function exit(call: Call, userId: string): Answer {
  const { thread, id } = needThread(call)
  const channel = call.realm.world.channels.get(id)
  thread.memberIds = thread.memberIds.filter((each) => each !== userId)
  if (channel !== undefined) call.realm.bus.publish({ type: 'channel-updated', channel })
  return nothing
}
