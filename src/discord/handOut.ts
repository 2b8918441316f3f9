import { MessageFlags, Routes } from 'discord-api-types/v10'
import type { ReadBack } from '../bulletins/posting.ts'
import type { ChannelId, CopyId } from '../lore/ids.ts'
import type { BriefingLine } from './briefingLine.ts'
import { findMessage } from './findMessage.ts'
import { handoutMark, handoutMessage, type Handout } from './handouts.ts'
import { failureOf } from './postOutcome.ts'
import { isRefusal } from './refusal.ts'

/** A copy's handouts on their way to where it stands. */
export interface HandingOut {
  readonly copy: CopyId
  readonly channel: ChannelId
  readonly handouts: readonly Handout[]
  /** An id after which they may stand there already, and are looked for; null when they do not. */
  readonly after: bigint | null
  /** They leave while this is positive, or not at all. */
  readonly leftMs: () => number
  readonly deadline: () => AbortSignal
}

/** Why it is not certain that they are there. */
export type Unproved = Exclude<ReadBack, { readonly kind: 'found' | 'absent' }>

/**
 * Posts handouts, in a message of their own that no change of the briefing's can take them from; null
 * once they are there. What Discord does not want is left out: the briefing stands without it.
 */
export async function handOut(
  { rest, inTime }: BriefingLine,
  { copy, channel, handouts, after, leftMs, deadline }: HandingOut,
): Promise<Unproved | null> {
  if (handouts.length === 0) return null
  if (after !== null) {
    const found = await findMessage(rest, channel, handoutMark(copy), after, deadline())
    if (found.kind === 'unreadable') return { ...found, ...unreadable(channel) }
    if (found.kind === 'found') return null
    if (found.kind !== 'absent') return found
  }
  const body = {
    components: [...handoutMessage(handouts, copy)],
    flags: MessageFlags.IsComponentsV2,
    attachments: handouts.map(({ file, alt }, at) => ({
      id: String(at),
      filename: file.name,
      ...(alt === null || alt === '' ? {} : { description: alt }),
    })),
    nonce: `h${copy}`,
    enforce_nonce: true,
    allowed_mentions: { parse: [] },
  }
  const files = handouts.map(({ file: { name, data } }) => ({ name, data }))
  const route = Routes.channelMessages(channel)
  try {
    await inTime.within(leftMs, () => rest.post(route, { body, files, signal: deadline() }))
    return null
  } catch (error) {
    if (isRefusal(error) && error.status < 500) return null
    return { kind: 'failed', reason: failureOf(error), retryAfterMs: null }
  }
}

const unreadable = (channel: ChannelId) => ({
  reason: `Its handouts may be in <#${channel}> already, and I cannot look for them.`,
  fix: 'Allow Read Message History for the bot’s role there, then press Try again.',
})
