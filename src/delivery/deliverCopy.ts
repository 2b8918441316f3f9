import type { ChannelId, MessageId } from '../lore/ids.ts'
import type { BriefingCopy, CopyOutcome } from '../store/store.ts'
import type { BriefingTools } from './briefingWork.ts'
import { block, decidePost, decideReadBack, type Moment, type Verdict } from './decide.ts'
import { doubtOf, nonceWindowMs } from './deliver.ts'
import type { Claim } from './worker.ts'

/** What to do with a claimed copy. */
export type CopyVerdict =
  | { readonly kind: 'settle'; readonly outcome: CopyOutcome; readonly told: string | null }
  | { readonly kind: 'stop'; readonly reason: string }
  /** Another worker has it. */
  | { readonly kind: 'lost' }

/** Brings a claimed copy as far as it goes now. */
export async function deliverCopy<Letter>(
  copy: BriefingCopy,
  { worker, leaseMs, hold }: Claim,
  { carrier, store, now, random }: BriefingTools<Letter>,
): Promise<CopyVerdict> {
  const trustNonceMs = Math.min(nonceWindowMs, leaseMs)
  const written = await carrier.write(copy)
  const doubt = doubtOf(copy, hold.claimedAt)
  const repeatable = doubt !== null && doubt.forMs < trustNonceMs && written.kind === 'ready'
  const moment = (doubted: boolean): Moment => ({
    now: now(),
    attempts: copy.attempts,
    random,
    content: null,
    doubted,
  })
  // As with bulletins: what leaves too late would meet no nonce, and another worker.
  const mostMs = repeatable
    ? Math.min(hold.writableMs, trustNonceMs - doubt.forMs)
    : hold.writableMs
  const leftMs = (): number => mostMs - hold.elapsedMs()
  const attend = async (
    channel: ChannelId,
    message: MessageId,
    letter: Letter,
    repeated: boolean,
  ): Promise<CopyVerdict | null> => {
    const unproved = await carrier.attend(copy, channel, message, letter, { repeated, leftMs })
    if (unproved === null) return null
    // Its message is there: whatever comes next, a repeat has to find it.
    const verdict =
      unproved.kind === 'unreadable'
        ? block({ ...unproved, secret: false }, { doubted: true })
        : decideReadBack(unproved, moment(true))
    return verdict === null ? null : verdictOf(verdict, channel)
  }

  const sought = doubt !== null && !repeatable && copy.channel !== null
  if (sought) {
    const readBack = await carrier.find(copy, copy.channel, doubt.since)
    if (readBack.kind === 'found' && written.kind === 'ready') {
      const unfinished = await attend(copy.channel, readBack.message, written.letter, true)
      if (unfinished !== null) return unfinished
    }
    const verdict = decideReadBack(readBack, moment(true))
    if (verdict !== null) return verdictOf(verdict, copy.channel)
  }
  // Nothing is opened for what cannot be said.
  if (written.kind === 'heldBack')
    return verdictOf(block({ ...written, secret: true }, { doubted: false }), copy.channel)
  const opening = await carrier.open(copy, sought)
  if (opening.kind === 'closed')
    return verdictOf(decidePost(opening.outcome, moment(doubt !== null)), copy.channel)
  const { channel } = opening
  if (copy.channel !== channel && !(await store.copies.locate(copy.id, worker, channel)))
    return { kind: 'lost' }
  const outcome = await carrier.post(copy, channel, written.letter, leftMs)
  if (outcome.kind === 'sent' && outcome.message !== null) {
    const unfinished = await attend(channel, outcome.message, written.letter, false)
    if (unfinished !== null) return unfinished
  }
  return verdictOf(decidePost(outcome, moment(repeatable)), channel)
}

/** A verdict on a bulletin's row, as one on a copy's. */
export function verdictOf(verdict: Verdict, channel: ChannelId | null): CopyVerdict {
  if (verdict.kind === 'stop') return verdict
  const { outcome, trouble } = verdict
  const told = trouble === null ? null : `${trouble.reason} ${trouble.fix}`.trim()
  switch (outcome.kind) {
    case 'sent':
      if (channel === null) throw new Error('a copy was sent to no channel')
      return { kind: 'settle', outcome: { ...outcome, channel }, told }
    case 'retry':
      return { kind: 'settle', outcome, told }
    case 'missed':
    case 'blocked':
      return { kind: 'settle', outcome: { ...outcome, kind: 'blocked' }, told }
  }
}
