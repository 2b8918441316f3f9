import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
  type APIInteraction,
} from 'discord-api-types/v10'
import roster from '../../commands/index.ts'
import type { OptionData } from '../../src/discord/commandData.ts'

/** Somebody who uses the bot, as Discord vouches for them. */
export interface Person {
  readonly id: string
  readonly roles: readonly string[]
  /** Permissions as Discord writes them: decimal bits. */
  readonly permissions: string
}

export const player: Person = { id: '901', roles: [], permissions: '0' }
export const gm: Person = { id: '900', roles: [], permissions: '32' } // Manage Server

export const guildId = '1001'
export const channelId = '2001'

/** What every interaction in a guild's channel carries. */
const frame = (who: Person, type: InteractionType, data: unknown) =>
  // As Discord sends it, less the fields that nobody reads.
  ({
    id: '3001',
    application_id: '3000',
    type,
    token: 'a-token',
    version: 1,
    guild_id: guildId,
    channel_id: channelId,
    channel: { id: channelId, type: 0 },
    member: {
      user: { id: who.id, username: `user${who.id}`, discriminator: '0', avatar: null },
      roles: [...who.roles],
      permissions: who.permissions,
      joined_at: '2026-01-01T00:00:00Z',
      deaf: false,
      mute: false,
      flags: 0,
    },
    locale: 'en-GB',
    guild_locale: 'en-GB',
    entitlements: [],
    authorizing_integration_owners: {},
    context: 0,
    data,
  }) as unknown as APIInteraction

const types = {
  string: ApplicationCommandOptionType.String,
  integer: ApplicationCommandOptionType.Integer,
  boolean: ApplicationCommandOptionType.Boolean,
  user: ApplicationCommandOptionType.User,
  channel: ApplicationCommandOptionType.Channel,
  'news channel': ApplicationCommandOptionType.Channel,
  role: ApplicationCommandOptionType.Role,
} as const

export type Given = Readonly<Record<string, string>>

const wireValue = (kind: string, value: string): string | number | boolean => {
  if (kind === 'integer') return Number(value)
  return kind === 'boolean' ? value === 'true' : value
}

function options(path: string, given: Given, focused: string | null) {
  const [name = '', action] = path.split(' ')
  const data = roster.find((one) => one.data.name === name)?.data
  const known: readonly OptionData[] =
    (action === undefined ? data : data?.subcommands?.find((one) => one.name === action))
      ?.options ?? []
  const values = Object.entries(given).map(([option, value]) => {
    const kind = known.find((one) => one.name === option)?.kind ?? 'string'
    return {
      name: option,
      type: types[kind],
      value: wireValue(kind, value),
      ...(option === focused ? { focused: true } : {}),
    }
  })
  return action === undefined
    ? values
    : [{ name: action, type: ApplicationCommandOptionType.Subcommand, options: values }]
}

const commandData = (path: string, given: Given, focused: string | null) => ({
  id: '4001',
  type: ApplicationCommandType.ChatInput,
  name: path.split(' ')[0],
  options: options(path, given, focused),
})

/** A slash command: `path` is its name, and its subcommand after a space. */
export const called = (who: Person, path: string, given: Given = {}): APIInteraction =>
  frame(who, InteractionType.ApplicationCommand, commandData(path, given, null))

/** A slash command while `option` of it is being typed. */
export const typing = (
  who: Person,
  path: string,
  option: string,
  typed: string,
  given: Given = {},
): APIInteraction =>
  frame(
    who,
    InteractionType.ApplicationCommandAutocomplete,
    commandData(path, { ...given, [option]: typed }, option),
  )

/** A message as it stands in its channel. */
export interface Standing {
  readonly channel: string
  readonly components: readonly unknown[]
}

/** A pressed button, or a select with its chosen values; `on` a message, where it matters. */
export const pressed = (
  who: Person,
  id: string,
  values?: readonly string[],
  on?: Standing,
): APIInteraction =>
  ({
    ...frame(who, InteractionType.MessageComponent, {
      custom_id: id,
      ...(values === undefined
        ? { component_type: ComponentType.Button }
        : { component_type: ComponentType.StringSelect, values: [...values] }),
    }),
    ...(on === undefined
      ? {}
      : {
          channel_id: on.channel,
          channel: { id: on.channel, type: 0 },
          message: { components: on.components },
        }),
    // As Discord sends it, less the fields that nobody reads.
  }) as APIInteraction

/** A button pressed in a direct message: it comes without a guild and its member. */
export function pressedDirectly(who: Person, id: string): APIInteraction {
  const { guild_id: _, member, ...rest } = pressed(who, id)
  return { ...rest, channel: { id: `6${who.id}`, type: 1 }, user: member?.user } as APIInteraction
}

/** A submitted form. */
export const submitted = (who: Person, id: string, fields: Given): APIInteraction =>
  frame(who, InteractionType.ModalSubmit, {
    custom_id: id,
    components: Object.entries(fields).map(([field, value]) => ({
      type: ComponentType.Label,
      id: 1,
      component: { type: ComponentType.TextInput, id: 2, custom_id: field, value },
    })),
  })
