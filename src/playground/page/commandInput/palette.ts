import type { Command, CommandOption } from '../api/command.ts'

/** Discord's option types (Application Commands, "Application Command Option Type"). */
export const optionTypes = {
  subcommand: 1,
  group: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
} as const

/** A command that can be sent: a command, or one of its subcommands. */
export interface PaletteEntry {
  readonly command: Command
  /** The command's name and those of its group and subcommand. */
  readonly path: readonly string[]
  readonly description: string
  readonly options: readonly CommandOption[]
}

const slashCommand = 1

function leaves(
  command: Command,
  path: readonly string[],
  node: Command | CommandOption,
): PaletteEntry[] {
  const nested = (node.options ?? []).filter((option) => option.type <= optionTypes.group)
  if (nested.length > 0) {
    return nested.flatMap((option) => leaves(command, [...path, option.name], option))
  }
  return [{ command, path, description: node.description, options: node.options ?? [] }]
}

/** The slash commands as they are offered, each subcommand on its own. */
export function paletteOf(commands: readonly Command[]): readonly PaletteEntry[] {
  return commands
    .filter((command) => (command.type ?? slashCommand) === slashCommand)
    .flatMap((command) => leaves(command, [command.name], command))
}

/** How the entry is typed, without the slash. */
export const entryName = (entry: PaletteEntry) => entry.path.join(' ')

/** The entries for what stands after the slash: those that begin so, then those that hold it. */
export function searchPalette(
  palette: readonly PaletteEntry[],
  typed: string,
): readonly PaletteEntry[] {
  const words = typed.trim().toLowerCase()
  if (words === '') return palette
  const rank = (entry: PaletteEntry) => {
    const name = entryName(entry)
    if (name.startsWith(words)) return 0
    if (name.includes(words)) return 1
    return entry.description.toLowerCase().includes(words) ? 2 : 3
  }
  return palette
    .map((entry) => ({ entry, rank: rank(entry) }))
    .filter((one) => one.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map((one) => one.entry)
}

/** The entry whose whole name was typed, followed by a space. */
export function entryTyped(
  palette: readonly PaletteEntry[],
  typed: string,
): PaletteEntry | undefined {
  if (!typed.endsWith(' ')) return undefined
  return palette.find((entry) => entryName(entry) === typed.trim().toLowerCase())
}
