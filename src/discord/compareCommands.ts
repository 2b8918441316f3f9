import type {
  APIApplicationCommand,
  RESTPutAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10'

/** A command as it is sent to Discord. */
export type CommandBody = RESTPutAPIApplicationCommandsJSONBody[number]

/** What deploying does to a set of commands, by their names, each in order. */
export interface CommandChanges {
  readonly created: readonly string[]
  readonly changed: readonly string[]
  readonly unchanged: readonly string[]
  readonly removed: readonly string[]
}

/** Compares the commands that are wanted with those that Discord has. */
export function compareCommands(
  wanted: readonly CommandBody[],
  present: readonly APIApplicationCommand[],
): CommandChanges {
  const before = new Map(present.map((command) => [keyOf(command), command]))
  const kept = new Set(wanted.map(keyOf))
  const now = (test: (old: APIApplicationCommand | undefined, command: CommandBody) => boolean) =>
    names(wanted.filter((command) => test(before.get(keyOf(command)), command)))
  return {
    created: now((old) => old === undefined),
    changed: now((old, command) => old !== undefined && !meansTheSame(command, old)),
    unchanged: now((old, command) => old !== undefined && meansTheSame(command, old)),
    removed: names(present.filter((command) => !kept.has(keyOf(command)))),
  }
}

// A slash command and a menu entry may share a name.
const keyOf = ({ type, name }: Pick<CommandBody, 'type' | 'name'>) => `${type ?? 1} ${name}`

const names = (commands: ReadonlyArray<{ readonly name: string }>): readonly string[] =>
  commands.map(({ name }) => name).toSorted((a, b) => (a < b ? -1 : 1))

const meansTheSame = (wanted: CommandBody, present: APIApplicationCommand): boolean => {
  const ignored = new Set(present.guild_id === undefined ? added : [...added, ...globalOnly])
  return normal(wanted, ignored) === normal(present, ignored)
}

// What Discord adds to a command by itself, and what it forgets of a guild's:
// https://docs.discord.com/developers/interactions/application-commands#application-command-object
const added = ['id', 'application_id', 'guild_id', 'version', 'dm_permission']
const globalOnly = ['contexts', 'integration_types']

/** A text that is the same for two commands which mean the same: Discord leaves out defaults. */
function normal(command: object, ignored: ReadonlySet<string>): string {
  return JSON.stringify({ type: 1, ...command }, (name, value: unknown) => {
    if (ignored.has(name) || value === null || value === false) return undefined
    if (Array.isArray(value)) return value.length === 0 ? undefined : sortedNumbers(value)
    if (typeof value !== 'object') return value
    const fields = Object.entries(value ?? {})
    return Object.fromEntries(fields.toSorted(([a], [b]) => (a < b ? -1 : 1)))
  })
}

/** Contexts and channel types are sets; options and choices are lists in an order. */
const sortedNumbers = (values: readonly unknown[]): readonly unknown[] =>
  values.every((value) => typeof value === 'number') ? values.toSorted((a, b) => a - b) : values
