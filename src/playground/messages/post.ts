import type { ChannelRecord } from '../world/records.ts'
import type { Realm } from '../realm.ts'
import type { StoredMessage } from '../world/messageLog.ts'
import { createMessageLog, dropMessage, putMessage } from '../world/messageLog.ts'

/** Puts a new message into its channel and tells everybody. */
export function postMessage(realm: Realm, channel: ChannelRecord, message: StoredMessage): void {
  putMessage(logOf(realm, channel.id), message)
  if (message.ephemeralTo === null) {
    channel.lastMessageId = message.json.id
    if (channel.thread !== null) channel.thread.messageCount += 1
  }
  realm.bus.publish({ type: 'message-created', channel, message })
}

/** Replaces a message by its edited form and tells everybody. */
export function replaceMessage(realm: Realm, channel: ChannelRecord, message: StoredMessage): void {
  putMessage(logOf(realm, channel.id), message)
  realm.bus.publish({ type: 'message-updated', channel, message })
}

/** Takes a message away and tells everybody. */
export function removeMessage(realm: Realm, channel: ChannelRecord, message: StoredMessage): void {
  if (!dropMessage(logOf(realm, channel.id), message.json.id)) return
  if (channel.thread !== null && message.ephemeralTo === null) channel.thread.messageCount -= 1
  for (const attachment of message.json.attachments) {
    realm.world.files.delete(String(attachment['id']))
  }
  realm.bus.publish({ type: 'message-deleted', channel, message })
}

/** A channel's log, made where it has none yet. */
export function logOf(realm: Realm, channelId: string): ReturnType<typeof createMessageLog> {
  const log = realm.world.logs.get(channelId) ?? createMessageLog()
  realm.world.logs.set(channelId, log)
  return log
}

/** A message that all in the channel see. */
export function findMessage(
  realm: Realm,
  channelId: string,
  id: string,
): StoredMessage | undefined {
  const message = realm.world.logs.get(channelId)?.byId.get(id)
  return message?.ephemeralTo === null ? message : undefined
}
