import { ApplicationCommandType as Type, InteractionType } from 'discord-api-types/v10'
import type { ChannelRecord, CommandRecord, Json } from '../world/records.ts'
import { createResolved, resolveUser, trimResolved } from './resolve.ts'
import type { Act } from './act.ts'
import type { Description } from './open.ts'
import type { Realm } from '../realm.ts'
import type { Resolved } from './resolve.ts'
import { fillOptions } from './fillOptions.ts'
import { findMessage } from '../messages/post.ts'
import { listOf } from '../messages/embeds.ts'
import { refuseAct } from './act.ts'
import { usableCommands } from './usableCommands.ts'

/** Reads a command, or the typing of one, against the commands that this member may use here. */
export function describeCommand(realm: Realm, channel: ChannelRecord, act: Act): Description {
  const usable = usableCommands(realm, channel, act.as)
  const command = usable.find(({ id, name }) => id === act.command || name === act.command)
  if (command === undefined) {
    throw refuseAct(`There is no command “${act.command ?? ''}” for this member here.`, 404)
  }
  const typing = act.kind === 'autocomplete'
  const resolved = createResolved()
  const filling = { realm, channel, userId: act.as, resolved, typing }
  const definitions = listOf(command.json['options'])
  const options =
    command.type === Type.ChatInput ? fillOptions(filling, definitions, act.options ?? []) : []
  const target = targetOf(realm, channel, command, act, resolved)
  const shown = trimResolved(resolved)
  return {
    applicationId: command.applicationId,
    type: typing
      ? InteractionType.ApplicationCommandAutocomplete
      : InteractionType.ApplicationCommand,
    data: {
      id: command.id,
      name: command.name,
      type: command.type,
      ...(options.length === 0 ? {} : { options }),
      ...(shown === undefined ? {} : { resolved: shown }),
      ...(command.guildId === null ? {} : { guild_id: command.guildId }),
      ...(target === null ? {} : { target_id: target }),
    },
    label: labelOf(command, options),
    commandType: command.type,
    metadata: metadataOf(command, target, resolved),
  }
}

/** `/briefing send` for a subcommand, the plain name for a menu. */
function labelOf(command: CommandRecord, options: readonly Json[]): string {
  if (command.type !== Type.ChatInput) return command.name
  const path: string[] = [command.name]
  for (let list = options; list[0]?.['options'] !== undefined; list = listOf(list[0]['options'])) {
    path.push(String(list[0]['name']))
  }
  return `/${path.join(' ')}`
}

function targetOf(
  realm: Realm,
  channel: ChannelRecord,
  command: CommandRecord,
  act: Act,
  resolved: Resolved,
): string | null {
  const id = act.target ?? ''
  if (command.type === Type.User) {
    if (resolveUser(realm, channel, id, resolved)) return id
    throw refuseAct('Choose a member for this command.')
  }
  if (command.type !== Type.Message) return null
  const message = findMessage(realm, channel.id, id)
  if (message === undefined) throw refuseAct('Choose a message for this command.')
  resolved.messages[id] = message.json
  return id
}

function metadataOf(command: CommandRecord, target: string | null, resolved: Resolved): Json {
  if (target === null) return {}
  if (command.type === Type.User) return { target_user: resolved.users[target] }
  return { target_message_id: target }
}
