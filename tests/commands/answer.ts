import {
  InteractionResponseType,
  MessageFlags,
  type APIInteractionResponse,
} from 'discord-api-types/v10'
import type { SentFile } from '../../src/discord/pictures.ts'
import { buttonsOf, selectsOf, textOf } from '../discord/messageParts.ts'

/** What the bot answered, made easy to ask. */
export interface Answer {
  readonly response: APIInteractionResponse
  /** All of its prose. */
  readonly text: string
  readonly components: readonly unknown[]
  /** Sent along with it. */
  readonly files: readonly SentFile[]
  /** Whether only the user sees it. */
  readonly ephemeral: boolean
  /** Replaces the message under the pressed component. */
  readonly updates: boolean
  /** Labels of its buttons, in order. */
  readonly buttons: readonly string[]
  /** The custom id under a label. Throws when there is no such button. */
  readonly button: (label: string) => string
  /** The labels of a select's choices by its placeholder; none when there is no such select. */
  readonly choices: (placeholder: string) => readonly string[]
  /** Custom id and value of a choice, to press it. Throws when there is no such choice. */
  readonly choice: (
    placeholder: string,
    label: string,
  ) => readonly [id: string, values: readonly string[]]
}

export function answerOf(
  response: APIInteractionResponse,
  files: readonly SentFile[] = [],
): Answer {
  const data = 'data' in response ? response.data : undefined
  const components = data !== undefined && 'components' in data ? (data.components ?? []) : []
  const flags = data !== undefined && 'flags' in data ? (data.flags ?? 0) : 0
  const buttons = buttonsOf(components)
  const selectNamed = (placeholder: string) =>
    selectsOf(components).find((select) => select.placeholder === placeholder)
  return {
    response,
    text: textOf(components),
    components,
    files,
    ephemeral: (flags & MessageFlags.Ephemeral) !== 0,
    updates: response.type === InteractionResponseType.UpdateMessage,
    buttons: buttons.map(({ label }) => label ?? ''),
    button: (label) => {
      const found = buttons.find((one) => one.label === label)
      if (found === undefined)
        throw new Error(`no button ${label} in ${JSON.stringify(components)}`)
      return found.custom_id
    },
    choices: (placeholder) => selectNamed(placeholder)?.options.map(({ label }) => label) ?? [],
    choice: (placeholder, label) => {
      const select = selectNamed(placeholder)
      const option = select?.options.find((one) => one.label === label)
      if (select === undefined || option === undefined)
        throw new Error(`no choice ${label} of ${placeholder} in ${JSON.stringify(components)}`)
      return [select.custom_id, [option.value]]
    },
  }
}
