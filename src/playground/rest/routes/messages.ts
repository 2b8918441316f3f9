import { ChannelType, PermissionFlagsBits as Bits, MessageFlags } from 'discord-api-types/v10'
import type { Actor, Answer, Call } from '../call.ts'
import type { ChannelRecord, Json } from '../../world/records.ts'
import { actorOf, bodyOf, countOf, nothing, ok, param } from '../call.ts'
import { composeEdit, composeMessage, flagsOf } from '../../messages/compose.ts'
import {
  findMessage,
  logOf,
  postMessage,
  removeMessage,
  replaceMessage,
} from '../../messages/post.ts'
import { invalidForm, refuse } from '../refusal.ts'
import { may, permissionsIn } from '../../world/permissions.ts'
import type { Realm } from '../../realm.ts'
import type { Route } from '../router.ts'
import type { StoredMessage } from '../../world/messageLog.ts'
import { checkMessage } from '../../rules/checkMessage.ts'
import { letIn } from '../../messages/letIn.ts'
import { listOf } from '../../messages/embeds.ts'
import { needChannel } from '../access.ts'
import { readPage } from '../../world/messageLog.ts'
import { referenceOf } from '../../messages/reference.ts'
import { recallNonce, rememberNonce } from '../../messages/nonce.ts'
import { renderUser } from '../../world/render.ts'

/** https://docs.discord.com/developers/resources/message */
export const messageRoutes: readonly Route[] = [
  { method: 'GET', path: '/channels/:/messages', handler: listMessages, by: 'bot' },
  { method: 'POST', path: '/channels/:/messages', handler: createMessage, by: 'bot' },
  { method: 'POST', path: '/channels/:/messages/bulk-delete', handler: bulkDelete, by: 'bot' },
  { method: 'GET', path: '/channels/:/messages/:', handler: getMessage, by: 'bot' },
  { method: 'PATCH', path: '/channels/:/messages/:', handler: editMessage, by: 'bot' },
  { method: 'DELETE', path: '/channels/:/messages/:', handler: deleteMessage, by: 'bot' },
  { method: 'POST', path: '/channels/:/messages/:/crosspost', handler: crosspost, by: 'bot' },
  { method: 'POST', path: '/channels/:/typing', handler: startTyping, by: 'bot' },
]

const writable: ReadonlySet<ChannelType> = new Set([
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.DM,
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
])

function createMessage(call: Call): Answer {
  const { realm, files } = call
  const actor = actorOf(call)
  const channel = needChannel(realm, param(call, 0), actor)
  const body = bodyOf(call)
  needToSend(realm, channel, actor, body, files.length > 0)
  checkMessage(realm, { body, files, current: null })
  const repeated = recallNonce(realm, actor, body)
  if (repeated !== null) return ok(repeated)
  return ok(sendAs(realm, channel, actor, call, body).json)
}

/** Composes and posts a message of the caller's own; a forum post's first one has a given `id`. */
export function sendAs(
  realm: Realm,
  channel: ChannelRecord,
  actor: Actor,
  call: Pick<Call, 'files'>,
  body: Json,
  id?: string,
): StoredMessage {
  const author = realm.world.users.get(actor.userId)
  if (author === undefined) throw refuse(10013)
  const reference = referenceOf(realm, channel, body)
  const nonce = typeof body['nonce'] === 'string' || typeof body['nonce'] === 'number'
  const message = composeMessage(realm, {
    channel,
    author: renderUser(author),
    body,
    files: call.files,
    ...(id === undefined ? {} : { id }),
    applicationId: actor.applicationId,
    type: reference === null ? 0 : 19,
    extra: { ...reference, ...(nonce ? { nonce: body['nonce'] } : {}) },
  })
  const kept = rememberNonce(realm, actor, body, message)
  reopen(realm, channel)
  letIn(realm, channel, kept)
  postMessage(realm, channel, kept)
  return kept
}

/** Refuses what the caller may not send here: 50001, 50013, 50007, 50008, 50083, 160005. */
export function needToSend(
  realm: Realm,
  channel: ChannelRecord,
  actor: Actor,
  body: Json,
  withFiles: boolean,
): void {
  if (!writable.has(channel.type)) throw refuse(50008)
  const embeds = listOf(body['embeds']).length > 0
  const needed =
    Bits.SendMessages | (withFiles ? Bits.AttachFiles : 0n) | (embeds ? Bits.EmbedLinks : 0n)
  if (!may(realm.world, channel, actor.userId, needed)) throw refuse(50013)
  const locked = channel.thread?.locked === true
  if (locked && !may(realm.world, channel, actor.userId, Bits.ManageThreads)) throw refuse(160005)
  const reply = body['message_reference'] !== undefined && body['message_reference'] !== null
  if (reply && !may(realm.world, channel, actor.userId, Bits.ReadMessageHistory))
    throw refuse(50013)
  if (channel.type === ChannelType.DM) needOpenInbox(realm, channel, actor)
}

function needOpenInbox(realm: Realm, channel: ChannelRecord, actor: Actor): void {
  if (actor.applicationId === null) return
  const others = channel.recipients.filter((id) => id !== actor.userId)
  if (others.some((id) => realm.world.users.get(id)?.dmsOpen !== true)) throw refuse(50007)
}

/** A message in an archived thread brings it back. */
function reopen(realm: Realm, channel: ChannelRecord): void {
  if (channel.thread?.archived !== true) return
  channel.thread.archived = false
  realm.bus.publish({ type: 'channel-updated', channel })
}

/** Without Read Message History the list is empty, not refused. */
function listMessages(call: Call): Answer {
  const { realm, query } = call
  const actor = actorOf(call)
  const channel = needChannel(realm, param(call, 0), actor)
  const limit = countOf(call, 'limit', 50, 100)
  if (!may(realm.world, channel, actor.userId, Bits.ReadMessageHistory)) return ok([])
  const page = readPage(
    logOf(realm, channel.id),
    {
      before: query.get('before') ?? undefined,
      after: query.get('after') ?? undefined,
      around: query.get('around') ?? undefined,
      limit,
    },
    (message) => message.ephemeralTo === null,
  )
  return ok(page.messages.map((message) => message.json).reverse())
}

/** A message of a channel whose history the caller may read. */
function needMessage(call: Call, bits = Bits.ReadMessageHistory): [ChannelRecord, StoredMessage] {
  const channel = needChannel(call.realm, param(call, 0), actorOf(call), bits)
  const message = findMessage(call.realm, channel.id, param(call, 1))
  if (message === undefined) throw refuse(10008)
  return [channel, message]
}

function getMessage(call: Call): Answer {
  const [, message] = needMessage(call)
  return ok(message.json)
}

function editMessage(call: Call): Answer {
  const { realm, files } = call
  const actor = actorOf(call)
  const [channel, message] = needMessage(call, 0n)
  const body = bodyOf(call)
  if (message.json.author.id !== actor.userId) return editFlags(call, channel, message, body)
  if (channel.thread?.archived === true) throw refuse(50083)
  checkMessage(realm, { body, files, current: message.json })
  const edited = composeEdit(realm, channel, message, body, files)
  replaceMessage(realm, channel, edited)
  return ok(edited.json)
}

/** Of another's message only the embeds can be hidden, by those who manage messages. */
function editFlags(call: Call, channel: ChannelRecord, message: StoredMessage, body: Json): Answer {
  const { realm } = call
  const onlyFlags = Object.keys(body).every((name) => name === 'flags')
  if (!onlyFlags) throw refuse(50005)
  if (!may(realm.world, channel, actorOf(call).userId, Bits.ManageMessages)) throw refuse(50013)
  const bit = MessageFlags.SuppressEmbeds
  const flags = (message.json.flags & ~bit) | (flagsOf(body) & bit)
  const edited = { ...message, json: { ...message.json, flags } }
  replaceMessage(realm, channel, edited)
  return ok(edited.json)
}

function deleteMessage(call: Call): Answer {
  const { realm } = call
  const actor = actorOf(call)
  const [channel, message] = needMessage(call, 0n)
  const own = message.json.author.id === actor.userId
  if (!own && channel.guildId === null) throw refuse(50003)
  if (!own && !may(realm.world, channel, actor.userId, Bits.ManageMessages)) throw refuse(50013)
  removeMessage(realm, channel, message)
  return nothing
}

function bulkDelete(call: Call): Answer {
  const { realm } = call
  const channel = needChannel(realm, param(call, 0), actorOf(call), Bits.ManageMessages)
  const ids: unknown = bodyOf(call)['messages']
  if (!Array.isArray(ids) || ids.length < 2 || ids.length > 100) {
    const message = 'Must be between 2 and 100 in length.'
    throw invalidForm([{ path: ['messages'], code: 'BASE_TYPE_BAD_LENGTH', message }])
  }
  for (const id of ids) {
    const message = findMessage(realm, channel.id, String(id))
    if (message !== undefined) removeMessage(realm, channel, message)
  }
  return nothing
}

/** https://docs.discord.com/developers/resources/message#crosspost-message */
function crosspost(call: Call): Answer {
  const { realm } = call
  const actor = actorOf(call)
  const [channel, message] = needMessage(call)
  if (channel.type !== ChannelType.GuildAnnouncement) throw refuse(50024)
  const own = message.json.author.id === actor.userId
  const needed = own ? Bits.SendMessages : Bits.ManageMessages
  if ((permissionsIn(realm.world, channel, actor.userId) & needed) === 0n) throw refuse(50013)
  if ((message.json.flags & MessageFlags.Crossposted) !== 0) throw refuse(40033)
  if (message.json.type !== 0) throw refuse(50068)
  const flags = message.json.flags | MessageFlags.Crossposted
  const crossposted = { ...message, json: { ...message.json, flags } }
  replaceMessage(realm, channel, crossposted)
  return ok(crossposted.json)
}

function startTyping(call: Call): Answer {
  const { realm } = call
  const actor = actorOf(call)
  const channel = needChannel(realm, param(call, 0), actor, Bits.SendMessages)
  realm.bus.publish({ type: 'typing', channel, userId: actor.userId })
  return nothing
}
