import type { Answer, Call } from '../rest/call.ts'
import type { ChannelRecord, Json } from '../world/records.ts'
import { bodyOf, nothing, ok, param } from '../rest/call.ts'
import { composeEdit } from '../messages/compose.ts'
import { logOf, removeMessage, replaceMessage } from '../messages/post.ts'
import { MessageFlags } from 'discord-api-types/v10'
import type { OpenInteraction } from './desk.ts'
import type { Realm } from '../realm.ts'
import type { StoredMessage } from '../world/messageLog.ts'
import { checkMessage } from '../rules/checkMessage.ts'
import { moveTo } from './desk.ts'
import { refuse } from '../rest/refusal.ts'
import { reply } from './reply.ts'

/**
 * Answers `/webhooks/APPLICATION/TOKEN…`: what an application does with an interaction's token
 * after its first response. Null where the path's id is no application: then it is a webhook's.
 * https://docs.discord.com/developers/interactions/receiving-and-responding#followup-messages
 */
export function answerByToken(call: Call): Answer | null {
  const { realm } = call
  if (!realm.world.applications.has(param(call, 0))) return null
  const interaction = realm.desk.byToken.get(param(call, 1))
  const expired =
    interaction === undefined ||
    interaction.applicationId !== param(call, 0) ||
    realm.clock.now() - interaction.openedAt > realm.limits.tokenMs
  if (expired) throw refuse(50027)
  const channel = realm.world.channels.get(interaction.channelId)
  if (channel === undefined) throw refuse(10003)
  if (interaction.state === 'sent' || interaction.state === 'failed') throw refuse(10015)
  if (call.method === 'POST') return ok(followUp(call, interaction, channel).json)
  const message = needOwn(call, interaction, channel)
  switch (call.method) {
    case 'GET':
      return ok(message.json)
    case 'DELETE':
      removeMessage(realm, channel, message)
      settle(realm, interaction, message)
      return nothing
    default:
      return ok(edit(call, interaction, channel, message, bodyOf(call)).json)
  }
}

/** The message of the path: `@original`, or one that came of this interaction. */
function needOwn(call: Call, interaction: OpenInteraction, channel: ChannelRecord): StoredMessage {
  const wanted = param(call, 2)
  const id = wanted === '@original' ? interaction.replyId : wanted
  const message = logOf(call.realm, channel.id).byId.get(id ?? '')
  if (message === undefined) throw refuse(10008)
  const metadata = message.json['interaction_metadata']
  const own =
    id === interaction.replyId ||
    (typeof metadata === 'object' &&
      metadata !== null &&
      Reflect.get(metadata, 'id') === interaction.id)
  if (!own) throw refuse(10008)
  return message
}

/** The first follow-up after a deferred response takes its place. */
function followUp(call: Call, interaction: OpenInteraction, channel: ChannelRecord): StoredMessage {
  const { realm, files } = call
  const original = logOf(realm, channel.id).byId.get(interaction.replyId ?? '')
  const waits = original !== undefined && (original.json.flags & MessageFlags.Loading) !== 0
  if (waits) return edit(call, interaction, channel, original, bodyOf(call))
  checkMessage(realm, { body: bodyOf(call), files, current: null })
  return reply(realm, interaction, channel, { body: bodyOf(call), files, followUp: true })
}

function edit(
  call: Call,
  interaction: OpenInteraction,
  channel: ChannelRecord,
  message: StoredMessage,
  body: Json,
): StoredMessage {
  const { realm, files } = call
  checkMessage(realm, { body, files, current: message.json })
  const edited = composeEdit(realm, channel, message, body, files)
  replaceMessage(realm, channel, edited)
  settle(realm, interaction, message)
  return edited
}

/** A deferred answer is given when its message is edited or taken away. */
function settle(realm: Realm, interaction: OpenInteraction, message: StoredMessage): void {
  if (message.json.id !== interaction.replyId || interaction.state !== 'thinking') return
  moveTo(interaction, 'answered')
  realm.bus.publish({ type: 'interaction-moved', interaction })
}
