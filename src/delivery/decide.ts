import type { Temporal } from 'temporal-polyfill'
import type { BulletinContent } from '../bulletins/content.ts'
import type { PostOutcome, ReadBack } from '../bulletins/posting.ts'
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
  /** An earlier claim may have posted it, and nothing has proved that it did not. */
  readonly doubted: boolean
}

/** What follows from a post's outcome. */
export function decidePost(outcome: PostOutcome, moment: Moment): Verdict {
  switch (outcome.kind) {
    case 'sent':
      return sent(outcome, moment)
    case 'begun':
      // The first message is there, whatever comes next: a repeat has to find it.
      return outcome.fix === null
        ? decideFailure(outcome.reason, outcome.retryAfterMs, moment)
        : block({ reason: outcome.reason, fix: outcome.fix, secret: false }, { doubted: true })
    case 'rateLimited':
      return retryIn(outcome.retryAfterMs, 'Discord asks to wait.', moment)
    case 'failedBefore':
      return retryIn(backoffMs(moment.attempts, moment.random), outcome.reason, moment)
    case 'unknown':
      return decideFailure(outcome.reason, outcome.retryAfterMs ?? null, moment)
    case 'refused':
      return block({ reason: outcome.reason, fix: outcome.fix, secret: false }, moment)
    case 'dead':
      return { kind: 'stop', reason: outcome.reason }
  }
}

/** It is too soon to look for what an earlier try may have posted. */
export const decideEarly = (waitMs: number, moment: Moment): Verdict =>
  retryIn(waitMs, 'A slow post may still be on its way.', moment)

/** What follows from a look through the channel; null when the bulletin may be posted again. */
export function decideReadBack(readBack: ReadBack, moment: Moment): Verdict | null {
  switch (readBack.kind) {
    case 'found':
      return sent(readBack, moment)
    case 'absent':
      return null
    case 'unreadable': {
      // Resuming it is the GM's word that it is not there.
      const { reason, fix } = readBack
      return block({ reason, fix, secret: false }, { doubted: false })
    }
    case 'failed':
      return decideFailure(readBack.reason, readBack.retryAfterMs, moment)
    case 'dead':
      return { kind: 'stop', reason: readBack.reason }
  }
}

/** After a failure that proves nothing. */
const decideFailure = (reason: string, waitMs: number | null, moment: Moment): Verdict =>
  retryIn(waitMs ?? backoffMs(moment.attempts, moment.random), reason, { ...moment, doubted: true })

/**
 * After a failure of our own: a few repeats, then the row makes way for the GM. While the database
 * is away it is repeated for as long as that takes: it tells nothing of the bulletin.
 */
export function decideFault(
  { now, attempts, random }: Pick<Moment, 'now' | 'attempts' | 'random'>,
  passes: boolean,
): Verdict {
  const doubted = true
  const again = (tries: number, reason: string): Verdict =>
    retryIn(backoffMs(tries, random), reason, { now, doubted })
  if (passes) return again(Math.min(attempts, mostFaults), 'The database was away.')
  if (attempts < mostFaults) return again(attempts, 'The bot failed to make it.')
  const reason = 'It may have been posted already, and the bot failed to make it again.'
  const fix = 'Whoever runs the bot finds the details in its log; Try again looks for it first.'
  return block({ reason, fix, secret: false }, { doubted })
}
const mostFaults = 6

/** What becomes of a verdict once the GMs were told of it, or were not. */
export function decideUntold(
  told: PostOutcome,
  verdict: Extract<Verdict, { kind: 'settle' }>,
  moment: Pick<Moment, 'now' | 'attempts' | 'random'>,
): Verdict {
  if (told.kind === 'dead') return { kind: 'stop', reason: told.reason }
  // Who refuses a notice now refuses it later: the ledger keeps the reason all the same.
  if (told.kind === 'sent' || told.kind === 'refused') return verdict
  // The row keeps its past: no GM knows yet that they are to look for it.
  const doubted = true
  const wait = told.kind === 'rateLimited' ? told.retryAfterMs : null
  const reason = `The GMs could not be told: ${verdict.trouble?.reason ?? ''}`
  return retryIn(wait ?? backoffMs(moment.attempts, moment.random), reason, { ...moment, doubted })
}

type Doubt = Pick<Moment, 'doubted'>

export const block = (trouble: Trouble, doubt: Doubt): Verdict => {
  const reason = `${trouble.reason} ${trouble.fix}`
  return { kind: 'settle', outcome: { kind: 'blocked', reason, ...trace(doubt) }, trouble }
}

export const miss = (trouble: Trouble, doubt: Doubt): Verdict => ({
  kind: 'settle',
  outcome: { kind: 'missed', reason: trouble.reason, ...trace(doubt) },
  trouble,
})

/** It is not posted, and nobody is told: there is nothing to do about it. */
export const missQuietly = (reason: string, doubt: Doubt): Verdict => ({
  kind: 'settle',
  outcome: { kind: 'missed', reason, ...trace(doubt) },
  trouble: null,
})

const sent = (
  { message, publishable }: Pick<Extract<PostOutcome, { kind: 'sent' }>, 'message' | 'publishable'>,
  { now, content }: Moment,
): Verdict => ({
  kind: 'settle',
  outcome: { kind: 'sent', message, at: now, content, ...(publishable && { publishable }) },
  trouble: null,
})

function retryIn(ms: number, reason: string, moment: Doubt & Pick<Moment, 'now'>): Verdict {
  const at = moment.now.add({ milliseconds: Math.ceil(ms) })
  return { kind: 'settle', outcome: { kind: 'retry', at, reason, ...trace(moment) }, trouble: null }
}

const trace = ({ doubted }: Doubt): { readonly unwritten?: true } =>
  doubted ? {} : { unwritten: true }
