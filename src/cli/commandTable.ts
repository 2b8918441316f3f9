import type { Audience, Command } from '../discord/command.ts'
import { UserError } from '../errors.ts'
import type { ActionData } from '../discord/commandData.ts'

const audiences: Readonly<Record<Audience, string>> = {
  anyone: 'everybody',
  player: 'everybody',
  gm: 'GMs',
  setup: 'GMs',
}

/** The commands as a Markdown table, in the order of the roster; `?` marks what may be left out. */
export function commandTable(commands: readonly Command[]): string {
  const rows = commands.flatMap(({ data, for: audience }) =>
    data.subcommands === undefined
      ? [row(`/${data.name}`, data, audience)]
      : data.subcommands.map((action) =>
          row(`/${data.name} ${action.name}`, action, action.gm === true ? 'gm' : audience),
        ),
  )
  return ['| command | options | for | what it does |', '|---|---|---|---|', ...rows].join('\n')
}

function row(path: string, { description, options = [] }: ActionData, audience: Audience): string {
  const named = options.map(({ name, required }) => `\`${name}${required === true ? '' : '?'}\``)
  return `| ${[`\`${path}\``, named.join(' '), audiences[audience], cell(description)].join(' | ')} |`
}

const cell = (words: string): string => words.replaceAll('|', String.raw`\|`)

const begins = '<!-- commands -->'
const ends = '<!-- /commands -->'

/** The page with the table between its two marks. Throws a UserError when it lacks them. */
export function withCommandTable(page: string, table: string): string {
  const from = page.indexOf(begins)
  const to = page.indexOf(ends)
  if (from === -1 || to < from) throw new UserError(`The page lacks ${begins} … ${ends}`)
  return `${page.slice(0, from + begins.length)}\n${table}\n${page.slice(to)}`
}
