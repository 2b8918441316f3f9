import type { REST, RawFile } from '@discordjs/rest'
import {
  MessageFlags,
  Routes,
  type APIMessage,
  type RESTPostAPIChannelMessageJSONBody,
} from 'discord-api-types/v10'
import type { PostOutcome } from '../bulletins/posting.ts'
import { asId, type ChannelId, type MessageId } from '../lore/ids.ts'
import { outcomeOf } from './postOutcome.ts'
import type { WrittenMessage } from './voice.ts'

/** A message's body; it mentions nobody. */
export type MessageBody = Pick<
  RESTPostAPIChannelMessageJSONBody,
  'allowed_mentions' | 'attachments' | 'components' | 'content' | 'flags'
>

/** A message as requests carry it. */
export const bodyOf = ({ components, picture }: WrittenMessage): MessageBody => ({
  components: [...components],
  flags: MessageFlags.IsComponentsV2,
  allowed_mentions: { parse: [] },
  // The id is the file's place among those sent along.
  ...(picture !== null && {
    attachments: [{ id: '0', filename: picture.name, description: picture.alt }],
  }),
})

/** The files of a message, for the client. */
export const filesOf = ({ picture }: WrittenMessage): { readonly files?: RawFile[] } =>
  picture === null ? {} : { files: [{ name: picture.name, data: picture.data }] }

/** The first answer stands for a repeat with the same nonce. Throws what the client throws. */
export async function sendWithNonce(
  rest: REST,
  channel: ChannelId,
  nonce: string,
  { body, ...files }: { readonly body: MessageBody; readonly files?: RawFile[] },
  signal: AbortSignal,
): Promise<PostOutcome> {
  const whole = { ...body, nonce, enforce_nonce: true }
  // The route's documented answer.
  const sent = (await rest.post(Routes.channelMessages(channel), {
    body: whole,
    ...files,
    signal,
  })) as APIMessage
  return sent.channel_id === channel
    ? { kind: 'sent', message: asId<MessageId>(sent.id) }
    : { kind: 'refused', ...strayed }
}

/** Sends a message of the bot's own without files, with an outcome for every end. */
export const sendMessage = (
  rest: REST,
  channel: ChannelId,
  nonce: string,
  body: MessageBody,
  signal: AbortSignal,
): Promise<PostOutcome> => {
  const silent = { ...body, allowed_mentions: { parse: [] } }
  return sendWithNonce(rest, channel, nonce, { body: silent }, signal).catch((error: unknown) =>
    outcomeOf(error, channel),
  )
}

export const strayed = {
  reason: 'Discord answered with a message of another channel.',
  fix: 'Look there before you press Try again.',
}
