import { InteractionResponseType, type APIInteractionResponse } from 'discord-api-types/v10'
import roster from '../../commands/index.ts'
import type { ActionData } from '../../src/discord/commandData.ts'
import { answerOf, type Answer } from '../commands/answer.ts'
import type { Given, Person } from '../commands/interactions.ts'
import type { Table } from '../commands/table.ts'
import { buttonsOf, selectsOf } from '../discord/messageParts.ts'
import { namedIds } from './namedIds.ts'

/** Where somebody can do things: a table, or the local Discord. */
export type Place = Pick<Table, 'call' | 'type' | 'press' | 'submit'>

/** Something that a person does there. */
export type Deed =
  | { readonly kind: 'call'; readonly path: string; readonly given: Given }
  | {
      readonly kind: 'type'
      readonly path: string
      readonly option: string
      readonly typed: string
    }
  | { readonly kind: 'press'; readonly id: string; readonly values?: readonly string[] }
  | { readonly kind: 'submit'; readonly id: string; readonly fields: Given }

/** What the bot sent in answer, the files sent along with it included. */
interface Heard {
  readonly response: APIInteractionResponse
  readonly files: readonly string[]
}

/** A deed and its answer. */
export interface Step extends Heard {
  readonly deed: Deed
}

export interface WalkOptions {
  /** Typed into every option that completes. */
  readonly typed: readonly string[]
  /** Submitted in every option that takes text, instead of a choice. */
  readonly submitted: readonly string[]
  /** Done besides: forged presses, say. */
  readonly besides?: readonly Deed[]
}

/** More than this many steps are a circle that never ends. */
const mostSteps = 20_000

/**
 * Does at `table` whatever `who` can do: calls every command of the roster, types into every option,
 * and presses, breadth first, every button and every choice of every menu that the replies offer,
 * each once. The steps come in an order that depends on the replies alone.
 */
export async function walk(
  table: Place,
  who: Person,
  options: WalkOptions,
): Promise<readonly Step[]> {
  const queue: Deed[] = [...commandDeeds(who, options), ...(options.besides ?? [])]
  const known = new Set(queue.map(keyOf))
  const steps: Step[] = []
  for (let deed = queue.shift(); deed !== undefined; deed = queue.shift()) {
    if (steps.length === mostSteps) throw new Error(`more than ${mostSteps} steps`)
    const heard = await hear(table, who, deed)
    steps.push({ deed, ...heard })
    for (const next of deedsIn(deed, heard.response)) {
      if (known.has(keyOf(next))) continue
      known.add(keyOf(next))
      queue.push(next)
    }
  }
  return steps
}

const keyOf = (deed: Deed): string => JSON.stringify(deed)

/** Does one thing and returns what the bot sends in answer. */
export const take = async (
  table: Place,
  who: Person,
  deed: Deed,
): Promise<APIInteractionResponse> => (await hear(table, who, deed)).response

/** Does one thing, and hears the answer with the files that came along. */
export async function hear(table: Place, who: Person, deed: Deed): Promise<Heard> {
  switch (deed.kind) {
    case 'call':
      return heard(await table.call(who, deed.path, deed.given))
    case 'type': {
      const choices = await table.type(who, deed.path, deed.option, deed.typed)
      const type = InteractionResponseType.ApplicationCommandAutocompleteResult
      return { response: { type, data: { choices: [...choices] } }, files: [] }
    }
    case 'press':
      return heard(await table.press(who, deed.id, deed.values))
    case 'submit':
      return heard(await table.submit(who, deed.id, deed.fields))
  }
}

const heard = ({ response, files }: Answer): Heard => ({
  response,
  files: files.map(({ name, data }) => `${name}: ${new TextDecoder().decode(data)}`),
})

/**
 * Every command bare, then each of its options with every text; with one text where the command is
 * for GMs and will be refused.
 */
export const commandDeeds = (who: Person, options: WalkOptions): readonly Deed[] =>
  roster.flatMap(({ data, for: audience }) => {
    const refused = who.permissions === '0' && (audience === 'gm' || audience === 'setup')
    const tried = refused
      ? { typed: options.typed.slice(0, 1), submitted: options.submitted.slice(0, 1) }
      : options
    return data.subcommands === undefined
      ? actionDeeds(data.name, data, tried)
      : data.subcommands.flatMap((action) =>
          actionDeeds(`${data.name} ${action.name}`, action, tried),
        )
  })

const actionDeeds = (
  path: string,
  action: ActionData,
  { typed, submitted }: WalkOptions,
): readonly Deed[] => [
  { kind: 'call', path, given: {} },
  ...(action.options ?? [])
    .filter(({ kind }) => kind === 'string')
    .flatMap(({ name, autocomplete }): readonly Deed[] => [
      ...(autocomplete === undefined
        ? []
        : typed.map((text) => ({ kind: 'type', path, option: name, typed: text }) as const)),
      ...submitted.map((text) => ({ kind: 'call', path, given: { [name]: text } }) as const),
    ]),
]

/** What a response offers to do next. */
export function deedsIn(deed: Deed, response: APIInteractionResponse): readonly Deed[] {
  if (response.type === InteractionResponseType.ApplicationCommandAutocompleteResult) {
    if (deed.kind !== 'type') return []
    const { path, option } = deed
    return (response.data.choices ?? []).map(({ value }) => ({
      kind: 'call',
      path,
      given: { [option]: String(value) },
    }))
  }
  if (response.type === InteractionResponseType.Modal) {
    return [{ kind: 'submit', id: response.data.custom_id, fields: {} }]
  }
  const { components } = answerOf(response)
  return [
    ...buttonsOf(components).map(({ custom_id: id }) => ({ kind: 'press', id }) as const),
    ...selectsOf(components).flatMap(({ custom_id: id, options }) =>
      options.map(({ value }) => ({ kind: 'press', id, values: [value] }) as const),
    ),
  ]
}

/** The steps as text, with row ids named: two walks are alike exactly when these are equal. */
export const transcriptOf = (steps: readonly Step[]): readonly string[] =>
  namedIds(steps.map((step) => JSON.stringify(step)))
