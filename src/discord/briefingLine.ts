import type { REST } from '@discordjs/rest'
import { openLedgerRest } from './ledgerRest.ts'
import { createWriteInTime, type WriteInTime } from './writeInTime.ts'

/** What a briefing's messages are posted with. */
export interface BriefingLine {
  readonly rest: Pick<REST, 'get' | 'post' | 'put'>
  readonly inTime: Pick<WriteInTime, 'within'>
}

/** How long a request of that line may take until its answer begins, in ms. */
export const requestMs = 10_000

export function openBriefingLine(
  token: string,
  apiUrl: string,
  turn: () => Promise<void>,
): BriefingLine {
  const inTime = createWriteInTime(turn)
  return { rest: openLedgerRest(token, apiUrl, inTime, requestMs), inTime }
}
