import { ApplicationCommandType as Kind } from 'discord-api-types/v10'
import { Refusal, invalidForm } from '../rest/refusal.ts'
import { lengthOf } from '../text.ts'
import type { Fault } from '../rest/refusal.ts'
import type { Json } from '../world/records.ts'
import type { Rule } from './rule.ts'
import { badName, checkOptions, isNamed, optionListRules } from './commandOptions.ts'
import { cites } from './cites.ts'
import { isObject } from '../messages/components.ts'
import { listOf } from '../messages/embeds.ts'
import { textOf } from '../text.ts'
import { locales } from './locales.ts'

const nameRule: Rule = {
  id: 'command.name',
  cites: cites.commandNaming,
  check: ({ name, type }, report) => {
    const menu = type === Kind.User || type === Kind.Message
    const good = menu ? typeof name === 'string' && /^.{1,32}$/u.test(name.trim()) : isNamed(name)
    if (!good) report(['name'], ...badName)
  },
}

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

function isLocalName({ type }: Json, text: unknown): boolean {
  const menu = type === Kind.User || type === Kind.Message
  return menu ? typeof text === 'string' && text.length <= 32 : isNamed(text)
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
