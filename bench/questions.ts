import type { KnownWorld } from '../src/lore/knownWorld.ts'
import { seededRandom } from './statistics.ts'

/** What is asked: values of `/lore entry:`, and what has been typed when choices are wanted. */
export interface Questions {
  readonly lore: readonly string[]
  readonly autocomplete: readonly string[]
}

/**
 * A mix as players ask: entries chosen from the autocompletion (their ids) and every fifth by its
 * name; beginnings of names and of their later words of 0 to 6 letters, every tenth misspelt.
 */
export function mixQuestions(known: KnownWorld, most: number): Questions {
  const random = seededRandom(11)
  const entries = [...known.entries]
    .map((entry) => ({ entry, order: random() }))
    .sort((a, b) => a.order - b.order)
    .slice(0, most)
    .map(({ entry }) => entry)
  return {
    lore: entries.map(({ id, name }, place) => (place % 5 === 4 ? name : id)),
    autocomplete: entries.map(({ name }, place) => {
      const from = place % 3 === 2 ? name.indexOf(' ') + 1 : 0
      const typed = name.slice(from, from + (place % 7)).toLowerCase()
      return place % 10 === 9 ? misspelt(name.slice(0, 7)) : typed
    }),
  }
}

/** Two letters change places. */
const misspelt = (name: string): string =>
  `${name.slice(0, 2)}${name.charAt(3)}${name.charAt(2)}${name.slice(4)}`
