import type { Actor } from '../rest/call.ts'
import type { Json, World } from '../world/records.ts'
import type { Realm } from '../realm.ts'
import type { StoredMessage } from '../world/messageLog.ts'
import { refuse } from '../rest/refusal.ts'

/**
 * The message that the caller already sent with this nonce in the past few minutes, or null. The
 * scope is the author, not the channel. Refuses (10008) where that message was deleted since.
 * https://docs.discord.com/developers/resources/message#create-message
 */
export function recallNonce(realm: Realm, actor: Actor, body: Json): StoredMessage['json'] | null {
  const key = keyOf(actor, body)
  const first = key === null ? undefined : realm.nonces.get(key)
  if (first === undefined || realm.clock.now() - first.at > realm.limits.nonceMs) return null
  const message = realm.world.logs.get(first.channelId)?.byId.get(first.messageId)
  if (message === undefined) throw refuse(10008)
  return message.json
}

/** Notes the nonce of a message that is about to be posted. */
export function rememberNonce(
  realm: Realm,
  actor: Actor,
  body: Json,
  message: StoredMessage,
): StoredMessage {
  const key = keyOf(actor, body)
  if (key === null) return message
  const now = realm.clock.now()
  for (const [old, { at }] of realm.nonces) {
    if (now - at <= realm.limits.nonceMs) break
    realm.nonces.delete(old)
  }
  realm.nonces.delete(key)
  realm.nonces.set(key, { channelId: message.json.channel_id, messageId: message.json.id, at: now })
  return { ...message, nonce: String(body['nonce']) }
}

/** The nonces of a world's messages that are not older than `since`, ms since 1970. */
export function readNonces(world: World, since: number): Realm['nonces'] {
  const nonces: Realm['nonces'] = new Map()
  for (const log of world.logs.values()) {
    for (const { json, nonce } of log.byId.values()) {
      const at = Date.parse(json.timestamp)
      if (nonce === null || at < since) continue
      const place = { channelId: json.channel_id, messageId: json.id, at }
      nonces.set(`${json.author.id} ${nonce}`, place)
    }
  }
  return nonces
}

function keyOf(actor: Actor, body: Json): string | null {
  const nonce = body['nonce']
  const usable = typeof nonce === 'string' || typeof nonce === 'number'
  return usable && body['enforce_nonce'] === true ? `${actor.userId} ${nonce}` : null
}
