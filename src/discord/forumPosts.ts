import type { REST } from '@discordjs/rest'
import {
  RESTJSONErrorCodes,
  Routes,
  type APIMessage,
  type APIThreadChannel,
} from 'discord-api-types/v10'
import { asId, type MessageId } from '../lore/ids.ts'
import { bears } from './channelMarks.ts'
import { isRefusal } from './refusal.ts'

const pageSize = 100
const mostPages = 20
/** So many are looked at even if our clock, from which `from` was made, is ahead of Discord's. */
const newest = 25

interface ThreadList {
  readonly threads: readonly APIThreadChannel[]
  readonly has_more?: boolean
}

/**
 * The forum's post that carries a mark, made with an id after `from`: among those that are open, and
 * the newest of these whatever their id, then among those that were archived since. A post's first message has the post's id. Throws what
 * the client throws.
 */
export async function findForumPost(
  rest: REST,
  place: { readonly guild: string; readonly forum: string },
  mark: string,
  from: bigint,
  signal: AbortSignal,
): Promise<MessageId | 'too many' | null> {
  const among = async (
    threads: readonly APIThreadChannel[],
    always: number,
  ): Promise<MessageId | null> => {
    const here = threads.flatMap(({ parent_id, id }) =>
      parent_id === place.forum ? [BigInt(id)] : [],
    )
    here.sort((a, b) => (a < b ? 1 : -1))
    for (const id of here.filter((one, rank) => one > from || rank < always)) {
      const first = await firstMessage(rest, String(id), signal)
      if (first !== null && bears(first.components, mark)) return asId<MessageId>(String(id))
    }
    return null
  }
  // The routes' documented answers: https://discord.com/developers/docs/resources/channel#list-public-archived-threads
  const open = (await rest.get(Routes.guildActiveThreads(place.guild), { signal })) as ThreadList
  const found = await among(open.threads, newest)
  if (found !== null) return found
  let before: string | null = null
  for (let page = 0; page < mostPages; page++) {
    const query = new URLSearchParams({ limit: String(pageSize), ...(before && { before }) })
    const list = (await rest.get(Routes.channelThreads(place.forum, 'public'), {
      query,
      signal,
    })) as ThreadList
    const bearer = await among(list.threads, 0)
    if (bearer !== null) return bearer
    const last: string | undefined = list.threads.at(-1)?.thread_metadata?.archive_timestamp
    // The newest archived come first, and none was archived before it was made.
    if (list.has_more !== true || last === undefined || madeBy(last) < from) return null
    before = last
  }
  return 'too many'
}

// https://discord.com/developers/docs/reference#snowflakes
const madeBy = (timestamp: string): bigint =>
  BigInt(Math.max(0, Date.parse(timestamp) - 1_420_070_400_000)) << 22n

/** Null where it was deleted, and the post stands without it. */
async function firstMessage(
  rest: REST,
  thread: string,
  signal: AbortSignal,
): Promise<APIMessage | null> {
  try {
    return (await rest.get(Routes.channelMessage(thread, thread), { signal })) as APIMessage
  } catch (error) {
    const gone = isRefusal(error) && goneCodes.has(error.code)
    if (gone) return null
    throw error
  }
}

const goneCodes: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownChannel,
])
