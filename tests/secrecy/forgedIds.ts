import fc from 'fast-check'
import roster from '../../commands/index.ts'
import type { Command } from '../../src/discord/command.ts'
import type { ActionData, OptionData } from '../../src/discord/commandData.ts'
import type { Given } from '../commands/interactions.ts'
import type { Deed } from './walk.ts'

/** A deed in which every `forged` may be replaced by another id. */
export type Forgery = (id: string) => Deed

const isForGms = ({ for: audience }: Command): boolean => audience === 'gm' || audience === 'setup'

/** Every component action of the roster that GMs alone may use. */
export const gmActions: readonly string[] = roster
  .filter(isForGms)
  .flatMap(({ components }) => Object.keys(components))

const actions: readonly string[] = roster.flatMap(({ components }) => Object.keys(components))

/** Some options of every command, by its path. */
const optionsThat = (fit: (option: OptionData) => boolean) =>
  roster.flatMap(({ data }) => {
    const of = (path: string, { options = [] }: ActionData) =>
      options.filter(fit).map(({ name, kind }) => ({ path, name, kind }))
    return data.subcommands === undefined
      ? of(data.name, data)
      : data.subcommands.flatMap((action) => of(`${data.name} ${action.name}`, action))
  })
/** Those that choose among things that exist, */
const choosing = optionsThat(({ autocomplete }) => autocomplete === true)
/** and those that name a channel, a role or a member. */
export const naming = optionsThat(({ kind }) => !['string', 'integer', 'boolean'].includes(kind))

/** What may stand before and after an id: pages, days, kinds. */
const besides = fc.array(
  fc.constantFrom('', '0', '1', '2404', '-1', '9'.repeat(15), 'incident', 'raid'),
  { maxLength: 2 },
)
/** An action as it is, or as of an earlier or a later day. */
const timed = (actions: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...actions), fc.constantFrom('', '', '@152722', '@900000000'))
    .map((words) => words.join(''))
const forms = fc.constantFrom<Given[]>({}, { banner: 'Forged', note: 'Forged' })

/**
 * Presses, choices, forms and options of every kind, each with one id in it. For GMs nothing stands
 * beside the id: with honest words beside it, a GM may change things.
 */
export function forgeries(byGm: boolean): fc.Arbitrary<Forgery> {
  const words = byGm ? fc.constant<string[]>([]) : besides
  return fc.oneof(
    fc.tuple(timed(actions), words, words).map(([action, before, after]): Forgery => (id) => ({
      kind: 'press',
      id: ['v1', action, ...before, id, ...after].join(':'),
    })),
    fc.tuple(timed(actions), words).map(([action, before]): Forgery => (id) => ({
      kind: 'press',
      id: ['v1', action, ...before].join(':'),
      values: [id],
    })),
    fc.tuple(timed(actions), forms).map(([action, given]): Forgery => (id) => ({
      kind: 'submit',
      id: `v1:${action}:${id}`,
      fields: given,
    })),
    fc.constantFrom(...choosing).map(({ path, name }): Forgery => (id) => ({
      kind: 'call',
      path,
      given: { [name]: id },
    })),
    fc.constantFrom(...choosing).map(({ path, name }): Forgery => (id) => ({
      kind: 'type',
      path,
      option: name,
      typed: id,
    })),
  )
}

const junk = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom('', ':', '%', '%zz', '%00', '__proto__', 'constructor', 'toString', '..', 'null'),
  fc.constantFrom('NaN', 'Infinity', '-0', '1e999', '0x10', '9007199254740993', '@everyone'),
)

/** Custom ids that nobody made: cut, of another version, with junk for arguments. */
export const malformedIds: fc.Arbitrary<string> = fc.oneof(
  junk,
  fc
    .tuple(fc.constantFrom(...actions), fc.array(junk, { maxLength: 4 }))
    .map(([action, words]) => ['v1', action, ...words].join(':').slice(0, 100)),
  fc
    .tuple(fc.constantFrom('v0', 'v2', 'V1', ''), fc.constantFrom(...actions), junk)
    .map((words) => words.join(':').slice(0, 100)),
)
