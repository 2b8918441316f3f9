import type { REST } from '@discordjs/rest'
import { Routes, type APIThreadChannel } from 'discord-api-types/v10'
import { slowWriteMs, type PostOutcome } from '../bulletins/posting.ts'
import { asId, type ChannelId, type MessageId } from '../lore/ids.ts'
import { shorten } from './components.ts'
import { outcomeOf } from './postOutcome.ts'
import { strayed, type MessageBody } from './sendMessage.ts'

// https://discord.com/developers/docs/resources/channel#start-thread-in-forum-or-media-channel
const mostName = 100

/** A thread's name, from whatever was written. */
export const threadName = (words: string): string => {
  const name = shorten(words.replaceAll(/\s+/g, ' ').trim(), mostName)
  return name === '' ? 'News' : name
}

/**
 * Opens a post in a forum; it is called after the headline, and its first message is the bulletin.
 * There is no nonce for it: before a repeat in doubt, somebody has to look.
 */
export async function openForumPost(
  rest: REST,
  forum: ChannelId,
  headline: string,
  message: MessageBody,
  signal: AbortSignal,
): Promise<PostOutcome> {
  const body = {
    name: threadName(headline),
    message: { ...message, allowed_mentions: { parse: [] } },
  }
  try {
    // The route's documented answer: a post's first message has the post's id.
    const made = (await rest.post(Routes.threads(forum), { body, signal })) as APIThreadChannel
    return made.parent_id === forum
      ? { kind: 'sent', message: asId<MessageId>(made.id) }
      : { kind: 'refused', ...strayed }
  } catch (error) {
    const outcome = outcomeOf(error, forum)
    return outcome.kind === 'unknown' ? { ...outcome, retryAfterMs: slowWriteMs } : outcome
  }
}
