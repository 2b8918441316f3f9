import { REST } from '@discordjs/rest'
import {
  MessageFlags,
  Routes,
  type APIChannel,
  type APIGuild,
  type APIMessage,
  type RESTPostAPIChannelMessageJSONBody,
} from 'discord-api-types/v10'
import type { Poster, PostOutcome } from '../bulletins/posting.ts'
import { asId, type ChannelId, type MessageId } from '../lore/ids.ts'
import { bulletinMessage } from './bulletinMessage.ts'
import { findMark } from './findMark.ts'
import { outcomeOf } from './postOutcome.ts'

export interface PosterOptions {
  readonly token: string
  /** Base of the REST API, without `/v10`. */
  readonly apiUrl: string
  /** Requests in a second: Discord gives the bot 50, and its other requests need some too. */
  readonly perSecond?: number
  /** How long a request may be without an answer, in ms; with all waits, four times as long. */
  readonly timeoutMs?: number
}

/** Waits up to this long, in ms, are the client's; longer ones go back to the ledger. */
const longestWaitMs = 3000

/**
 * The port to Discord. It has a REST client of its own which repeats nothing by itself (whether a
 * repeat is safe is for the ledger to say), and which never makes an interaction wait.
 */
export function createPoster({
  token,
  apiUrl,
  perSecond = 45,
  timeoutMs = 10_000,
}: PosterOptions): Poster {
  const rest = new REST({
    api: apiUrl,
    retries: 0,
    timeout: timeoutMs,
    globalRequestsPerSecond: perSecond,
    rejectOnRateLimit: ({ timeToReset, retryAfter }) =>
      Math.max(timeToReset, retryAfter) > longestWaitMs,
  }).setToken(token)

  // The client's own time-out ends with an answer's head, and its queues have none.
  const deadline = (): AbortSignal => AbortSignal.timeout(timeoutMs * 4)

  async function send(
    channel: ChannelId,
    nonce: string,
    body: Pick<RESTPostAPIChannelMessageJSONBody, 'components' | 'content' | 'flags'>,
  ): Promise<PostOutcome> {
    const whole: RESTPostAPIChannelMessageJSONBody = {
      ...body,
      nonce,
      enforce_nonce: true,
      allowed_mentions: { parse: [] },
    }
    try {
      // The route's documented answer.
      const sent = (await rest.post(Routes.channelMessages(channel), {
        body: whole,
        signal: deadline(),
      })) as APIMessage
      return sent.channel_id === channel
        ? { kind: 'sent', message: asId<MessageId>(sent.id) }
        : { kind: 'refused', ...strayed }
    } catch (error) {
      return outcomeOf(error, channel)
    }
  }

  return {
    post: ({ channel, delivery, content, lateSince }) =>
      send(channel, delivery, {
        components: [...bulletinMessage(content, delivery, lateSince)],
        flags: MessageFlags.IsComponentsV2,
      }),

    find: (search) => findMark(rest, search, deadline()),

    tell: async ({ guild, channel, text, nonce }) => {
      const content = text.slice(0, 2000)
      if (channel !== null) {
        const outcome = await send(channel, nonce, { content })
        if (outcome.kind !== 'refused') return outcome
      }
      const direct = await ownersChannel(rest, guild, deadline()).catch((error: unknown) => ({
        error,
      }))
      if (typeof direct === 'object') return outcomeOf(direct.error, asId<ChannelId>(''))
      return send(direct, nonce, { content })
    },
  }
}

const strayed = {
  reason: 'Discord answered with a message of another channel.',
  fix: 'Look there before you resume the bulletin.',
}

/** Where the guild's owner reads direct messages. */
async function ownersChannel(rest: REST, guild: string, signal: AbortSignal): Promise<ChannelId> {
  // Both routes' documented answers.
  const { owner_id } = (await rest.get(Routes.guild(guild), { signal })) as APIGuild
  const body = { recipient_id: owner_id }
  const { id } = (await rest.post(Routes.userChannels(), { body, signal })) as APIChannel
  return asId<ChannelId>(id)
}
