import { listRule, numberRule, textRule, under } from './rule.ts'
import { ApplicationCommandOptionType as Option } from 'discord-api-types/v10'
import type { Json } from '../world/records.ts'
import type { Report, Rule } from './rule.ts'
import { choiceRules } from './choices.ts'
import { cites } from './cites.ts'
import { listOf } from '../messages/embeds.ts'

const namePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u

/** True for the name of a slash command or of an option. */
export const isNamed = (name: unknown): boolean =>
  typeof name === 'string' && namePattern.test(name) && name === name.toLowerCase()

/** Discord's words for a name that is none. */
export const badName = ['APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid'] as const

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
export const optionListRules: readonly Rule[] = [
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
export const commandOptionRules: readonly Rule[] = [
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

/** Checks options and theirs: groups stand at the top, subcommands at the top or in a group. */
export function checkOptions(options: readonly Json[], parent: unknown, report: Report): void {
  for (const [at, option] of options.entries()) {
    const below = under(report, ['options', at])
    for (const rule of commandOptionRules) rule.check(option, below)
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
