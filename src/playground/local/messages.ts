import type { Actor, Answer, FilePart } from '../rest/call.ts'
import { PermissionFlagsBits as Bits } from 'discord-api-types/v10'
import type { Json } from '../world/records.ts'
import type { Realm } from '../realm.ts'
import type { RestServer } from '../rest/serve.ts'
import { listOf } from '../messages/embeds.ts'
import { logOf, removeMessage } from '../messages/post.ts'
import { may } from '../world/permissions.ts'
import { needChannel } from '../rest/access.ts'
import { readPage } from '../world/messageLog.ts'
import { refuseAct } from '../interactions/act.ts'
import { textOf } from '../text.ts'
import { renderMessage } from './state.ts'

/** A page of a channel, oldest first, with the ephemeral messages for this member. */
export function listMessages(
  realm: Realm,
  actor: Actor,
  channelId: string,
  query: URLSearchParams,
): Json {
  const channel = needChannel(realm, channelId, actor)
  const limit = Number(query.get('limit') ?? 50)
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    throw refuseAct('“limit” must be from 1 to 100.')
  }
  const readable = may(realm.world, channel, actor.userId, Bits.ReadMessageHistory)
  const page = readPage(
    logOf(realm, channel.id),
    {
      before: query.get('before') ?? undefined,
      after: query.get('after') ?? undefined,
      around: query.get('around') ?? undefined,
      limit,
    },
    ({ ephemeralTo }) => ephemeralTo === actor.userId || (ephemeralTo === null && readable),
  )
  return { messages: page.messages.map(renderMessage), more: page.more }
}

/** A member writes. */
export function writeMessage(
  rest: RestServer,
  actor: Actor,
  channelId: string,
  body: Json,
): Answer {
  const attachments = listOf(body['attachments'])
  const files = attachments.map((each, at): FilePart => ({
    key: String(at),
    filename: textOf(each['filename'], 'file'),
    contentType: textOf(each['contentType'], 'application/octet-stream'),
    data: Buffer.from(textOf(each['data']), 'base64'),
  }))
  const reply =
    typeof body['replyTo'] === 'string'
      ? { message_reference: { message_id: body['replyTo'] } }
      : {}
  const json = { content: body['content'], ...reply }
  const answer = rest.perform(actor, 'POST', `/channels/${channelId}/messages`, { json, files })
  return { ...answer, status: 201 }
}

/** Takes a message away: an ephemeral one is dismissed by its reader, others as Discord lets it. */
export function deleteMessage(
  realm: Realm,
  rest: RestServer,
  actor: Actor,
  channelId: string,
  id: string,
): Answer {
  const channel = needChannel(realm, channelId, actor)
  const message = logOf(realm, channelId).byId.get(id)
  if (message?.ephemeralTo === actor.userId) {
    removeMessage(realm, channel, message)
    return { status: 204 }
  }
  return rest.perform(actor, 'DELETE', `/channels/${channelId}/messages/${id}`, {
    json: undefined,
    files: [],
  })
}
