import type { REST } from '@discordjs/rest'
import { Routes, type APIApplicationCommand, type APIPartialGuild } from 'discord-api-types/v10'
import { UserError } from '../errors.ts'
import { asId, type GuildId } from '../lore/ids.ts'
import { compareCommands, type CommandBody, type CommandChanges } from './compareCommands.ts'
import { isRefusal } from './refusal.ts'
import { explainFailures, fetchApplication } from './restClient.ts'

/** Where commands are put: in one server at once, or in all of them. */
export type DeployTarget =
  | { readonly kind: 'guild'; readonly guild: GuildId }
  | { readonly kind: 'global' }

export interface DeployRequest {
  readonly rest: REST
  readonly target: DeployTarget
  readonly commands: readonly CommandBody[]
  /** Only tell what would be done. */
  readonly dryRun: boolean
}

/** A set that was emptied, so that no command is listed twice. */
export interface ClearedSet {
  readonly where: DeployTarget
  /** The names of its commands. */
  readonly commands: readonly string[]
}

export interface DeployReport {
  readonly changes: CommandChanges
  readonly cleared: readonly ClearedSet[]
}

/**
 * Makes the set of `target` what `commands` says and empties the others: the global one when a
 * guild is deployed to, those of all guilds when it is the global one. Sets that are right already
 * are left alone, since Discord counts what is created (200 a day and guild).
 * Throws a UserError for a refused token, an unknown guild, a refused command, a dead network.
 */
export async function deployCommands(request: DeployRequest): Promise<DeployReport> {
  const { rest, target, commands, dryRun } = request
  return await explainFailures(rest, async () => {
    const { id } = await fetchApplication(rest)
    const changes = compareCommands(commands, await commandsOf(rest, id, target))
    const cleared: ClearedSet[] = []
    for (const where of await otherTargets(rest, target)) {
      const present = await commandsOf(rest, id, where)
      if (present.length === 0) continue
      cleared.push({ where, commands: present.map(({ name }) => name) })
      if (!dryRun) await rest.put(routeOf(id, where), { body: [] })
    }
    const same = changes.unchanged.length === commands.length && changes.removed.length === 0
    if (!dryRun && !same) await rest.put(routeOf(id, target), { body: commands })
    return { changes, cleared }
  })
}

const routeOf = (application: string, target: DeployTarget) =>
  target.kind === 'global'
    ? Routes.applicationCommands(application)
    : Routes.applicationGuildCommands(application, target.guild)

async function commandsOf(
  rest: REST,
  application: string,
  target: DeployTarget,
): Promise<readonly APIApplicationCommand[]> {
  const query = new URLSearchParams({ with_localizations: 'true' })
  try {
    // The shape is Discord's: https://docs.discord.com/developers/interactions/application-commands
    return (await rest.get(routeOf(application, target), { query })) as APIApplicationCommand[]
  } catch (error) {
    if (target.kind === 'guild' && isRefusal(error) && [403, 404].includes(error.status))
      throw new UserError(
        `The bot is in no server with the id ${target.guild}: add it with the link from "npm run invite", or check the id (right-click the server, Copy Server ID).`,
        { cause: error },
      )
    throw error
  }
}

async function otherTargets(rest: REST, target: DeployTarget): Promise<readonly DeployTarget[]> {
  if (target.kind === 'guild') return [{ kind: 'global' }]
  const targets: DeployTarget[] = []
  for (let after = '0'; ;) {
    const query = new URLSearchParams({ after, limit: '200' })
    // The shape is Discord's: https://docs.discord.com/developers/resources/user
    const page = (await rest.get(Routes.userGuilds(), { query })) as APIPartialGuild[]
    for (const guild of page) targets.push({ kind: 'guild', guild: asId<GuildId>(guild.id) })
    const last = page.at(-1)
    if (last === undefined || page.length < 200) return targets
    after = last.id
  }
}
