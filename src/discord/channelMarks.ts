import type { REST } from '@discordjs/rest'
import { Routes, type APIMessage } from 'discord-api-types/v10'
import { asId, type MessageId } from '../lore/ids.ts'

/** How far our clock may be ahead of Discord's. */
const skewMs = 5 * 60_000
const pageSize = 100
const mostPages = 100
// https://discord.com/developers/docs/reference#snowflakes
const discordEpochMs = 1_420_070_400_000

/** The lowest id that anything made since this time, ms since 1970, can have; clocks may disagree. */
export const snowflakeSince = (ms: number): bigint =>
  BigInt(Math.max(0, Math.floor(ms) - skewMs - discordEpochMs)) << 22n

/** What a message is known by: a custom id in it, or the number of one of its components. */
export type Mark = string | number

/**
 * The messages after an id that carry one of these marks, by mark, up to the first page on which
 * all are found. It begins with the newest: the last hundred are looked at even if our clock, from
 * which the id was made, is ahead of Discord's by more than anyone thought. Throws what the client
 * throws.
 */
export async function findMarks<M extends Mark>(
  rest: Pick<REST, 'get'>,
  channel: string,
  marks: readonly M[],
  from: bigint,
  signal: AbortSignal,
): Promise<ReadonlyMap<M, MessageId> | 'too many'> {
  const found = new Map<M, MessageId>()
  let before: bigint | null = null
  for (let page = 0; page < mostPages; page++) {
    const query = new URLSearchParams({ limit: String(pageSize) })
    if (before !== null) query.set('before', String(before))
    // The route's documented answer: the page's messages in no order that we rely on.
    const messages = (await rest.get(Routes.channelMessages(channel), {
      query,
      signal,
    })) as APIMessage[]
    for (const { id, components } of messages) {
      for (const mark of marks) if (bears(components, mark)) found.set(mark, asId<MessageId>(id))
    }
    if (found.size === marks.length || messages.length < pageSize) return found
    before = messages.map(({ id }) => BigInt(id)).reduce(lower)
    if (before <= from) return found
  }
  return 'too many'
}

const lower = (a: bigint, b: bigint): bigint => (a < b ? a : b)

/** Whether a component anywhere in there has this custom id, or this number. */
export function bears(part: unknown, mark: Mark): boolean {
  if (Array.isArray(part)) return part.some((child) => bears(child, mark))
  if (typeof part !== 'object' || part === null) return false
  if ('custom_id' in part && part.custom_id === mark) return true
  if ('id' in part && part.id === mark) return true
  return 'components' in part && bears(part.components, mark)
}

/** All custom ids of a message's components. */
export function customIdsIn(part: unknown): readonly string[] {
  if (Array.isArray(part)) return part.flatMap(customIdsIn)
  if (typeof part !== 'object' || part === null) return []
  const own = 'custom_id' in part && typeof part.custom_id === 'string' ? [part.custom_id] : []
  return 'components' in part ? [...own, ...customIdsIn(part.components)] : own
}
