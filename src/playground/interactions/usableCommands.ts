import type { ChannelRecord, CommandRecord } from '../world/records.ts'
import { InteractionContextType, PermissionFlagsBits as Bits } from 'discord-api-types/v10'
import type { Realm } from '../realm.ts'
import { permissionsIn } from '../world/permissions.ts'

/**
 * The commands that a person may use in a channel: the guild's before global ones, by name.
 * https://docs.discord.com/developers/interactions/application-commands#permissions
 */
export function usableCommands(
  realm: Realm,
  channel: ChannelRecord,
  userId: string,
): CommandRecord[] {
  const has = permissionsIn(realm.world, channel, userId)
  if ((has & Bits.UseApplicationCommands) === 0n) return []
  return [...realm.world.commands.values()]
    .filter((command) => isHere(realm, command, channel) && isAllowed(command, has))
    .sort((a, b) => {
      const guildFirst = Number(a.guildId === null) - Number(b.guildId === null)
      return guildFirst || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.type - b.type)
    })
}

function isHere(realm: Realm, command: CommandRecord, channel: ChannelRecord): boolean {
  if (channel.guildId === null) return command.guildId === null && isForDirectMessages(command)
  if (command.guildId !== null) return command.guildId === channel.guildId
  const { contexts } = command.json
  const open = !Array.isArray(contexts) || contexts.includes(InteractionContextType.Guild)
  const guild = realm.world.guilds.get(channel.guildId)
  return open && guild?.members.has(command.applicationId) === true
}

function isForDirectMessages({ json }: CommandRecord): boolean {
  if (Array.isArray(json['contexts']))
    return json['contexts'].includes(InteractionContextType.BotDM)
  return json['dm_permission'] !== false
}

/** No permissions named: everybody. "0": administrators, who have every bit. */
function isAllowed({ json }: CommandRecord, has: bigint): boolean {
  const needed = json['default_member_permissions']
  if (typeof needed !== 'string') return true
  if (needed === '0') return (has & Bits.Administrator) !== 0n
  return (has & BigInt(needed)) === BigInt(needed)
}
