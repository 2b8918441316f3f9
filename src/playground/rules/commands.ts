import {
  ApplicationCommandOptionType as Option,
  ApplicationCommandType as Kind,
} from 'discord-api-types/v10'
import { Refusal, invalidForm } from '../rest/refusal.ts'
import { listRule, numberRule, textRule, under } from './rule.ts'
import { lengthOf } from '../text.ts'
import type { Fault } from '../rest/refusal.ts'
import type { Json } from '../world/records.ts'
import type { Report, Rule } from './rule.ts'
import { choiceRules } from './choices.ts'
import { cites } from './cites.ts'
import { isObject } from '../messages/components.ts'
import { listOf } from '../messages/embeds.ts'
import { textOf } from '../text.ts'
import { locales } from './locales.ts'

const namePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u

const isNamed = (name: unknown): boolean =>
  typeof name === 'string' && namePattern.test(name) && name === name.toLowerCase()

const badName = ['APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid'] as const

const nameRule: Rule = {
  id: 'command.name',
  cites: cites.commandNaming,
  check: ({ name, type }, report) => {
    const menu = type === Kind.User || type === Kind.Message
    const good = menu ? typeof name === 'string' && /^.{1,32}$/u.test(name.trim()) : isNamed(name)
    if (!good) report(['name'], ...badName)
  },
}

const optionNameRule: Rule = {
  id: 'command.option.name',
  cites: cites.commandNaming,
  check: ({ name }, report) => {
    if (!isNamed(name)) report(['name'], ...badName)
  },
}

const isNested = ({ type }: Json): boolean =>
  type === Option.Subcommand || type === Option.SubcommandGroup

/** What a command and each subcommand must be about its options. */
const optionListRules: readonly Rule[] = [
  listRule({ id: 'command.options', cites: cites.command, field: 'options', least: 0, most: 25 }),
  {
    id: 'command.option_names',
    cites: cites.commandOption,
    check: ({ options }, report) => {
      const seen = new Set<unknown>()
      for (const [at, { name }] of listOf(options).entries()) {
        if (seen.has(name)) {
          const message = 'Option name already exists'
          report(
            ['options', at, 'name'],
            'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
            message,
          )
        }
        seen.add(name)
      }
    },
  },
  {
    id: 'command.required_first',
    cites: cites.commandOption,
    check: ({ options }, report) => {
      let optional = false
      for (const [at, option] of listOf(options).entries()) {
        if (isNested(option)) continue
        if (option['required'] !== true) optional = true
        else if (optional) {
          const message = 'Required options must be placed before non-required options'
          report(['options', at], 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message)
        }
      }
    },
  },
  {
    id: 'command.mixed_options',
    cites: cites.subcommands,
    check: ({ options }, report) => {
      const nested = listOf(options).filter(isNested).length
      if (nested === 0 || nested === listOf(options).length) return
      const message =
        'Sub-command and sub-command group option types are mutually exclusive to all other types'
      report(['options'], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message)
    },
  },
]

/** What one option must be. */
const optionRules: readonly Rule[] = [
  optionNameRule,
  textRule({
    id: 'command.option.description',
    cites: cites.commandOption,
    field: 'description',
    least: 1,
    most: 100,
    required: true,
  }),
  {
    id: 'command.option.type',
    cites: cites.commandOption,
    check: ({ type }, report) => {
      if (Number.isInteger(type) && Number(type) >= 1 && Number(type) <= 11) return
      report(
        ['type'],
        'BASE_TYPE_CHOICES',
        'Value must be one of {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}.',
      )
    },
  },
  listRule({
    id: 'command.option.choices',
    cites: cites.commandOption,
    field: 'choices',
    least: 0,
    most: 25,
  }),
  {
    id: 'command.option.choice',
    cites: cites.commandChoice,
    check: ({ choices }, report) => {
      for (const [at, choice] of listOf(choices).entries()) {
        for (const rule of choiceRules) rule.check(choice, under(report, ['choices', at]))
      }
    },
  },
  {
    id: 'command.option.autocomplete',
    cites: cites.commandOption,
    check: ({ autocomplete, choices, type }, report) => {
      if (autocomplete !== true) return
      const open = type === Option.String || type === Option.Integer || type === Option.Number
      if (open && listOf(choices).length === 0) return
      const message = 'autocomplete may not be set with choices or on this type'
      report(['autocomplete'], 'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID', message)
    },
  },
  numberRule({
    id: 'command.option.min_length',
    cites: cites.commandOption,
    field: 'min_length',
    least: 0,
    most: 6000,
  }),
  numberRule({
    id: 'command.option.max_length',
    cites: cites.commandOption,
    field: 'max_length',
    least: 1,
    most: 6000,
  }),
  ...optionListRules.map((rule) => ({
    ...rule,
    id: rule.id.replace('command.', 'command.option.'),
  })),
]

/** What a command must be. */
export const commandRules: readonly Rule[] = [
  nameRule,
  {
    id: 'command.description',
    cites: cites.command,
    check: ({ type, description }, report) => {
      const text = typeof description === 'string' ? description : ''
      const menu = type === Kind.User || type === Kind.Message
      const most = menu ? 0 : 100
      const length = lengthOf(text)
      if (!menu && length === 0)
        report(['description'], 'BASE_TYPE_REQUIRED', 'This field is required')
      else if (length > most) {
        const message = menu
          ? 'Context menu commands cannot have description'
          : `Must be between 1 and ${most} in length.`
        report(
          ['description'],
          menu
            ? 'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_CANNOT_BE_SET'
            : 'BASE_TYPE_BAD_LENGTH',
          message,
        )
      }
    },
  },
  ...optionListRules,
  {
    id: 'command.menu_options',
    cites: cites.command,
    check: ({ type, options }, report) => {
      const menu = type === Kind.User || type === Kind.Message
      if (!menu || listOf(options).length === 0) return
      const message = 'Context menu commands cannot have options'
      report(['options'], 'APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_CANNOT_BE_SET', message)
    },
  },
  {
    id: 'command.option',
    cites: cites.commandOption,
    check: ({ options }, report) => {
      checkOptions(listOf(options), null, report)
    },
  },
  {
    id: 'command.size',
    cites: cites.command,
    check: (command, report) => {
      if (sizeOf(command) <= 8000) return
      const message = 'Command exceeds maximum size (8000)'
      report([], 'APPLICATION_COMMAND_TOO_LARGE', message)
    },
  },
  {
    id: 'command.localizations',
    cites: cites.locales,
    check: (command, report) => {
      for (const field of ['name_localizations', 'description_localizations']) {
        const texts = command[field]
        if (!isObject(texts)) continue
        for (const [locale, text] of Object.entries(texts)) {
          if (!locales.has(locale)) {
            report([field, locale], 'BASE_TYPE_CHOICES', `"${locale}" is not a locale.`)
          } else if (
            field === 'name_localizations' &&
            text !== null &&
            !isLocalName(command, text)
          ) {
            report([field, locale], ...badName)
          } else if (lengthOf(String(text)) > 100) {
            report([field, locale], 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 100 in length.')
          }
        }
      }
    },
  },
]

/** The rules of a command's options, for those who list them all. */
export const commandOptionRules: readonly Rule[] = optionRules

function isLocalName({ type }: Json, text: unknown): boolean {
  const menu = type === Kind.User || type === Kind.Message
  return menu ? typeof text === 'string' && text.length <= 32 : isNamed(text)
}

/** Groups stand at the top, subcommands at the top or in a group. */
function checkOptions(options: readonly Json[], parent: unknown, report: Report): void {
  for (const [at, option] of options.entries()) {
    const below = under(report, ['options', at])
    for (const rule of optionRules) rule.check(option, below)
    if (!isNested(option)) continue
    const { type } = option
    const inPlace =
      parent === null || (type === Option.Subcommand && parent === Option.SubcommandGroup)
    if (inPlace) {
      checkOptions(listOf(option['options']), type, below)
      continue
    }
    const message = 'Sub-commands cannot be nested deeper'
    below(['type'], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message)
  }
}

/** Names, descriptions and values over all; of a localized text the longest counts. */
function sizeOf(thing: Json): number {
  const own = ['name', 'description'].reduce((sum, field) => {
    const texts = thing[`${field}_localizations`]
    const all = [thing[field], ...(isObject(texts) ? Object.values(texts) : [])]
    return sum + Math.max(...all.map((text) => lengthOf(textOf(text))))
  }, 0)
  const value = typeof thing['value'] === 'string' ? lengthOf(thing['value']) : 0
  const parts = [...listOf(thing['options']), ...listOf(thing['choices'])]
  return own + value + parts.reduce((sum, part) => sum + sizeOf(part), 0)
}

/** Refuses (50035) a command that breaks a rule. */
export function checkCommand(command: Json): void {
  const faults = faultsOf(command)
  if (faults.length > 0) throw invalidForm(faults)
}

function faultsOf(command: Json): Fault[] {
  const faults: Fault[] = []
  for (const rule of commandRules) {
    rule.check(command, (path, code, message) => {
      faults.push({ path, code, message })
    })
  }
  return faults
}

/** How many commands of each type may be registered in one place. */
const mostCommands = new Map<number, number>([
  [Kind.ChatInput, 100],
  [Kind.User, 15],
  [Kind.Message, 15],
])

/** Refuses a set of commands: 50035 for faults or equal names, 30032 for too many. */
export function checkCommandSet(commands: readonly Json[]): void {
  const faults = commands.flatMap((command, at) =>
    faultsOf(command).map((fault) => ({ ...fault, path: [at, ...fault.path] })),
  )
  const seen = new Set<string>()
  for (const [at, command] of commands.entries()) {
    const key = `${textOf(command['type'] ?? Kind.ChatInput)} ${String(command['name'])}`
    if (seen.has(key)) {
      const message = 'Application command names must be unique'
      faults.push({ path: [at, 'name'], code: 'APPLICATION_COMMANDS_DUPLICATE_NAME', message })
    }
    seen.add(key)
  }
  if (faults.length > 0) throw invalidForm(faults)
  for (const [type, most] of mostCommands) {
    const count = commands.filter((each) => (each['type'] ?? Kind.ChatInput) === type).length
    if (count > most) {
      throw new Refusal(400, 30032, `Maximum number of application commands reached (${most}).`)
    }
  }
}
