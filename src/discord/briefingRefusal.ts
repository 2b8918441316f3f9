import { RESTJSONErrorCodes } from 'discord-api-types/v10'
import type { PostOutcome } from '../bulletins/posting.ts'
import type { ChannelId } from '../lore/ids.ts'
import { outcomeOf } from './postOutcome.ts'
import { isRefusal } from './refusal.ts'

/** What a GM does once the cause is gone. */
export const again = 'Then press Try again.'

/** A failure in a briefing's words: what helps is in the hands of its GM or its reader. */
export function explained(error: unknown, channel: ChannelId): PostOutcome {
  const outcome = outcomeOf(error, channel)
  if (outcome.kind !== 'refused' || !isRefusal(error)) return outcome
  switch (error.code) {
    case RESTJSONErrorCodes.CannotSendMessagesToThisUser:
      return {
        kind: 'refused',
        reason: 'Their direct messages are closed to me.',
        fix: 'They can open them in this server’s privacy settings; or brief them in a thread.',
      }
    case RESTJSONErrorCodes.UnknownUser:
    case RESTJSONErrorCodes.InvalidRecipients:
      return { kind: 'refused', reason: 'Discord knows no such user.', fix: '' }
    case RESTJSONErrorCodes.UnknownChannel:
      return { kind: 'refused', reason: 'The channel is gone.', fix: 'Choose another.' }
    case RESTJSONErrorCodes.MissingAccess:
      return {
        kind: 'refused',
        reason: `I cannot see <#${channel}>.`,
        fix: `Allow me View Channel there. ${again}`,
      }
    case RESTJSONErrorCodes.MissingPermissions:
      return {
        kind: 'refused',
        reason: `I may not write in <#${channel}>.`,
        fix: `Allow me Send Messages there, and for a private thread Create Private Threads and Send Messages in Threads. ${again}`,
      }
    default:
      return { ...outcome, fix: again }
  }
}
