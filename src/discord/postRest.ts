import type { REST } from '@discordjs/rest'
import { RESTJSONErrorCodes, Routes } from 'discord-api-types/v10'
import { slowWriteMs, type PostOutcome } from '../bulletins/posting.ts'
import { asId, type ChannelId, type DeliveryId, type MessageId } from '../lore/ids.ts'
import { findMarks } from './channelMarks.ts'
import { channelPermissions } from './channelPermissions.ts'
import type { ChannelPlace } from './channelPlace.ts'
import type { Component } from './components.ts'
import { partMark, partNonce } from './letterParts.ts'
import { outcomeOf } from './postOutcome.ts'
import { isRefusal } from './refusal.ts'
import { threadName } from './threadName.ts'
import { unillustrated, type Voice } from './voice.ts'

/** What is to follow a bulletin's first message. */
export interface Sequel {
  readonly place: ChannelPlace
  readonly channel: ChannelId
  /** The first message. */
  readonly message: MessageId
  readonly delivery: DeliveryId
  /** What a thread for it is called. */
  readonly title: string
  readonly parts: readonly (readonly Component[])[]
  /** An earlier try may have posted some of them. */
  readonly doubted: boolean
}

/**
 * Posts what follows a bulletin's first message: in a thread of that message; in a forum's post or
 * a thread, right there. Null when all is said: each part is there once, or no thread can be had,
 * where the first message's button opens the whole.
 */
export async function postRest(
  rest: REST,
  voice: Voice,
  sequel: Sequel,
  deadline: () => AbortSignal,
): Promise<PostOutcome | null> {
  const { delivery, parts, doubted } = sequel
  const end = (outcome: PostOutcome): PostOutcome => unfinished(outcome, voice)
  try {
    const thread = await threadFor(rest, sequel, deadline())
    if (thread === null) return null
    const posted = doubted ? await partsPosted(rest, thread, sequel, deadline) : 0
    if (posted === null) return { kind: 'begun', ...unreadable(thread), retryAfterMs: null }
    for (const [at, components] of parts.entries()) {
      if (at < posted) continue
      const nonce = partNonce(delivery, at)
      const outcome = await voice
        .write(thread, nonce, unillustrated(components), deadline())
        .catch((error: unknown) => {
          if (isGone(error)) throw error
          return outcomeOf(error, thread)
        })
      if (outcome.kind !== 'sent') return end(outcome)
    }
    return null
  } catch (error) {
    // Somebody deleted the thread: it stays deleted.
    return isGone(error) ? null : end(outcomeOf(error, sequel.channel))
  }
}

/** The channel in which it goes on; null where none can be had. */
async function threadFor(
  rest: REST,
  { place, channel, message, title }: Sequel,
  signal: AbortSignal,
): Promise<ChannelId | null> {
  if (place.form === 'thread') return channel
  // A thread that starts from a message has the message's id, as a forum's post has.
  const thread = asId<ChannelId>(message)
  if (place.form === 'forum') return thread
  try {
    await rest.post(Routes.threads(channel, message), { body: { name: threadName(title) }, signal })
    return thread
  } catch (error) {
    if (!isRefusal(error) || error.status === 401) throw error
    return error.code === RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage ? thread : null
  }
}

/** How many parts have been posted, in their order; null when that cannot be known. */
async function partsPosted(
  rest: REST,
  thread: ChannelId,
  { message, delivery, parts }: Sequel,
  deadline: () => AbortSignal,
): Promise<number | null> {
  const marks = parts.map((_, at) => partMark(delivery, at))
  const found = await findMarks(rest, thread, marks, BigInt(message), deadline())
  if (found === 'too many') return null
  // What is missing before the last one was deleted since.
  const posted = marks.findLastIndex((mark) => found.has(mark)) + 1
  if (posted === parts.length) return posted
  const { readHistory } = await channelPermissions(rest, thread, deadline())
  return readHistory ? posted : null
}

/** What a failure means once the first message is there. */
function unfinished(outcome: PostOutcome, { keepsNonces }: Voice): PostOutcome {
  switch (outcome.kind) {
    case 'sent':
    case 'begun':
    case 'dead':
      return outcome
    case 'rateLimited':
      return begun('Discord asks to wait.', outcome.retryAfterMs)
    case 'failedBefore':
      return begun(outcome.reason, null)
    case 'unknown':
      return begun(outcome.reason, keepsNonces ? null : slowWriteMs)
    case 'refused':
      return {
        kind: 'begun',
        reason: `Its letter does not go on in its thread. ${outcome.reason}`,
        fix: outcome.fix,
        retryAfterMs: null,
      }
  }
}

const begun = (reason: string, retryAfterMs: number | null): PostOutcome => ({
  kind: 'begun',
  reason,
  fix: null,
  retryAfterMs,
})

const isGone = (error: unknown): boolean =>
  isRefusal(error) && error.code === RESTJSONErrorCodes.UnknownChannel

const unreadable = (thread: string) => ({
  reason: `Its letter may be in <#${thread}> already, and Read Message History is missing there.`,
  fix: 'Allow that for the bot’s role, then press Try again.',
})
