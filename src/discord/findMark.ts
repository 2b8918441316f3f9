import type { REST } from '@discordjs/rest'
import { Routes, type APIMessage } from 'discord-api-types/v10'
import type { MarkSearch, PostOutcome, ReadBack } from '../bulletins/posting.ts'
import { asId, type MessageId } from '../lore/ids.ts'
import { bulletinMark } from './bulletinMessage.ts'
import { channelPermissions } from './channelPermissions.ts'
import { outcomeOf } from './postOutcome.ts'

/** How far our clock may be ahead of Discord's. */
const skewMs = 5 * 60_000
const pageSize = 100
const mostPages = 100
// https://discord.com/developers/docs/reference#snowflakes
const discordEpochMs = 1_420_070_400_000

/**
 * Looks for a bulletin's mark in the messages since its row was first claimed. Without Read
 * Message History Discord gives an empty list, so an empty-handed search also asks for that.
 */
export async function findMark(
  rest: REST,
  search: MarkSearch,
  signal: AbortSignal,
): Promise<ReadBack> {
  const { channel } = search
  try {
    const found = await seek(rest, search, signal)
    if (found === 'too many') return { kind: 'unreadable', ...tooMany }
    if (found !== null) return { kind: 'found', message: found }
    const { readHistory } = await channelPermissions(rest, channel, signal)
    return readHistory ? { kind: 'absent' } : { kind: 'unreadable', ...unreadable(channel) }
  } catch (error) {
    return failureAs(outcomeOf(error, channel))
  }
}

function failureAs(outcome: PostOutcome): ReadBack {
  if (outcome.kind === 'dead') return outcome
  if (outcome.kind === 'refused') return { ...outcome, kind: 'unreadable' }
  const retryAfterMs = outcome.kind === 'rateLimited' ? outcome.retryAfterMs : null
  const reason = 'reason' in outcome ? outcome.reason : 'Discord gave no list of messages.'
  return { kind: 'failed', reason, retryAfterMs }
}

async function seek(
  rest: REST,
  { channel, delivery, since }: MarkSearch,
  signal: AbortSignal,
): Promise<MessageId | 'too many' | null> {
  const mark = bulletinMark(delivery)
  let after = snowflakeAt(since.epochMilliseconds - skewMs)
  for (let page = 0; page < mostPages; page++) {
    const query = new URLSearchParams({ after: String(after), limit: String(pageSize) })
    // The route's documented answer: the page's messages in no order that we rely on.
    const messages = (await rest.get(Routes.channelMessages(channel), {
      query,
      signal,
    })) as APIMessage[]
    const bearer = messages.find(({ components }) => bears(components, mark))
    if (bearer !== undefined) return asId<MessageId>(bearer.id)
    if (messages.length < pageSize) return null
    after = messages.reduce((most, { id }) => (BigInt(id) > most ? BigInt(id) : most), after)
  }
  return 'too many'
}

/** Whether a component anywhere in there has this custom id. */
function bears(part: unknown, mark: string): boolean {
  if (Array.isArray(part)) return part.some((child) => bears(child, mark))
  if (typeof part !== 'object' || part === null) return false
  if ('custom_id' in part && part.custom_id === mark) return true
  return 'components' in part && bears(part.components, mark)
}

const snowflakeAt = (ms: number): bigint =>
  BigInt(Math.max(0, Math.floor(ms) - discordEpochMs)) << 22n

const unreadable = (channel: string) => ({
  reason: `It may have been posted already, and Read Message History is missing in <#${channel}>.`,
  fix: 'Look whether it is there; if not, allow that for the bot’s role and resume the bulletin.',
})

const tooMany = {
  reason: 'It may have been posted already, and too much was written since to look for it.',
  fix: 'Look whether it is there; if not, resume the bulletin.',
}
