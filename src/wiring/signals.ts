const names = ['SIGINT', 'SIGTERM'] as const

// A Ctrl-C under `npm start` arrives twice: from the terminal, and handed on by npm.
const sameGestureMs = 1000

/** Calls `first` when somebody wants the process to end, and `again` when they insist. */
export function onStopSignals(first: () => void, again: () => void): void {
  let firstAt: number | null = null
  const hear = (): void => {
    const at = performance.now()
    if (firstAt === null) {
      firstAt = at
      first()
    } else if (at - firstAt > sameGestureMs) again()
  }
  for (const name of names) process.on(name, hear)
}
