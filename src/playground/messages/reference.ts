import type { ChannelRecord, Json } from '../world/records.ts'
import type { Realm } from '../realm.ts'
import { findMessage } from './post.ts'
import { invalidForm } from '../rest/refusal.ts'
import { isObject } from './components.ts'

/** The fields of a reply, or null where the body is none. Refuses a reply to nothing. */
export function referenceOf(realm: Realm, channel: ChannelRecord, body: Json): Json | null {
  const wanted = body['message_reference']
  if (!isObject(wanted)) return null
  const id = String(wanted['message_id'])
  const target = findMessage(realm, channel.id, id)
  if (target === undefined) {
    if (wanted['fail_if_not_exists'] === false) return null
    const path = ['message_reference']
    throw invalidForm([{ path, code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown message' }])
  }
  return replyTo(channel, target.json)
}

/** The fields that make a message a reply. */
export function replyTo(channel: ChannelRecord, target: Json): Json {
  const { referenced_message: _deeper, ...shown } = target
  return {
    message_reference: {
      type: 0,
      channel_id: channel.id,
      message_id: target['id'],
      ...(channel.guildId === null ? {} : { guild_id: channel.guildId }),
    },
    referenced_message: shown,
  }
}
