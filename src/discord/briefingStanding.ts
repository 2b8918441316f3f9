import { ComponentType } from 'discord-api-types/v10'
import { countWords, type Readers } from './briefingMessage.ts'
import type { Component } from './components.ts'
import type { Briefing } from '../store/store.ts'

/**
 * A briefing's message as it stands, with nothing changed but its count, and its button gone where
 * it is closed; null when it is no such message. What stands tells those who read it nothing new.
 */
export function recounted(
  standing: readonly Component[],
  { state }: Pick<Briefing, 'state'>,
  readers: Readers,
): readonly Component[] | null {
  const words = `-# ${state === 'closed' ? 'Closed · ' : ''}${countWords(readers)}`
  let counted = false
  const shown = standing.map((part): Component => {
    const last = part.type === ComponentType.Container ? part.components.at(-1) : undefined
    if (part.type !== ComponentType.Container || last?.type !== ComponentType.TextDisplay)
      return part
    counted ||= count.test(last.content)
    const content = last.content.replace(count, words)
    return { ...part, components: [...part.components.slice(0, -1), { ...last, content }] }
  })
  if (!counted) return null
  return state === 'closed' ? shown.filter(({ type }) => type !== ComponentType.ActionRow) : shown
}

/** Whether two messages of a briefing say the same, but for who has read it. */
export const saysTheSame = (one: readonly Component[], other: readonly Component[]): boolean =>
  JSON.stringify(textsIn(one)) === JSON.stringify(textsIn(other))

/** In the last line of a message's frame. */
const count = /-# (?:Closed · )?Read by \d+(?: of \d+)?(?=[^\n]*$)/

const textsIn = (components: readonly Component[]): readonly string[] =>
  components
    .flatMap((part) => (part.type === ComponentType.Container ? part.components : []))
    .flatMap((part) => (part.type === ComponentType.TextDisplay ? [part.content] : []))
    .map((words) => words.replace(count, '').trim())
