import type { REST } from '@discordjs/rest'
import {
  MessageFlags,
  Routes,
  type APIMessage,
  type RESTPostAPIChannelMessageJSONBody,
} from 'discord-api-types/v10'
import type { PostOutcome } from '../bulletins/posting.ts'
import { asId, type ChannelId, type MessageId } from '../lore/ids.ts'
import type { Component } from './components.ts'
import { outcomeOf } from './postOutcome.ts'

/** What a message shows. */
export type MessageBody = Pick<
  RESTPostAPIChannelMessageJSONBody,
  'components' | 'content' | 'flags'
>

/** A message of components alone. */
export const bodyOf = (components: readonly Component[]): MessageBody => ({
  components: [...components],
  flags: MessageFlags.IsComponentsV2,
})

/**
 * Sends a message that mentions nobody; a repeat with its nonce gives the first one back. Throws
 * what the client throws.
 */
export async function writeMessage(
  rest: REST,
  channel: ChannelId,
  nonce: string,
  body: MessageBody,
  signal: AbortSignal,
): Promise<PostOutcome> {
  const whole: RESTPostAPIChannelMessageJSONBody = {
    ...body,
    nonce,
    enforce_nonce: true,
    allowed_mentions: { parse: [] },
  }
  // The route's documented answer.
  const sent = (await rest.post(Routes.channelMessages(channel), {
    body: whole,
    signal,
  })) as APIMessage
  return sent.channel_id === channel
    ? { kind: 'sent', message: asId<MessageId>(sent.id) }
    : { kind: 'refused', ...strayed }
}

/** The same, with an outcome for every end. */
export const sendMessage = (...args: Parameters<typeof writeMessage>): Promise<PostOutcome> =>
  writeMessage(...args).catch((error: unknown) => outcomeOf(error, args[1]))

export const strayed = {
  reason: 'Discord answered with a message of another channel.',
  fix: 'Look there before you resume the bulletin.',
}
