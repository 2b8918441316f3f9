import type { APIInteraction } from 'discord-api-types/v10'
import { asId, type GuildId, type UserId } from '../lore/ids.ts'
import type { ContextSources } from './contextFor.ts'

/**
 * An interaction in a direct message, as one of the member that its user is at this moment in the
 * guild which the pressed component names. Roles alone count there: nobody is a GM for being allowed
 * to manage the server. Unchanged for whoever is not in that guild, and in a guild.
 */
export async function seatIn<Interaction extends APIInteraction>(
  guild: string | null,
  interaction: Interaction,
  { memberRoles }: Pick<ContextSources, 'memberRoles'>,
): Promise<Interaction> {
  const { user } = interaction
  if (guild === null || interaction.guild_id !== undefined || user === undefined) return interaction
  const roles = await memberRoles(asId<GuildId>(guild), asId<UserId>(user.id))
  if (roles === null) return interaction
  const member = { user, roles: [...roles], permissions: '0' }
  // As Discord sends a member, less the fields that nobody reads.
  return { ...interaction, guild_id: guild, member } as unknown as Interaction
}
