/** How the focused option and its list stand when a key is pressed. */
export interface LineSituation {
  /** Whether an option has the focus, and what stands in it. */
  readonly text: string | null
  /** Lines in the list, 0 when it is closed or empty. */
  readonly lines: number
  /** The marked line, -1 for none. */
  readonly active: number
  /** The lines belong to an earlier text. */
  readonly loading: boolean
}

/** What a key asks for on the command line. */
export type LineKey =
  | { readonly does: 'mark'; readonly line: number }
  | { readonly does: 'pick'; readonly line: number }
  | { readonly does: 'send' | 'drop' | 'nothing' }

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

/**
 * What a key does: arrows mark a line, Enter takes it or sends, Tab takes it or goes on as
 * ever, Backspace in an empty option drops it. Lines that are still loading are not taken.
 */
export function lineKey(key: string, shift: boolean, at: LineSituation): LineKey {
  const step = steps[key]
  if (step !== undefined && at.text !== null && at.lines > 0) {
    const from = at.active < 0 && step < 0 ? 0 : at.active
    return { does: 'mark', line: (from + step + at.lines) % at.lines }
  }
  const marked = !at.loading && at.active >= 0 && at.active < at.lines
  if (key === 'Enter') return marked ? { does: 'pick', line: at.active } : { does: 'send' }
  if (key === 'Tab' && !shift && marked) return { does: 'pick', line: at.active }
  if (key === 'Backspace' && at.text === '') return { does: 'drop' }
  return { does: 'nothing' }
}
