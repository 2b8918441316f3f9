import type { REST } from '@discordjs/rest'
import {
  RESTJSONErrorCodes,
  Routes,
  type APIMessage,
  type APIThreadChannel,
} from 'discord-api-types/v10'
import { asId, type MessageId } from '../lore/ids.ts'
import { customIdsIn } from './channelMarks.ts'
import { isRefusal } from './refusal.ts'

const pageSize = 100
const mostPages = 20
/** So many are looked at even if our clock, from which `from` was made, is ahead of Discord's. */
const newest = 25

interface ThreadList {
  readonly threads: readonly APIThreadChannel[]
  readonly has_more?: boolean
}

/** Looks for a forum's post. */
export interface ForumPosts {
  /**
   * The post that carries a mark, made with an id after `from`: among those that are open, and the
   * newest of these whatever their id, then among those that were archived since. A post's first
   * message has the post's id. Throws what the client throws.
   */
  readonly find: (
    place: { readonly guild: string; readonly forum: string },
    mark: string,
    from: bigint,
    signal: AbortSignal,
  ) => Promise<MessageId | 'too many' | null>
}

/**
 * Each post takes a request, and what it carries never changes: it is asked once, whichever
 * bulletins are looked for. With hundreds of posts in doubt at once, each look took longer than a
 * claim, and none came to an end.
 */
export function createForumPosts(rest: REST): ForumPosts {
  const known = new Map<string, Promise<Marks>>()
  const marksOf = (post: string, signal: AbortSignal): Promise<Marks> => {
    const kept = known.get(post)
    if (kept !== undefined) return kept
    const asked = firstMarks(rest, post, signal)
    known.set(post, asked)
    asked.catch(() => known.delete(post))
    const [oldest] = known.keys()
    if (known.size > mostKnown && oldest !== undefined) known.delete(oldest)
    return asked
  }
  return { find: (...search) => findPost(rest, marksOf, ...search) }
}

/** The custom ids in a message. */
type Marks = ReadonlySet<string>
const mostKnown = 5000

async function findPost(
  rest: REST,
  marksOf: (post: string, signal: AbortSignal) => Promise<Marks>,
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
      if ((await marksOf(String(id), signal)).has(mark)) return asId<MessageId>(String(id))
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

/** None where it was deleted, and the post stands without it. */
async function firstMarks(rest: REST, thread: string, signal: AbortSignal): Promise<Marks> {
  try {
    // The route's documented answer.
    const first = (await rest.get(Routes.channelMessage(thread, thread), { signal })) as APIMessage
    return new Set(customIdsIn(first.components))
  } catch (error) {
    if (isRefusal(error) && goneCodes.has(error.code)) return new Set()
    throw error
  }
}

const goneCodes: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownChannel,
])
