import { AsyncLocalStorage } from 'node:async_hooks'
import { DefaultRestOptions, type RESTOptions } from '@discordjs/rest'

/** A request had no time left when it was about to leave: surely nothing was written. */
export class TooLate extends Error {
  override readonly name = 'TooLate'

  constructor() {
    super('Its turn came too late to post it safely.')
  }
}

/** Has requests wait for their turn, and keeps them from leaving after their time, however long they waited in the client's queues. */
export interface WriteInTime {
  /** For the client's options. */
  readonly makeRequest: RESTOptions['makeRequest']
  /** What is left within that work; without end outside it. */
  readonly leftMs: () => number
  /** The requests that `work` makes leave while `leftMs` is positive; later ones throw TooLate. */
  readonly within: <Result>(leftMs: () => number, work: () => Promise<Result>) => Promise<Result>
}

// The client hands on nothing of its caller's to the function that writes a request.
export function createWriteInTime(turn: () => Promise<void>): WriteInTime {
  const left = new AsyncLocalStorage<() => number>()
  const leftMs = (): number => left.getStore()?.() ?? Infinity
  return {
    makeRequest: async (url, init) => {
      await turn()
      if (leftMs() <= 0) throw new TooLate()
      return DefaultRestOptions.makeRequest(url, init)
    },
    leftMs,
    within: (leftMs, work) => left.run(leftMs, work),
  }
}
