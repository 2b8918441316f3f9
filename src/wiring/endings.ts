import type { Log } from '../log.ts'

/** What has to be ended before the process may. */
export interface Endings {
  readonly add: (ending: () => Promise<void>) => void
  /** Ends the last that was begun first. Every call waits for the same ending. */
  readonly run: () => Promise<void>
}

/** Nothing that fails to end keeps the rest from it; `log` is told. */
export function createEndings(log: Log): Endings {
  const endings: (() => Promise<void>)[] = []
  let running: Promise<void> | null = null
  const runAll = async (): Promise<void> => {
    for (const end of endings.toReversed()) {
      await end().catch((error: unknown) => log.error('something did not end well', { error }))
    }
  }
  return {
    add: (ending) => void endings.push(ending),
    run: () => (running ??= runAll()),
  }
}
