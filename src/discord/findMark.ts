import type { REST } from '@discordjs/rest'
import { RESTJSONErrorCodes } from 'discord-api-types/v10'
import type { MarkSearch, PostOutcome, ReadBack } from '../bulletins/posting.ts'
import type { MessageId } from '../lore/ids.ts'
import { bulletinMark } from './bulletinMessage.ts'
import { findMarks, snowflakeSince } from './channelMarks.ts'
import { channelPermissions } from './channelPermissions.ts'
import type { ChannelPlace } from './channelPlace.ts'
import { tooMany, unreadable } from './findMessage.ts'
import type { ForumPosts } from './forumPosts.ts'
import { outcomeOf } from './postOutcome.ts'
import { isRefusal } from './refusal.ts'

/**
 * Looks for a bulletin's mark in what was posted since its row was first claimed. Without Read
 * Message History Discord gives an empty list, so an empty-handed search also asks for that.
 */
export async function findMark(
  rest: REST,
  search: MarkSearch,
  placeOf: () => Promise<ChannelPlace>,
  forumPosts: ForumPosts,
  signal: AbortSignal,
): Promise<ReadBack> {
  const { channel } = search
  try {
    const place = await placeOf()
    const found = await seek(rest, search, place, forumPosts, signal)
    if (found === 'too many') return { kind: 'unreadable', ...tooMany }
    if (found !== null) {
      const publishable = place.form === 'announcement' ? ({ publishable: true } as const) : {}
      return { kind: 'found', message: found, ...publishable }
    }
    const { readHistory } = await channelPermissions(rest, channel, signal)
    return readHistory ? { kind: 'absent' } : { kind: 'unreadable', ...unreadable(channel) }
  } catch (error) {
    // Where threads are listed, the history's permission is asked for in so many words.
    if (isRefusal(error) && error.code === RESTJSONErrorCodes.MissingPermissions)
      return { kind: 'unreadable', ...unreadable(channel) }
    return failureAs(outcomeOf(error, channel))
  }
}

function failureAs(outcome: PostOutcome): ReadBack {
  if (outcome.kind === 'dead') return outcome
  if (outcome.kind === 'refused')
    return { kind: 'unreadable', reason: outcome.reason, fix: outcome.fix }
  const retryAfterMs = outcome.kind === 'rateLimited' ? outcome.retryAfterMs : null
  const reason = 'reason' in outcome ? outcome.reason : 'Discord gave no list of messages.'
  return { kind: 'failed', reason, retryAfterMs }
}

async function seek(
  rest: REST,
  { guild, channel, delivery, since }: MarkSearch,
  { form }: ChannelPlace,
  forumPosts: ForumPosts,
  signal: AbortSignal,
): Promise<MessageId | 'too many' | null> {
  const mark = bulletinMark(delivery)
  const from = snowflakeSince(since.epochMilliseconds)
  if (form === 'forum') return forumPosts.find({ guild, forum: channel }, mark, from, signal)
  const found = await findMarks(rest, channel, [mark], from, signal)
  return found === 'too many' ? found : (found.get(mark) ?? null)
}
