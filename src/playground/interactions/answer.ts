import type { Answer, Call } from '../rest/call.ts'
import type { ChannelRecord, Json } from '../world/records.ts'
import { InteractionResponseType as Type, InteractionType } from 'discord-api-types/v10'
import { bodyOf, nothing, ok } from '../rest/call.ts'
import { invalidForm, refuse } from '../rest/refusal.ts'
import { logOf, replaceMessage } from '../messages/post.ts'
import { moveTo, takeOff } from './desk.ts'
import type { InteractionState, OpenInteraction } from './desk.ts'
import type { StoredMessage } from '../world/messageLog.ts'
import { checkChoices } from '../rules/choices.ts'
import { checkMessage } from '../rules/checkMessage.ts'
import { checkModal } from '../rules/modals.ts'
import { composeEdit } from '../messages/compose.ts'
import { isObject } from '../messages/components.ts'
import { renderComponents } from '../messages/components.ts'
import { listOf } from '../messages/embeds.ts'
import { reply } from './reply.ts'

/** Carries out the first response to an interaction. Refuses one that does not fit its kind. */
export function answerInteraction(call: Call, interaction: OpenInteraction): Answer {
  const { realm } = call
  const body = bodyOf(call)
  const data = isObject(body['data']) ? body['data'] : {}
  const channel = realm.world.channels.get(interaction.channelId)
  if (channel === undefined) throw refuse(10003)
  needFitting(interaction, body['type'])
  switch (body['type']) {
    case Type.ChannelMessageWithSource:
      return answerWithMessage(call, interaction, channel, data)
    case Type.DeferredChannelMessageWithSource: {
      const flags = { flags: data['flags'] }
      const message = reply(realm, interaction, channel, {
        body: flags,
        files: [],
        followUp: false,
        loading: true,
      })
      interaction.replyId = message.json.id
      return finish(call, interaction, 'thinking', message)
    }
    case Type.DeferredMessageUpdate:
      interaction.deferredUpdate = true
      interaction.replyId = interaction.messageId
      return finish(call, interaction, 'thinking', null)
    case Type.UpdateMessage:
      return updateMessage(call, interaction, channel, data)
    case Type.Modal:
      checkModal(data)
      interaction.modal = {
        ...data,
        components: renderComponents(listOf(data['components']), () => ({})),
      }
      return finish(call, interaction, 'modal', null)
    default:
      interaction.choices = checkChoices(data)
      return finish(call, interaction, 'answered', null)
  }
}

/** Which first responses each kind of interaction takes. */
const fitting: Record<OpenInteraction['kind'], readonly unknown[]> = {
  command: [Type.ChannelMessageWithSource, Type.DeferredChannelMessageWithSource, Type.Modal],
  autocomplete: [Type.ApplicationCommandAutocompleteResult],
  component: [
    Type.ChannelMessageWithSource,
    Type.DeferredChannelMessageWithSource,
    Type.DeferredMessageUpdate,
    Type.UpdateMessage,
    Type.Modal,
  ],
  modal: [
    Type.ChannelMessageWithSource,
    Type.DeferredChannelMessageWithSource,
    Type.DeferredMessageUpdate,
    Type.UpdateMessage,
  ],
}

const updates: readonly unknown[] = [Type.DeferredMessageUpdate, Type.UpdateMessage]

function needFitting(interaction: OpenInteraction, type: unknown): void {
  const fits = fitting[interaction.kind].includes(type)
  // A modal that a command opened has no message to update.
  const hasMessage = interaction.messageId !== null || !updates.includes(type)
  if (fits && hasMessage) return
  const message = `Value of field "type" must be one of (${fitting[interaction.kind].join(', ')}).`
  throw invalidForm([{ path: ['type'], code: 'UNION_TYPE_CHOICES', message }])
}

function answerWithMessage(
  call: Call,
  interaction: OpenInteraction,
  channel: ChannelRecord,
  data: Json,
): Answer {
  const { realm, files } = call
  checkMessage(realm, { body: data, files, current: null, at: ['data'] })
  const message = reply(realm, interaction, channel, { body: data, files, followUp: false })
  interaction.replyId = message.json.id
  return finish(call, interaction, 'answered', message)
}

function updateMessage(
  call: Call,
  interaction: OpenInteraction,
  channel: ChannelRecord,
  data: Json,
): Answer {
  const { realm, files } = call
  const message = logOf(realm, channel.id).byId.get(interaction.messageId ?? '')
  if (message === undefined) throw refuse(10008)
  checkMessage(realm, { body: data, files, current: message.json, at: ['data'] })
  const edited = composeEdit(realm, channel, message, data, files)
  replaceMessage(realm, channel, edited)
  interaction.replyId = edited.json.id
  return finish(call, interaction, 'answered', edited)
}

function finish(
  call: Call,
  interaction: OpenInteraction,
  state: InteractionState,
  message: StoredMessage | null,
): Answer {
  const { realm } = call
  moveTo(interaction, state)
  // Nothing can follow an autocomplete: its token is of no more use.
  if (interaction.kind === 'autocomplete') takeOff(realm.desk, interaction)
  realm.bus.publish({ type: 'interaction-moved', interaction })
  if (call.query.get('with_response') !== 'true') return nothing
  return ok(renderResult(interaction, bodyOf(call)['type'], message))
}

const numbers: Record<OpenInteraction['kind'], InteractionType> = {
  command: InteractionType.ApplicationCommand,
  autocomplete: InteractionType.ApplicationCommandAutocomplete,
  component: InteractionType.MessageComponent,
  modal: InteractionType.ModalSubmit,
}

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-callback-response-object */
function renderResult(
  interaction: OpenInteraction,
  type: unknown,
  message: StoredMessage | null,
): Json {
  const about = {
    id: interaction.id,
    type: numbers[interaction.kind],
    channel_id: interaction.channelId,
    ...(interaction.guildId === null ? {} : { guild_id: interaction.guildId }),
  }
  if (message === null) return { interaction: about }
  const loading = interaction.state === 'thinking'
  return {
    interaction: {
      ...about,
      response_message_id: message.json.id,
      response_message_loading: loading,
      response_message_ephemeral: message.ephemeralTo !== null,
    },
    ...(loading ? {} : { resource: { type, message: message.json } }),
  }
}
