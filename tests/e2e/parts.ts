import type { APIMessage, APIModalInteractionResponseCallbackData } from 'discord-api-types/v10'

/** A button or a select of a message. */
export interface Part {
  readonly customId: string
  /** A string select's values by label. */
  readonly options: ReadonlyMap<string, string>
}

/** All JSON objects inside a value, itself first. */
function* objectsIn(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return
  // An object or a list; its values are all that is read.
  if (!Array.isArray(value)) yield value as Record<string, unknown>
  for (const inner of Object.values(value)) yield* objectsIn(inner)
}

/** Finds a button or a select by label, placeholder or custom id. Throws where there is none. */
export function findPart(message: APIMessage | undefined, name: string): Part {
  const parts = [...objectsIn(message?.components)].filter((each) => 'custom_id' in each)
  const found = parts.find((each) =>
    [each['label'], each['placeholder'], each['custom_id']].includes(name),
  )
  if (found === undefined) {
    const names = parts.map((each) => String(each['label'] ?? each['placeholder']))
    throw new Error(`The message has no “${name}”, but: ${names.join(', ') || 'nothing to press'}`)
  }
  const options = [...objectsIn(found['options'])].map((option): [string, string] => [
    String(option['label']),
    String(option['value']),
  ])
  return { customId: String(found['custom_id']), options: new Map(options) }
}

/** The custom id of a modal's field, by its label or its custom id. Throws where there is none. */
export function findField(
  modal: APIModalInteractionResponseCallbackData | undefined,
  name: string,
): string {
  for (const each of objectsIn(modal?.components)) {
    const inner = [...objectsIn(each['component'])][0] ?? each
    if (each['label'] !== name && inner['custom_id'] !== name) continue
    if (typeof inner['custom_id'] === 'string') return inner['custom_id']
  }
  throw new Error(`The modal has no field “${name}”`)
}

/** All text that a message shows: its content, embeds, text displays, labels, in order. */
export function textOfMessage(message: APIMessage | undefined): string {
  const own = [message?.content ?? '']
  for (const each of objectsIn([message?.embeds, message?.components])) {
    for (const name of ['title', 'description', 'name', 'value', 'content', 'label', 'text']) {
      if (typeof each[name] === 'string') own.push(each[name])
    }
  }
  return own.filter((text) => text !== '').join('\n')
}
