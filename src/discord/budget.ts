import { ComponentType } from 'discord-api-types/v10'
import type { Component } from './components.ts'

// https://discord.com/developers/docs/components/reference#component-limits
export const mostComponents = 40
export const mostText = 4000

/** What a message's components cost, nested ones included. */
export function messageCost(components: readonly Component[]): {
  readonly components: number
  /** UTF-16 units over all text displays. */
  readonly text: number
} {
  let count = 0
  let length = 0
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null || !('type' in part)) return
    count++
    if (part.type === ComponentType.TextDisplay && 'content' in part) {
      length += String(part.content).length
    }
    if ('components' in part && Array.isArray(part.components)) part.components.forEach(visit)
    if ('accessory' in part) visit(part.accessory)
  }
  components.forEach(visit)
  return { components: count, text: length }
}

/**
 * Throws an Error, which is a fault of ours and never of the lore's writer, when Discord would
 * refuse the message for its size. Builders do not check message-level limits.
 */
export function assertMessageBudget(components: readonly Component[]): void {
  const cost = messageCost(components)
  if (components.length === 0) throw new Error('a message has no components')
  if (cost.components > mostComponents) {
    throw new Error(`a message has ${cost.components} components, Discord takes ${mostComponents}`)
  }
  if (cost.text > mostText) {
    throw new Error(`a message has ${cost.text} characters, Discord takes ${mostText}`)
  }
}
