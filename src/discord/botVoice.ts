import type { REST } from '@discordjs/rest'
import { Routes, type APIThreadChannel } from 'discord-api-types/v10'
import { asId, type MessageId } from '../lore/ids.ts'
import { bodyOf, filesOf, sendWithNonce, strayed } from './sendMessage.ts'
import type { Voice } from './voice.ts'

/** The bot's own name. */
export const botVoice = (rest: REST): Voice => ({
  keepsNonces: true,
  write: (channel, nonce, message, signal) =>
    sendWithNonce(rest, channel, nonce, { body: bodyOf(message), ...filesOf(message) }, signal),
  openPost: async (forum, name, message, signal) => {
    const body = { name, message: bodyOf(message) }
    // The route's documented answer: a post's first message has the post's id.
    // https://discord.com/developers/docs/resources/channel#start-thread-in-forum-or-media-channel
    const made = (await rest.post(Routes.threads(forum), {
      body,
      ...filesOf(message),
      signal,
    })) as APIThreadChannel
    return made.parent_id === forum
      ? { kind: 'sent', message: asId<MessageId>(made.id) }
      : { kind: 'refused', ...strayed }
  },
})
