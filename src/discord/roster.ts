import type { REST } from '@discordjs/rest'
import { Routes, type APIGuildMember } from 'discord-api-types/v10'
import { asId, type GuildId, type RoleId, type UserId } from '../lore/ids.ts'
import type { Roster } from './audienceTools.ts'
import { createFreshAnswers } from './freshAnswers.ts'
import { isRefusal } from './refusal.ts'

const pageSize = 1000

/**
 * A guild's members with their roles, asked at most once a minute; null when Discord does not tell:
 * it does for bots whose Server Members Intent is on, and needs no word of it at the gateway.
 * Source: https://discord.com/developers/docs/resources/guild#list-guild-members
 */
export function createRoster(
  rest: REST,
  nowMs: () => number,
): (guild: GuildId) => Promise<Roster | null> {
  const ask = async (guild: GuildId): Promise<Roster | null> => {
    const roster = new Map<UserId, ReadonlySet<RoleId>>()
    for (let after = '0'; ;) {
      const query = new URLSearchParams({ limit: String(pageSize), after })
      // The route's documented answer: in the order of the users' ids.
      const page = (await rest.get(Routes.guildMembers(guild), { query })) as APIGuildMember[]
      for (const { user, roles } of page) {
        if (user.bot !== true) roster.set(asId(user.id), new Set(roles.map((role) => asId(role))))
        after = user.id
      }
      if (page.length < pageSize) return roster
    }
  }
  const fresh = createFreshAnswers(ask, 60_000, nowMs)
  return (guild) =>
    fresh(guild).catch((error: unknown) => {
      if (isRefusal(error) && (error.status === 403 || error.status === 404)) return null
      throw error
    })
}
