import { Routes } from 'discord-api-types/v10'
import type { REST } from '@discordjs/rest'
import type { GuildId, RoleId } from '../lore/ids.ts'
import { createFreshAnswers } from './freshAnswers.ts'

/**
 * How many members hold a role, asked at most once a minute for each guild; null when Discord does
 * not say. Needs no privileged intent, unlike the members themselves.
 */
export function createRoleSizes(
  rest: REST,
  nowMs: () => number,
): (guild: GuildId, role: RoleId) => Promise<number | null> {
  // https://discord.com/developers/docs/resources/guild#get-guild-role-member-counts
  const ask = async (guild: GuildId) =>
    (await rest.get(`${Routes.guildRoles(guild)}/member-counts`)) as Readonly<
      Record<string, number>
    >
  const sizes = createFreshAnswers(ask, 60_000, nowMs)
  // A nicety: a briefing shows a plain count without it.
  return async (guild, role) => (await sizes(guild).catch(() => null))?.[role] ?? null
}
