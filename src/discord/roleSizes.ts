import { Routes } from 'discord-api-types/v10'
import type { REST } from '@discordjs/rest'
import type { GuildId, RoleId } from '../lore/ids.ts'

const freshMs = 60_000

/**
 * How many members hold a role, asked at most once a minute for each guild; null when Discord does
 * not say. Needs no privileged intent, unlike the members themselves.
 */
export function createRoleSizes(
  rest: REST,
  nowMs: () => number,
): (guild: GuildId, role: RoleId) => Promise<number | null> {
  const known = new Map<GuildId, { readonly at: number; readonly sizes: Promise<Sizes | null> }>()
  return async (guild, role) => {
    const last = known.get(guild)
    const fresh =
      last !== undefined && nowMs() - last.at < freshMs
        ? last
        : { at: nowMs(), sizes: ask(rest, guild) }
    known.set(guild, fresh)
    return (await fresh.sizes)?.[role] ?? null
  }
}

type Sizes = Readonly<Record<string, number>>

// https://discord.com/developers/docs/resources/guild#get-guild-role-member-counts
const ask = async (rest: REST, guild: GuildId): Promise<Sizes | null> =>
  rest
    .get(`${Routes.guildRoles(guild)}/member-counts`)
    .then((counts) => counts as Sizes)
    .catch(() => null) // a nicety: the briefing shows a plain count without it
