import type { REST } from '@discordjs/rest'
import { RESTJSONErrorCodes, Routes, type APIMessage } from 'discord-api-types/v10'
import type { PostOutcome } from '../bulletins/posting.ts'
import { asId, type ChannelId, type MessageId } from '../lore/ids.ts'
import { shorten } from './components.ts'
import { isRefusal } from './refusal.ts'
import { bodyOf, filesOf, strayed } from './sendMessage.ts'
import type { Voice, WrittenMessage } from './voice.ts'
import type { Persona, Webhooks } from './webhooks.ts'

/**
 * An outlet's name and picture, through a webhook of the channel `host`: threads there have none of
 * their own. Webhooks know no nonces. One that was deleted is made again.
 * Source: https://discord.com/developers/docs/resources/webhook#execute-webhook
 */
export function personaVoice(
  rest: REST,
  webhooks: Webhooks,
  host: ChannelId,
  persona: Persona,
): Voice {
  async function execute(
    message: WrittenMessage,
    where: { readonly thread_id?: string; readonly thread_name?: string },
    signal: AbortSignal,
  ): Promise<APIMessage | PostOutcome> {
    const hook = await webhooks.of(host, persona, signal)
    if ('kind' in hook) return hook
    const { thread_id, ...name } = where
    const query = new URLSearchParams({
      wait: 'true',
      with_components: 'true',
      ...(thread_id !== undefined && { thread_id }),
    })
    // The route's documented answer with `wait`.
    return (await rest.post(Routes.webhook(hook.id, hook.token), {
      query,
      body: { ...bodyOf(message), ...name },
      ...filesOf(message),
      auth: false,
      signal,
    })) as APIMessage
  }

  const speak: typeof execute = async (...args) => {
    try {
      return await execute(...args)
    } catch (error) {
      if (!isDeadWebhook(error)) throw error
      webhooks.forget(host, persona)
    }
    try {
      return await execute(...args)
    } catch (error) {
      // Its 401 is not about the bot's own token.
      if (isDeadWebhook(error))
        return { kind: 'failedBefore', reason: 'The webhook is gone again.' }
      throw error
    }
  }

  return {
    keepsNonces: false,
    write: async (channel, _nonce, message, signal) => {
      const answer = await speak(message, channel === host ? {} : { thread_id: channel }, signal)
      return 'kind' in answer ? answer : sentIn(answer, channel)
    },
    openPost: async (_forum, name, message, signal) => {
      const answer = await speak(message, { thread_name: name }, signal)
      // A post's first message has the post's id.
      return 'kind' in answer ? answer : sentIn(answer, answer.id)
    },
  }
}

const sentIn = ({ id, channel_id }: APIMessage, channel: string): PostOutcome =>
  channel_id === channel
    ? { kind: 'sent', message: asId<MessageId>(id) }
    : { kind: 'refused', ...strayed }

const isDeadWebhook = (error: unknown): boolean =>
  isRefusal(error) &&
  (error.code === RESTJSONErrorCodes.UnknownWebhook ||
    error.code === RESTJSONErrorCodes.InvalidWebhookToken)

/** A name that Discord lets a webhook have; the masthead says the outlet's own in any case. */
export function personaName(outlet: string): string {
  const name = shorten(outlet.replaceAll(/\s+/g, ' ').trim(), mostName)
  return name === '' || /clyde|discord/i.test(name) ? 'News service' : name
}
// https://discord.com/developers/docs/resources/webhook#create-webhook
const mostName = 80
