import {
  ApplicationCommandOptionType,
  ComponentType,
  type APIApplicationCommandInteractionDataOption,
  type APIModalSubmission,
} from 'discord-api-types/v10'
import { foldName } from '../lore/foldName.ts'
import type { ActionData, CommandData, OptionData } from './commandData.ts'

type Options = readonly APIApplicationCommandInteractionDataOption[]

/** The subcommand that was called, if any, and its options. */
export function calledAction(
  data: CommandData,
  options: Options,
): { readonly subcommand: string | null; readonly action: ActionData; readonly options: Options } {
  const [first] = options
  if (first?.type === ApplicationCommandOptionType.Subcommand) {
    const action = data.subcommands?.find(({ name }) => name === first.name)
    return { subcommand: first.name, action: action ?? data, options: first.options ?? [] }
  }
  return { subcommand: null, action: data, options }
}

/**
 * Every option of the action by name; null for what was left out. Null when a required one is
 * missing or one has another kind of value: Discord still knows an older form of the command.
 */
export function readArguments(
  action: ActionData,
  options: Options,
): Readonly<Record<string, string | number | boolean | null>> | null {
  const given = new Map(options.map((option) => [option.name, valueOf(option)]))
  const known = action.options ?? []
  const valueFor = ({ name, required }: OptionData): string | number | boolean | null => {
    const value = given.get(name) ?? null
    // Whoever gives nothing but blanks has left the option out.
    return required !== true && typeof value === 'string' && foldName(value) === '' ? null : value
  }
  const values = Object.fromEntries(known.map((option) => [option.name, valueFor(option)]))
  return known.every((option) => fits(option, values[option.name] ?? null)) ? values : null
}

const fits = ({ kind, required }: OptionData, value: string | number | boolean | null): boolean =>
  value === null ? required !== true : typeof value === wireTypes[kind]

/** Users, channels and roles come as their snowflakes. */
const wireTypes = {
  string: 'string',
  integer: 'number',
  boolean: 'boolean',
  user: 'string',
  channel: 'string',
  'news channel': 'string',
  role: 'string',
} as const

/** The option being typed. */
export function focusedOption(
  options: Options,
): { readonly name: string; readonly typed: string } | null {
  for (const option of options) {
    if ('focused' in option && option.focused) {
      return { name: option.name, typed: String(valueOf(option) ?? '') }
    }
  }
  return null
}

/** Half a character, as where a text was cut, becomes one sign: a database would make three of it. */
const whole = (text: string): string => text.toWellFormed()

/** A submitted form's texts by field id. */
export function readFields(data: APIModalSubmission): Readonly<Record<string, string>> {
  const fields: [string, string][] = []
  for (const component of data.components) {
    if (component.type !== ComponentType.Label) continue
    const input = component.component
    if (input.type === ComponentType.TextInput) fields.push([input.custom_id, whole(input.value)])
  }
  return Object.fromEntries(fields)
}

function valueOf(option: Options[number]): string | number | boolean | null {
  const value = 'value' in option ? option.value : null
  return typeof value === 'string' ? whole(value) : value
}
