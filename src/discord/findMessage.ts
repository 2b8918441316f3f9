import type { REST } from '@discordjs/rest'
import type { ReadBack } from '../bulletins/posting.ts'
import type { ChannelId } from '../lore/ids.ts'
import { findMarks, type Mark } from './channelMarks.ts'
import { channelPermissions } from './channelPermissions.ts'
import { failureOf } from './postOutcome.ts'

/**
 * Looks for the message that carries a mark among those of a channel after an id. Without Read
 * Message History Discord gives an empty list, so an empty-handed search also asks for that.
 */
export async function findMessage(
  rest: Pick<REST, 'get'>,
  channel: ChannelId,
  mark: Mark,
  from: bigint,
  signal: AbortSignal,
): Promise<ReadBack> {
  try {
    const found = await findMarks(rest, channel, [mark], from, signal)
    if (found === 'too many') return { kind: 'unreadable', ...tooMany }
    const message = found.get(mark)
    if (message !== undefined) return { kind: 'found', message }
    const { readHistory } = await channelPermissions(rest, channel, signal)
    return readHistory ? { kind: 'absent' } : { kind: 'unreadable', ...unreadable(channel) }
  } catch (error) {
    return { kind: 'failed', reason: failureOf(error), retryAfterMs: null }
  }
}

/** Why nothing is proved where the history may not be read. */
export const unreadable = (channel: string) => ({
  reason: `It may have been posted already, and Read Message History is missing in <#${channel}>.`,
  fix: 'Look whether it is there; if not, allow that for the bot’s role and press Try again.',
})

/** Why nothing is proved where the history is too long. */
export const tooMany = {
  reason: 'It may have been posted already, and too much was written since to look for it.',
  fix: 'Look whether it is there; if not, press Try again.',
}
