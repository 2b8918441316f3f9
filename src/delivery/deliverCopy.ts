import type { ChannelId } from '../lore/ids.ts'
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
  // Nothing is opened for what cannot be said; what was said before may still be looked for.
  if (written.kind === 'heldBack' && copy.channel === null)
    return verdictOf(block({ ...written, secret: true }, { doubted: false }), null)

  const opening = await carrier.open(copy)
  if (opening.kind === 'closed')
    return verdictOf(decidePost(opening.outcome, moment(doubt !== null)), copy.channel)
  const { channel } = opening
  if (copy.channel !== channel && !(await store.copies.locate(copy.id, worker, channel)))
    return { kind: 'lost' }
  if (doubt !== null && !repeatable && copy.channel !== null) {
    const readBack = await carrier.find(copy, channel, doubt.since)
    if (readBack.kind === 'found' && written.kind === 'ready')
      await carrier.attend(copy, channel, readBack.message, written.letter)
    const verdict = decideReadBack(readBack, moment(true))
    if (verdict !== null) return verdictOf(verdict, channel)
  }
  if (written.kind === 'heldBack')
    return verdictOf(block({ ...written, secret: true }, { doubted: repeatable }), channel)
  // As with bulletins: what leaves too late would meet no nonce, and another worker.
  const mostMs = repeatable
    ? Math.min(hold.writableMs, trustNonceMs - doubt.forMs)
    : hold.writableMs
  const leftMs = (): number => mostMs - hold.elapsedMs()
  const outcome = await carrier.post(copy, channel, written.letter, leftMs)
  if (outcome.kind === 'sent' && outcome.message !== null)
    await carrier.attend(copy, channel, outcome.message, written.letter)
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
