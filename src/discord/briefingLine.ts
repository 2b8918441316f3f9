import { REST } from '@discordjs/rest'
import { createWriteInTime, type WriteInTime } from './writeInTime.ts'

/** What a briefing's messages are posted with. */
export interface BriefingLine {
  readonly rest: Pick<REST, 'get' | 'post' | 'put'>
  readonly inTime: Pick<WriteInTime, 'within'>
}

/** How long a request of that line may take until its answer begins, in ms. */
export const requestMs = 10_000
/** Waits up to this long, in ms, are the client's; longer ones go back to the ledger. */
const longestWaitMs = 3000

/**
 * A client of its own: it repeats nothing by itself, for whether a repeat is safe is for the ledger
 * to say.
 */
export function openBriefingLine(
  token: string,
  apiUrl: string,
  turn: () => Promise<void>,
): BriefingLine {
  const inTime = createWriteInTime(turn)
  const rest = new REST({
    api: apiUrl,
    makeRequest: inTime.makeRequest,
    retries: 0,
    timeout: requestMs,
    rejectOnRateLimit: ({ timeToReset, retryAfter }) =>
      Math.max(timeToReset, retryAfter) > longestWaitMs,
  }).setToken(token)
  return { rest, inTime }
}
