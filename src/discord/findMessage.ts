import type { REST } from '@discordjs/rest'
import type { Temporal } from 'temporal-polyfill'
import type { ReadBack } from '../bulletins/posting.ts'
import type { ChannelId } from '../lore/ids.ts'
import { findMarks, snowflakeSince } from './channelMarks.ts'
import { failureOf } from './postOutcome.ts'

/** Looks for the message that carries a custom id among those posted in a channel since then. */
export async function findMessage(
  rest: Pick<REST, 'get'>,
  channel: ChannelId,
  mark: string,
  since: Temporal.Instant,
  signal: AbortSignal,
): Promise<ReadBack> {
  try {
    const from = snowflakeSince(since.epochMilliseconds)
    const found = await findMarks(rest, channel, [mark], from, signal)
    if (found === 'too many') return { kind: 'unreadable', ...tooMany }
    const message = found.get(mark)
    return message === undefined ? { kind: 'absent' } : { kind: 'found', message }
  } catch (error) {
    return { kind: 'failed', reason: failureOf(error), retryAfterMs: null }
  }
}

const tooMany = {
  reason: 'It may have been posted already, and too much was written since to look for it.',
  fix: 'Look whether it is there; if not, press Try again.',
}
