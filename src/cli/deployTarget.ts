import type { DeployTarget } from '../discord/deploy.ts'
import { UserError } from '../errors.ts'
import { asId, type GuildId } from '../lore/ids.ts'

/** The target that the arguments name. Throws a UserError unless they name exactly one. */
export function deployTarget(values: {
  readonly guild?: string | undefined
  readonly global?: boolean | undefined
}): DeployTarget {
  const { guild, global = false } = values
  if ((guild === undefined) === !global)
    throw new UserError('Say where: --guild ID for one server, at once, or --global for all.')
  if (guild === undefined) return { kind: 'global' }
  // A snowflake has had 17 digits or more since Discord began.
  if (!/^\d{17,20}$/.test(guild))
    throw new UserError(
      `"${guild}" is not the id of a server: with Developer Mode on (Settings, Advanced), right-click the server and choose Copy Server ID.`,
    )
  return { kind: 'guild', guild: asId<GuildId>(guild) }
}
