import { Routes, type APIApplicationCommand } from 'discord-api-types/v10'
import type { REST } from '@discordjs/rest'
import type { GuildId } from '../lore/ids.ts'
import { createFreshAnswers } from './freshAnswers.ts'

/** The snowflake of a command as it is registered for a guild, for mentions; null when it is not. */
export function createCommandIds(
  rest: REST,
  applicationId: string,
  nowMs: () => number,
): (guild: GuildId, name: string) => Promise<string | null> {
  // https://discord.com/developers/docs/interactions/application-commands#endpoints
  const ask = async (guild: GuildId) => {
    const sets = await Promise.all([
      rest.get(Routes.applicationCommands(applicationId)),
      rest.get(Routes.applicationGuildCommands(applicationId, guild)),
    ])
    const commands = sets.flatMap((set) => set as readonly APIApplicationCommand[])
    return new Map(commands.map(({ name, id }) => [name, id]))
  }
  const ids = createFreshAnswers(ask, 300_000, nowMs)
  // A nicety: help shows the command's plain name without it.
  return async (guild, name) => (await ids(guild).catch(() => null))?.get(name) ?? null
}
