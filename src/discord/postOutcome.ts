import { type DiscordAPIError, RateLimitError } from '@discordjs/rest'
import { RESTJSONErrorCodes } from 'discord-api-types/v10'
import type { PostOutcome } from '../bulletins/posting.ts'
import type { ChannelId } from '../lore/ids.ts'
import { isRefusal } from './refusal.ts'
import { TooLate } from './writeInTime.ts'

/** What a failed post means: above all, whether it may have been written. */
export function outcomeOf(error: unknown, channel: ChannelId): PostOutcome {
  if (error instanceof RateLimitError) {
    return { kind: 'rateLimited', retryAfterMs: Math.max(error.timeToReset, error.retryAfter) }
  }
  if (isRefusal(error)) return refusalOf(error, channel)
  if (error instanceof TooLate) return { kind: 'failedBefore', reason: error.message }
  const reason = failureOf(error)
  // Anything else may have happened after the write. That goes for an answer of 5xx too: the
  // gateway in front of Discord gives it also when it tires of waiting for what is then done.
  return neverConnected(error) ? { kind: 'failedBefore', reason } : { kind: 'unknown', reason }
}

function refusalOf(error: DiscordAPIError, channel: ChannelId): PostOutcome {
  if (error.status === 401) return { kind: 'dead', reason: 'Discord refuses the token' }
  // The nonce named a message that was sent earlier and has been deleted since.
  if (error.code === RESTJSONErrorCodes.UnknownMessage) return { kind: 'sent', message: null }
  return { kind: 'refused', ...explain(error, channel) }
}

function explain(
  { code, status, message }: Pick<DiscordAPIError, 'code' | 'status' | 'message'>,
  channel: ChannelId,
): { readonly reason: string; readonly fix: string } {
  switch (code) {
    case RESTJSONErrorCodes.UnknownChannel:
      return {
        reason: 'The channel is gone.',
        fix: 'Remove it in `/campaign news`. If it was the campaign’s own, choose another with `/campaign setup`, then press Try again.',
      }
    case RESTJSONErrorCodes.MissingAccess:
      return {
        reason: `The bot cannot see <#${channel}>.`,
        fix: 'Allow View Channel and Send Messages for its role there, then press Try again.',
      }
    case RESTJSONErrorCodes.MissingPermissions:
      return {
        reason: `Send Messages is missing in <#${channel}>.`,
        fix: 'Allow it for the bot’s role there, then press Try again.',
      }
    case RESTJSONErrorCodes.ThreadLocked:
    case RESTJSONErrorCodes.InvalidActionOnArchivedThread:
      return {
        reason: `The thread <#${channel}> is locked.`,
        fix: 'Unlock it, or let the news go elsewhere; then press Try again.',
      }
    case RESTJSONErrorCodes.TagRequiredToCreateAForumPostInThisChannel:
      return {
        reason: `The forum <#${channel}> wants a tag on every post.`,
        fix: 'In its settings, turn off “Require people to select tags when posting”; then press Try again.',
      }
    default:
      return {
        reason: `Discord refuses it: ${message.replaceAll(/\s+/g, ' ')} (${status}, ${code}).`,
        fix: 'Resume the bulletin when the cause is gone.',
      }
  }
}

// No connection was made, so nothing can have been written.
const beforeWriting = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

function neverConnected(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && beforeWriting.has(String(error.code))) return true
  return neverConnected(error.cause)
}

/** A short text for the ledger; errors of the transport carry no lore and no token in these. */
export function failureOf(error: unknown): string {
  if (!(error instanceof Error)) return 'The request to Discord failed.'
  if (/Abort|Timeout/.test(error.name)) return 'Discord did not answer in time.'
  if ('status' in error) return `Discord answered ${String(error.status)}.`
  const code = 'code' in error ? String(error.code) : error.name
  return `The request to Discord failed (${code}).`
}
