import type { Json } from '../../../src/playground/world/records.ts'

/** A body that one rule refuses, and one like it that is good. */
export interface RuleSample {
  readonly on: 'message' | 'edit of V2' | 'modal' | 'command' | 'choices' | 'webhook' | 'thread'
  readonly bad: Json
  readonly good: Json
  /** Discord's name for the fault. */
  readonly code: string
  /** Where the fault is, with dots. */
  readonly at: string
}

/** A list of so many things. */
export const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at))
/** A text of so many characters. */
export const long = (count: number): string => 'x'.repeat(count)

/** A good button. */
export const button = (over: Json = {}): Json => ({
  type: 2,
  style: 1,
  label: 'Go',
  custom_id: 'go',
  ...over,
})
/** An action row. */
export const row = (...components: Json[]): Json => ({ type: 1, components })
/** A text display. */
export const text = (content = 'Text'): Json => ({ type: 10, content })
/** A good option of a string select. */
export const option = (over: Json = {}): Json => ({ label: 'One', value: '1', ...over })
/** A good string select. */
export const select = (over: Json = {}): Json => ({
  type: 3,
  custom_id: 's',
  options: [option()],
  ...over,
})
/** A picture elsewhere. */
export const image = { url: 'https://example.org/a.png' }

/** Components V2 in a message. */
export const v2 = (...components: Json[]): Json => ({ flags: 32768, components })
/** A message with components of the older kind. */
export const legacy = (...components: Json[]): Json => ({ content: 'Hello', components })

/** A sample for a message. */
export const message = (bad: Json, good: Json, code: string, at: string): RuleSample => ({
  on: 'message',
  bad,
  good,
  code,
  at,
})
/** A sample for an embed, from its parts. */
export const embed = (bad: Json, good: Json, code: string, at: string): RuleSample =>
  message(
    { embeds: [{ description: 'Text', ...bad }] },
    { embeds: [{ description: 'Text', ...good }] },
    code,
    `embeds.0.${at}`,
  )
/** A sample for a component in a row. */
export const inRow = (bad: Json, good: Json, code: string, at: string): RuleSample =>
  message(legacy(row(bad)), legacy(row(good)), code, `components.0.components.0${at}`)
/** A sample for a component of V2. */
export const inV2 = (bad: Json, good: Json, code: string, at: string): RuleSample =>
  message(v2(bad), v2(good), code, `components.0${at}`)

/** A good text input. */
export const input = (over: Json = {}): Json => ({ type: 4, custom_id: 'why', style: 1, ...over })
/** A good label with its field. */
export const label = (over: Json = {}): Json => ({
  type: 18,
  label: 'Why',
  component: input(),
  ...over,
})
/** A good modal. */
export const modal = (over: Json = {}): Json => ({
  title: 'Say',
  custom_id: 'm',
  components: [label()],
  ...over,
})
/** A sample for a modal, from its parts. */
export const inModal = (bad: Json, good: Json, code: string, at: string): RuleSample => ({
  on: 'modal',
  bad: modal(bad),
  good: modal(good),
  code,
  at: `data.${at}`,
})
/** A sample for a field of a modal. */
export const inLabel = (bad: Json, good: Json, code: string, at: string): RuleSample =>
  inModal(
    { components: [label({ component: bad })] },
    { components: [label({ component: good })] },
    code,
    `components.0.component${at}`,
  )
/** A good file upload. */
export const upload = (over: Json = {}): Json => ({ type: 19, custom_id: 'f', ...over })

/** A sample for a command, from its parts. */
export const command = (bad: Json, good: Json, code: string, at: string): RuleSample => ({
  on: 'command',
  bad: { name: 'lore', description: 'Reads', ...bad },
  good: { name: 'lore', description: 'Reads', ...good },
  code,
  at,
})
/** A good choice. */
export const choice = (over: Json = {}): Json => ({ name: 'One', value: '1', ...over })
/** A good option of a command. */
export const entry = (over: Json = {}): Json => ({
  name: 'entry',
  description: 'Which',
  type: 3,
  ...over,
})
/** A sample for an option, from its parts. */
export const inOption = (bad: Json, good: Json, code: string, at: string): RuleSample =>
  command({ options: [entry(bad)] }, { options: [entry(good)] }, code, `options.0.${at}`)
/** A subcommand. */
export const sub = (options: Json[]): Json => ({
  name: 'send',
  description: 'Sends',
  type: 1,
  options,
})

/** Discord’s name for what is too long. */
export const tooLong = 'BASE_TYPE_MAX_LENGTH'
/** Discord’s name for what is too short or too long. */
export const badLength = 'BASE_TYPE_BAD_LENGTH'
/** Discord’s name for what is missing. */
export const absent = 'BASE_TYPE_REQUIRED'
