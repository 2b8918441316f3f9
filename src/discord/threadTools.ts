import type { REST } from '@discordjs/rest'
import {
  RESTJSONErrorCodes,
  Routes,
  type APIGuildMember,
  type APIThreadMember,
} from 'discord-api-types/v10'
import { UserError } from '../errors.ts'
import { asId, type ChannelId, type UserId } from '../lore/ids.ts'
import { isRefusal } from './refusal.ts'

/** Somebody in a thread, with the roles that they hold in its guild. */
export interface ThreadMember {
  readonly user: UserId
  readonly bot: boolean
  /** Null when Discord does not say. */
  readonly roles: readonly string[] | null
}

/** Who is in a private thread. */
export interface ThreadTools {
  /** All who are in it; null when Discord does not say, as it does with the members intent alone. */
  readonly inThread: (thread: ChannelId) => Promise<readonly ThreadMember[] | null>
  /** Takes one user out of it. Throws a UserError that says what is missing. */
  readonly dismiss: (thread: ChannelId, user: UserId) => Promise<void>
}

const pageSize = 100

/** The threads that one REST client reaches. */
export const createThreadTools = (rest: Pick<REST, 'get' | 'delete'>): ThreadTools => ({
  // https://discord.com/developers/docs/resources/channel#list-thread-members
  inThread: async (thread) => {
    const found: ThreadMember[] = []
    try {
      for (let after = '0'; ;) {
        const query = new URLSearchParams({ with_member: 'true', limit: String(pageSize), after })
        // The route's documented answer: in the order of the users' ids.
        const page = (await rest.get(Routes.threadMembers(thread), { query })) as Listed[]
        for (const { user_id: user, member } of page) {
          if (user === undefined) continue
          const { roles = null, user: { bot = false } = {} } = member ?? {}
          found.push({ user: asId(user), bot, roles })
          after = user
        }
        if (page.length < pageSize) return found
      }
    } catch (error) {
      if (isRefusal(error) && error.status === 403) return null
      if (isAbsence(error)) return []
      throw error
    }
  },
  dismiss: async (thread, user) => {
    try {
      await rest.delete(Routes.threadMembers(thread, user))
    } catch (error) {
      // They went by themselves, or the whole thread did.
      if (!isAbsence(error)) throw refusalOf(error, thread, user) ?? error
    }
  },
})

type Listed = APIThreadMember & { readonly member?: APIGuildMember }

const isAbsence = (error: unknown): boolean => isRefusal(error) && error.status === 404

function refusalOf(error: unknown, thread: ChannelId, user: UserId): UserError | null {
  if (!isRefusal(error) || error.status >= 500) return null
  const fix =
    error.code === RESTJSONErrorCodes.InvalidActionOnArchivedThread
      ? 'The thread is archived: write something in it'
      : 'Take them out of it yourself, or allow me View Channel and Manage Threads there'
  return new UserError(
    `<@${user}> is in <#${thread}>, may not read it any more, and I cannot take them out. ${fix}, then try again.`,
  )
}
