import type { REST } from '@discordjs/rest'
import { Routes, type APIGuildMember } from 'discord-api-types/v10'
import type { GuildId, UserId } from '../lore/ids.ts'
import { isRefusal } from './refusal.ts'

/** Asks Discord which roles a user holds in a guild now; null when they, or the bot, are not in it. */
export const createMemberRoles =
  (rest: REST) =>
  async (guild: GuildId, user: UserId): Promise<readonly string[] | null> => {
    try {
      // The route's documented answer.
      return ((await rest.get(Routes.guildMember(guild, user))) as APIGuildMember).roles
    } catch (error) {
      if (isRefusal(error) && error.status < 500) return null
      throw error
    }
  }
