import type { CommandOption, SentOption, Upload } from '../api/command.ts'
import { optionTypes, type PaletteEntry } from './palette.ts'

/** What stands in an option: the text that is shown, and the value when one was picked. */
export interface Filling {
  readonly text: string
  readonly picked?: string | number | boolean | Upload
}

/** A command that is being filled in. `shown` are the options on the line, in order. */
export interface CommandDraft {
  readonly entry: PaletteEntry
  readonly shown: readonly string[]
  readonly fillings: Readonly<Record<string, Filling>>
}

/** A fresh draft: the required options, or the first optional one, so that there is a place to type. */
export function draftOf(entry: PaletteEntry): CommandDraft {
  const required = entry.options.filter((option) => option.required === true)
  const first = required.length > 0 ? required : entry.options.slice(0, 1)
  return { entry, shown: first.map((option) => option.name), fillings: {} }
}

/** The options that are not on the line. */
export const hiddenOptions = (draft: CommandDraft) =>
  draft.entry.options.filter((option) => !draft.shown.includes(option.name))

/** Puts an option on the line. */
export const showOption = (draft: CommandDraft, name: string): CommandDraft =>
  draft.shown.includes(name) ? draft : { ...draft, shown: [...draft.shown, name] }

/** Takes an option off the line; required ones stay. */
export function hideOption(draft: CommandDraft, name: string): CommandDraft {
  const option = draft.entry.options.find((one) => one.name === name)
  if (option?.required === true) return draft
  const { [name]: _, ...fillings } = draft.fillings
  return { ...draft, shown: draft.shown.filter((one) => one !== name), fillings }
}

/** Writes into an option. */
export const fill = (draft: CommandDraft, name: string, filling: Filling): CommandDraft => ({
  ...draft,
  fillings: { ...draft.fillings, [name]: filling },
})

/** A value to send, nothing at all, or the reason why neither is possible. */
export type Reading =
  | { readonly value: string | number | boolean | Upload | undefined }
  | { readonly fault: string }

/** Reads an option as Discord's own client would before it sends anything. */
export function readFilling(option: CommandOption, filling: Filling | undefined): Reading {
  const text = filling?.text.trim() ?? ''
  if (filling?.picked !== undefined) return { value: filling.picked }
  if (text === '') {
    return option.required === true ? { fault: 'This option is required.' } : { value: undefined }
  }
  if (option.choices !== undefined && option.choices.length > 0) {
    const choice = option.choices.find((one) => one.name.toLowerCase() === text.toLowerCase())
    return choice === undefined ? { fault: 'Pick one of the choices.' } : { value: choice.value }
  }
  switch (option.type) {
    case optionTypes.string:
      return readText(option, text)
    case optionTypes.integer:
    case optionTypes.number:
      return readNumber(option, text)
    case optionTypes.boolean:
      if (/^(true|false)$/i.test(text)) return { value: text.toLowerCase() === 'true' }
      return { fault: 'Say True or False.' }
    default:
      return { fault: 'Pick one from the list.' }
  }
}

function readText(option: CommandOption, text: string): Reading {
  const least = option.min_length ?? 0
  const most = option.max_length ?? 6000
  if (text.length < least) return { fault: `At least ${least} characters.` }
  if (text.length > most) return { fault: `At most ${most} characters.` }
  return { value: text }
}

function readNumber(option: CommandOption, text: string): Reading {
  const value = Number(text)
  const whole = option.type === optionTypes.integer
  if (!Number.isFinite(value) || (whole && !Number.isSafeInteger(value))) {
    return { fault: whole ? 'A whole number is needed.' : 'A number is needed.' }
  }
  if (option.min_value !== undefined && value < option.min_value) {
    return { fault: `At least ${option.min_value}.` }
  }
  if (option.max_value !== undefined && value > option.max_value) {
    return { fault: `At most ${option.max_value}.` }
  }
  return { value }
}

/** What is wrong with the draft, by option. Empty: it can be sent. */
export function draftFaults(draft: CommandDraft): Readonly<Record<string, string>> {
  const faults: Record<string, string> = {}
  for (const option of draft.entry.options) {
    const reading = readFilling(option, draft.fillings[option.name])
    if ('fault' in reading) faults[option.name] = reading.fault
  }
  return faults
}

/**
 * The options as the API takes them, wrapped in their subcommand. With `focused`, for
 * autocomplete: that option's text as it stands, and of the others what is already right.
 */
export function optionsToSend(draft: CommandDraft, focused?: string): readonly SentOption[] {
  const sent: SentOption[] = []
  for (const option of draft.entry.options) {
    const filling = draft.fillings[option.name]
    if (option.name === focused) {
      sent.push({ name: option.name, value: filling?.text ?? '', focused: true })
      continue
    }
    const reading = readFilling(option, filling)
    if ('value' in reading && reading.value !== undefined) {
      sent.push({ name: option.name, value: reading.value })
    }
  }
  return draft.entry.path
    .slice(1)
    .reduceRight<readonly SentOption[]>((options, name) => [{ name, options }], sent)
}
