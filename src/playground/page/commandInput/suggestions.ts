import type { CommandOption } from '../api/command.ts'
import { channelName, channelTypes, type Directory } from '../state/directory.ts'
import { optionTypes } from './palette.ts'

/** A line of the list below an option. */
export interface Suggestion {
  readonly name: string
  readonly value: string | number | boolean
  readonly hint?: string
}

const most = 25

const matching = (all: readonly Suggestion[], typed: string) => {
  const words = typed.trim().toLowerCase().replace(/^[@#]/, '')
  return all
    .filter((one) => one.name.toLowerCase().replace(/^[@#]/, '').includes(words))
    .slice(0, most)
}

/**
 * The lines that need no bot: choices, yes and no, members, roles, channels.
 */
export function localSuggestions(
  option: CommandOption,
  typed: string,
  directory: Directory,
): readonly Suggestion[] {
  if (option.choices !== undefined && option.choices.length > 0) {
    return matching(option.choices, typed)
  }
  const members = () =>
    [...directory.members.values()].map((member) => ({
      name: `@${member.name}`,
      value: member.id,
      hint: member.username,
    }))
  const roles = () =>
    [...directory.roles.values()].map((role) => ({
      name: role.name.startsWith('@') ? role.name : `@${role.name}`,
      value: role.id,
      hint: 'role',
    }))
  switch (option.type) {
    case optionTypes.boolean:
      return matching(
        [
          { name: 'True', value: true },
          { name: 'False', value: false },
        ],
        typed,
      )
    case optionTypes.user:
      return matching(members(), typed)
    case optionTypes.role:
      return matching(roles(), typed)
    case optionTypes.mentionable:
      return matching([...members(), ...roles()], typed)
    case optionTypes.channel:
      return matching(channelSuggestions(directory, option.channel_types), typed)
    default:
      return []
  }
}

/** The channels of the given types (all but direct messages without), by name. */
function channelSuggestions(
  directory: Directory,
  types: readonly number[] | undefined,
): readonly Suggestion[] {
  return [...directory.channels.values()]
    .filter((channel) =>
      types === undefined || types.length === 0
        ? channel.type !== channelTypes.direct
        : types.includes(channel.type),
    )
    .map((channel) => ({
      name: `#${channelName(channel, directory.me?.id)}`,
      value: channel.id,
      ...(channel.type === channelTypes.category ? { hint: 'category' } : {}),
    }))
}
