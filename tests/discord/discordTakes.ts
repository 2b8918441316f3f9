import {
  ComponentType,
  InteractionResponseType,
  MessageFlags,
  type APIInteractionResponse,
  type APIInteractionResponseCallbackData,
} from 'discord-api-types/v10'
import { expect } from 'vitest'
import { assertMessageBudget } from '../../src/discord/budget.ts'
import type { SentFile } from '../../src/discord/pictures.ts'
import { partsOf } from './messageParts.ts'

const textLimit = (text: unknown, least: number, most: number, what: string): string[] =>
  typeof text === 'string' && text.length >= least && text.length <= most
    ? []
    : [`${what}: ${JSON.stringify(text)} is not of ${least} to ${most} characters`]

/** House rule: phones show no more of a button. */
const mostLabel = 38

/**
 * What Discord, or the house, would find wrong with a message's components.
 * Source: https://discord.com/developers/docs/components/reference
 */
export function messageFaults(
  body: APIInteractionResponseCallbackData,
  files: readonly SentFile[] = [],
): readonly string[] {
  const components = body.components ?? []
  const faults: string[] = []
  // The first of the callback's three kinds of components is what messages are made of.
  const parts = partsOf(components)
  if (((body.flags ?? 0) & MessageFlags.IsComponentsV2) === 0) faults.push('no V2 flag')
  if (body.content !== undefined || body.embeds !== undefined) faults.push('content beside V2')
  if (JSON.stringify(body.allowed_mentions) !== '{"parse":[]}') faults.push('may mention somebody')
  const ids = parts.flatMap((part) => ('custom_id' in part ? [part.custom_id] : []))
  for (const id of ids) faults.push(...textLimit(id, 1, 100, 'custom id'))
  if (new Set(ids).size < ids.length) faults.push(`a custom id twice: ${ids.join(', ')}`)
  const sent = (body.attachments ?? []).map(({ id, filename }) => `${id} ${filename}`)
  if (sent.join() !== files.map(({ name }, place) => `${place} ${name}`).join())
    faults.push(`attachments ${sent.join()} that are not the files sent along`)
  for (const part of parts) {
    // Only what the bot's messages are made of.
    // oxlint-disable-next-line typescript/switch-exhaustiveness-check
    switch (part.type) {
      case ComponentType.TextDisplay:
        faults.push(...textLimit(part.content.trim(), 1, 4000, 'text'))
        if (/^(?:#{1,3}|-#|-|\*\*\*\*)?\s*$/m.test(part.content.replaceAll(/\n+/g, '\n')))
          faults.push(`an empty line of formatting: ${JSON.stringify(part.content)}`)
        break
      case ComponentType.Button:
        if (!('label' in part)) faults.push('a button without a label')
        else faults.push(...textLimit(part.label, 1, mostLabel, 'label'))
        break
      case ComponentType.ActionRow: {
        const selects = part.components.filter(({ type }) => type === ComponentType.StringSelect)
        if (part.components.length < 1 || part.components.length > 5)
          faults.push('a row of none or many')
        if (selects.length > 0 && part.components.length > 1) faults.push('a select beside others')
        break
      }
      case ComponentType.StringSelect:
        faults.push(...textLimit(part.placeholder, 1, 150, 'placeholder'))
        if (part.options.length < 1 || part.options.length > 25)
          faults.push('an empty or long menu')
        if (new Set(part.options.map(({ value }) => value)).size < part.options.length)
          faults.push('a value twice')
        for (const { label, value, description } of part.options) {
          faults.push(...textLimit(label.trim(), 1, 100, 'choice'))
          faults.push(...textLimit(value, 1, 100, 'value'))
          if (description !== undefined)
            faults.push(...textLimit(description, 1, 100, 'description'))
        }
        break
      case ComponentType.Container:
        if (part.components.length === 0) faults.push('an empty container')
        break
      case ComponentType.Section:
        if (part.components.length < 1 || part.components.length > 3)
          faults.push('a section of none or many')
        break
      case ComponentType.Thumbnail:
        faults.push(...textLimit(part.description, 1, 1024, 'description'))
        if (!files.some(({ name }) => part.media.url === `attachment://${name}`))
          faults.push(`no file for ${part.media.url}`)
        break
      default:
    }
  }
  return faults
}

/** What Discord would find wrong with an answer to an interaction. */
export function answerFaults(
  answer: APIInteractionResponse,
  files: readonly SentFile[] = [],
): readonly string[] {
  // The other kinds have no body.
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check
  switch (answer.type) {
    case InteractionResponseType.ChannelMessageWithSource:
    case InteractionResponseType.UpdateMessage:
      return messageFaults(answer.data ?? {}, files)
    case InteractionResponseType.ApplicationCommandAutocompleteResult: {
      const choices = answer.data.choices ?? []
      return [
        ...(choices.length > 25 ? ['more than 25 choices'] : []),
        ...choices.flatMap(({ name, value }) => [
          ...textLimit(name.trim(), 1, 100, 'choice'),
          ...textLimit(value, 1, 100, 'value'),
        ]),
      ]
    }
    case InteractionResponseType.Modal: {
      const { title, custom_id: id, components } = answer.data
      return [
        ...textLimit(title, 1, 45, 'title'),
        ...textLimit(id, 1, 100, 'custom id'),
        ...(components.length < 1 || components.length > 5 ? ['a form of none or many'] : []),
        ...components.flatMap((part) => {
          if (part.type !== ComponentType.Label) return ['not a label']
          const input = part.component
          if (input.type !== ComponentType.TextInput) return ['not a text']
          return [
            ...textLimit(part.label, 1, 45, 'label'),
            ...textLimit(input.value ?? '', 0, input.max_length ?? 4000, 'field'),
          ]
        }),
      ]
    }
    default:
      return []
  }
}

/** Expects Discord to take the answer, and the house's own rules to hold in it. */
export function expectDiscordTakes(
  answer: APIInteractionResponse,
  files: readonly SentFile[] = [],
): void {
  const faults = answerFaults(answer, files)
  // Asked hundreds of thousands of times: an expectation that holds takes longer than the look.
  if (faults.length > 0) expect(faults).toEqual([])
  if ('data' in answer && answer.data !== undefined && 'components' in answer.data) {
    const { components = [] } = answer.data
    // Messages are made by the builders, whose type it is.
    assertMessageBudget(components as Parameters<typeof assertMessageBudget>[0])
  }
}
