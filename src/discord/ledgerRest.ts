import { REST } from '@discordjs/rest'
import type { WriteInTime } from './writeInTime.ts'

/** Waits up to this long, in ms, are the client's; longer ones go back to the ledger. */
const longestWaitMs = 3000

/** Discord's own limit for the bot, should whoever gives the turns have miscounted. */
const mostPerSecond = 50

/**
 * A client of its own for what is posted from a ledger: it repeats nothing by itself, for whether a
 * repeat is safe is for the ledger to say, and never makes an interaction wait. An answer has to begin
 * within `timeoutMs`.
 */
export const openLedgerRest = (
  token: string,
  apiUrl: string,
  { makeRequest }: Pick<WriteInTime, 'makeRequest'>,
  timeoutMs: number,
): REST =>
  new REST({
    api: apiUrl,
    makeRequest,
    retries: 0,
    timeout: timeoutMs,
    globalRequestsPerSecond: mostPerSecond,
    rejectOnRateLimit: ({ timeToReset, retryAfter }) =>
      Math.max(timeToReset, retryAfter) > longestWaitMs,
  }).setToken(token)
