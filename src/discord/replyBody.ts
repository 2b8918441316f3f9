import {
  ComponentType,
  InteractionResponseType,
  MessageFlags,
  TextInputStyle,
  type APIInteractionResponse,
  type APIInteractionResponseCallbackData,
} from 'discord-api-types/v10'
import { assertMessageBudget } from './budget.ts'
import type { Component } from './components.ts'
import type { Picture, Reply } from './reply.ts'

/** A reply as the first answer to an interaction. */
export function responseTo(reply: Reply): APIInteractionResponse {
  switch (reply.kind) {
    case 'message':
      return {
        type: InteractionResponseType.ChannelMessageWithSource,
        data: { ...messageBody(reply.components, reply.ephemeral), ...attached(reply.picture) },
      }
    case 'update':
      return {
        type: InteractionResponseType.UpdateMessage,
        // An earlier page's picture would stay with the message if it were not said that it goes.
        data: {
          ...messageBody(reply.components, false),
          attachments: attachmentsOf(reply.picture),
        },
      }
    case 'modal':
      return {
        type: InteractionResponseType.Modal,
        data: {
          custom_id: reply.id,
          title: reply.title,
          components: reply.fields.map((field) => ({
            type: ComponentType.Label,
            label: field.label,
            component: {
              type: ComponentType.TextInput,
              custom_id: field.id,
              style: field.long ? TextInputStyle.Paragraph : TextInputStyle.Short,
              required: field.required,
              max_length: field.most,
              ...(field.value === '' ? {} : { value: field.value }),
            },
          })),
        },
      }
  }
}

/** What a message's body says of the picture sent along; nothing when there is none. */
export const attached = (
  picture: Picture | null,
): Pick<APIInteractionResponseCallbackData, 'attachments'> =>
  picture === null ? {} : { attachments: attachmentsOf(picture) }

// The id is the file's place among those sent along.
// https://discord.com/developers/docs/reference#uploading-files
const attachmentsOf = (picture: Picture | null) =>
  picture === null ? [] : [{ id: '0', filename: picture.name, description: picture.alt }]

/** The promise of an answer for the user alone, when the command needs longer than Discord waits. */
export const deferral = (): APIInteractionResponse => ({
  type: InteractionResponseType.DeferredChannelMessageWithSource,
  data: { flags: MessageFlags.Ephemeral },
})

/** A message's body; nothing in it mentions anybody. */
export function messageBody(
  components: readonly Component[],
  ephemeral: boolean,
): APIInteractionResponseCallbackData {
  assertMessageBudget(components)
  return {
    components: [...components],
    flags: ephemeral
      ? MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral
      : MessageFlags.IsComponentsV2,
    allowed_mentions: { parse: [] },
  }
}
