import type { Temporal } from 'temporal-polyfill'
import type { BulletinContent } from '../bulletins/content.ts'
import type { PostOutcome, ReadBack } from '../bulletins/posting.ts'
import type { MessageId } from '../lore/ids.ts'
import type { DeliveryOutcome } from '../store/store.ts'
import { backoffMs } from './backoff.ts'

/** What to do with a claimed row. */
export type Verdict =
  | { readonly kind: 'settle'; readonly outcome: DeliveryOutcome; readonly trouble: Trouble | null }
  /** No further request may be made at all. */
  | { readonly kind: 'stop'; readonly reason: string }

/** What the GMs are told of a row that will not be posted by itself. */
export interface Trouble {
  readonly reason: string
  readonly fix: string
  /** Whether the reason tells of what players may not know. */
  readonly secret: boolean
}

/** What a decision depends on besides what happened. */
export interface Moment {
  readonly now: Temporal.Instant
  /** Attempts so far, the present one included. */
  readonly attempts: number
  /** A number in [0, 1). */
  readonly random: () => number
  /** What the post says; null when it cannot be made now. */
  readonly content: BulletinContent | null
}

/** What follows from a post's outcome. Source of the table: docs/decisions/ledger.md. */
export function decidePost(outcome: PostOutcome, moment: Moment): Verdict {
  switch (outcome.kind) {
    case 'sent':
      return sent(outcome.message, moment)
    case 'rateLimited':
      return retryIn(outcome.retryAfterMs, 'Discord asks to wait', moment)
    case 'failedBefore':
    case 'unknown':
      return retryIn(backoffMs(moment.attempts, moment.random), outcome.reason, moment)
    case 'refused':
      return block({ reason: outcome.reason, fix: outcome.fix, secret: false })
    case 'dead':
      return { kind: 'stop', reason: outcome.reason }
  }
}

/** What follows from a look through the channel; null when the bulletin may be posted again. */
export function decideReadBack(readBack: ReadBack, moment: Moment): Verdict | null {
  switch (readBack.kind) {
    case 'found':
      return sent(readBack.message, moment)
    case 'absent':
      return null
    case 'unreadable':
      return block({ reason: readBack.reason, fix: readBack.fix, secret: false })
    case 'failed':
      return retryIn(
        readBack.retryAfterMs ?? backoffMs(moment.attempts, moment.random),
        readBack.reason,
        moment,
      )
    case 'dead':
      return { kind: 'stop', reason: readBack.reason }
  }
}

/** After a failure of our own: a few repeats, for it may pass, then the row makes way for the GM. */
export function decideFault(moment: Omit<Moment, 'content'>): Verdict {
  const reason = 'The bot failed to make this bulletin.'
  return moment.attempts < mostFaults
    ? retryIn(backoffMs(moment.attempts, moment.random), reason, moment)
    : block({ reason, fix: 'Whoever runs the bot finds the details in its log.', secret: false })
}
const mostFaults = 6

export const block = (trouble: Trouble): Verdict => ({
  kind: 'settle',
  outcome: { kind: 'blocked', reason: `${trouble.reason} ${trouble.fix}` },
  trouble,
})

export const miss = (trouble: Trouble): Verdict => ({
  kind: 'settle',
  outcome: { kind: 'missed', reason: trouble.reason },
  trouble,
})

const settle = (outcome: DeliveryOutcome): Verdict => ({ kind: 'settle', outcome, trouble: null })

const sent = (message: MessageId | null, { now, content }: Moment): Verdict =>
  settle({ kind: 'sent', message, at: now, content })

const retryIn = (ms: number, reason: string, { now }: Pick<Moment, 'now'>): Verdict =>
  settle({ kind: 'retry', at: now.add({ milliseconds: Math.ceil(ms) }), reason })
