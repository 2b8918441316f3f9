import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
  type APIApplicationCommandBasicOption,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10'
import type { ChannelId, RoleId, UserId } from '../lore/ids.ts'

/** One option of a command, as plain data from which the types of its arguments follow. */
export interface OptionData {
  readonly name: string
  readonly description: string
  readonly kind: keyof OptionValues
  readonly required?: true
  readonly autocomplete?: true
  /** At most 25 fixed choices, for `string`. */
  readonly choices?: ReadonlyArray<{ readonly name: string; readonly value: string }>
  /** Longest text, for `string`. */
  readonly most?: number
}

/** What a run receives for each kind of option. */
export interface OptionValues {
  readonly string: string
  readonly integer: number
  readonly boolean: boolean
  readonly user: UserId
  /** A channel that messages can be posted in. */
  readonly channel: ChannelId
  /** Whatever bulletins can go to: such a channel, a forum or a thread. */
  readonly 'news channel': ChannelId
  readonly role: RoleId
}

export interface ActionData {
  readonly name: string
  readonly description: string
  readonly options?: readonly OptionData[]
  /** Only GMs may run it, in a command that is for others too. Discord shows it to all the same. */
  readonly gm?: true
}

/** A command has options, or subcommands that have them. */
export interface CommandData extends ActionData {
  readonly subcommands?: readonly ActionData[]
}

/** The arguments of a run, by option name; an optional one that was left out is null. */
export type ArgumentsOf<Action extends ActionData> = Action extends {
  readonly options: ReadonlyArray<infer Option>
}
  ? {
      readonly [O in Option as O extends OptionData ? O['name'] : never]: O extends OptionData
        ? O extends { readonly required: true }
          ? OptionValues[O['kind']]
          : OptionValues[O['kind']] | null
        : never
    }
  : object

const optionTypes = {
  string: ApplicationCommandOptionType.String,
  integer: ApplicationCommandOptionType.Integer,
  boolean: ApplicationCommandOptionType.Boolean,
  user: ApplicationCommandOptionType.User,
  channel: ApplicationCommandOptionType.Channel,
  'news channel': ApplicationCommandOptionType.Channel,
  role: ApplicationCommandOptionType.Role,
} as const

/** What Discord is told of a command. `gmOnly` hides it from those who may not manage the server. */
export const commandBody = (
  data: CommandData,
  gmOnly: boolean,
): RESTPostAPIChatInputApplicationCommandsJSONBody => ({
  type: ApplicationCommandType.ChatInput,
  name: data.name,
  description: data.description,
  options:
    data.subcommands?.map((action) => ({
      type: ApplicationCommandOptionType.Subcommand as const,
      name: action.name,
      description: action.description,
      options: (action.options ?? []).map(optionBody),
    })) ?? (data.options ?? []).map(optionBody),
  default_member_permissions: gmOnly ? String(PermissionFlagsBits.ManageGuild) : null,
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
})

const textChannels = [ChannelType.GuildText, ChannelType.GuildAnnouncement] as const
const furtherPlaces = [
  ChannelType.GuildForum,
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
] as const

function optionBody(option: OptionData): APIApplicationCommandBasicOption {
  const { name, description, kind, required, autocomplete, choices, most } = option
  const body = {
    type: optionTypes[kind],
    name,
    description,
    required: required ?? false,
    ...(autocomplete === undefined ? {} : { autocomplete }),
    ...(choices === undefined ? {} : { choices: [...choices] }),
    ...(most === undefined ? {} : { max_length: most }),
    ...(kind === 'channel' ? { channel_types: [...textChannels] } : {}),
    ...(kind === 'news channel' ? { channel_types: [...textChannels, ...furtherPlaces] } : {}),
  }
  // Each kind takes its own members only; the union cannot be narrowed by a looked-up type.
  return body as APIApplicationCommandBasicOption
}
