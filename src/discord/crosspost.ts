import type { REST } from '@discordjs/rest'
import { RESTJSONErrorCodes, Routes } from 'discord-api-types/v10'
import type { CrosspostOutcome, Published } from '../bulletins/posting.ts'
import { outcomeOf } from './postOutcome.ts'
import { isRefusal } from './refusal.ts'

/**
 * Publishes a message of an announcement channel to the servers that follow it. What cannot be
 * published any more, because it is gone or its channel announces nothing now, counts as done.
 * Source: https://discord.com/developers/docs/resources/message#crosspost-message
 */
export async function crosspost(
  rest: REST,
  { channel, message }: Published,
  signal: AbortSignal,
): Promise<CrosspostOutcome> {
  try {
    await rest.post(Routes.channelMessageCrosspost(channel, message), { signal })
    return { kind: 'done' }
  } catch (error) {
    if (isRefusal(error) && settled.has(error.code)) return { kind: 'done' }
    if (isRefusal(error) && denied.has(error.code))
      return {
        kind: 'refused',
        reason: `The servers that follow <#${channel}> do not get it: Send Messages is missing there.`,
        fix: 'Allow it for the bot’s role; the next bulletin is published again.',
      }
    const outcome = outcomeOf(error, channel)
    if (outcome.kind === 'refused' || outcome.kind === 'dead') return outcome
    const reason = 'reason' in outcome ? outcome.reason : 'Discord asks to wait.'
    const retryAfterMs = outcome.kind === 'rateLimited' ? outcome.retryAfterMs : null
    return { kind: 'later', reason, retryAfterMs }
  }
}

const settled: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.ThisMessageWasAlreadyCrossposted,
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType,
])

const denied: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
])
