import type { ChannelRecord, Json } from '../world/records.ts'
import type { FilePart } from '../rest/call.ts'
import { MessageFlags } from 'discord-api-types/v10'
import type { OpenInteraction } from './desk.ts'
import type { Realm } from '../realm.ts'
import type { StoredMessage } from '../world/messageLog.ts'
import { composeMessage, flagsOf } from '../messages/compose.ts'
import { findMessage, logOf, postMessage } from '../messages/post.ts'
import { renderUser } from '../world/render.ts'
import { replyTo } from '../messages/reference.ts'

/** What an application sends into the channel by an interaction. */
export interface Reply {
  readonly body: Json
  readonly files: readonly FilePart[]
  /** False for the first response. */
  readonly followUp: boolean
  /** True for "is thinking". */
  readonly loading?: boolean
}

/** Posts an interaction's message: ephemeral if it says so, else for everybody. */
export function reply(
  realm: Realm,
  interaction: OpenInteraction,
  channel: ChannelRecord,
  what: Reply,
): StoredMessage {
  const ephemeral = (flagsOf(what.body) & MessageFlags.Ephemeral) !== 0
  const bot = realm.world.users.get(interaction.applicationId)
  const message = composeMessage(realm, {
    channel,
    author: bot === undefined ? { id: interaction.applicationId } : renderUser(bot),
    body: what.body,
    files: what.files,
    flags:
      (ephemeral ? MessageFlags.Ephemeral : 0) | (what.loading === true ? MessageFlags.Loading : 0),
    ephemeralTo: ephemeral ? interaction.userId : null,
    applicationId: interaction.applicationId,
    ...typeAndReference(realm, interaction, channel, what.followUp),
  })
  postMessage(realm, channel, message)
  return message
}

function typeAndReference(
  realm: Realm,
  interaction: OpenInteraction,
  channel: ChannelRecord,
  followUp: boolean,
): { type: number; extra: Json } {
  const extra: Json = {
    webhook_id: interaction.applicationId,
    application_id: interaction.applicationId,
    interaction_metadata: interaction.metadata,
  }
  if (!followUp && interaction.kind === 'command') {
    const user = realm.world.users.get(interaction.userId)
    const name = interaction.label.replace(/^\//, '')
    const about = { id: interaction.id, type: 2, name }
    const shown = user === undefined ? about : { ...about, user: renderUser(user) }
    const type = interaction.commandType === 1 ? 20 : 23
    return { type, extra: { ...extra, interaction: shown } }
  }
  const targetId = followUp ? interaction.replyId : interaction.messageId
  const target =
    findMessage(realm, channel.id, targetId ?? '') ??
    logOf(realm, channel.id).byId.get(targetId ?? '')
  if (target === undefined) return { type: 0, extra }
  return { type: 19, extra: { ...extra, ...replyTo(channel, target.json) } }
}
