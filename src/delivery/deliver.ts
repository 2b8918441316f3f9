import type { Temporal } from 'temporal-polyfill'
import { slowWriteMs } from '../bulletins/posting.ts'
import type { MessageId } from '../lore/ids.ts'
import type { Delivery } from '../store/store.ts'
import {
  block,
  decideEarly,
  decidePost,
  decideReadBack,
  miss,
  missQuietly,
  type Moment,
  type Verdict,
} from './decide.ts'
import type { Hold } from './hold.ts'
import type { DeliveryTools } from './tools.ts'

/**
 * How long after a row was first claimed a repeat with its nonce is trusted to find the first
 * message. Discord says "the past few minutes"; this is less.
 * Source: https://discord.com/developers/docs/resources/message#create-message
 */
export const nonceWindowMs = 2 * 60_000

/** How far back to look where the clock was set back, and how long ago a claim was is not known. */
const unknownPastHours = 7 * 24

/** Brings a claimed row as far as it goes now; the ledger is not written. */
export async function deliver(
  row: Delivery,
  hold: Hold,
  { poster, render, now, random }: Pick<DeliveryTools, 'poster' | 'render' | 'now' | 'random'>,
  trustNonceMs = nonceWindowMs,
): Promise<Verdict> {
  const rendering = await render(row)
  const content = rendering.kind === 'ready' ? rendering.content : null
  const moment = (doubted: boolean): Moment => {
    return { now: now(), attempts: row.attempts, random, content, doubted }
  }

  const { guild, channel, id: delivery } = row
  const doubt = doubtOf(row, hold.claimedAt)
  const keeps = doubt === null || (await poster.keepsNonces({ guild, channel }))
  const earlyMs = doubt === null || keeps ? 0 : slowMs(doubt, hold)
  if (earlyMs > 0) return decideEarly(earlyMs, moment(true))
  const repeatable = content !== null && doubt !== null && keeps && doubt.forMs < trustNonceMs
  let begun: MessageId | null = null
  if (doubt !== null && !repeatable) {
    const readBack = await poster.find({ guild, channel, delivery, since: doubt.since })
    // What follows a message that was found is still to be posted, or looked for.
    if (readBack.kind === 'found' && content !== null) begun = readBack.message
    else {
      const verdict = decideReadBack(readBack, moment(true))
      if (verdict !== null) return verdict
    }
  }
  const doubted = repeatable || begun !== null
  const before = moment(doubted)
  if (rendering.kind === 'heldBack') return block(rendering.trouble, before)
  if (rendering.kind === 'expired') return miss(rendering.trouble, before)
  if (rendering.kind === 'nothing') return missQuietly(rendering.reason, before)
  const { content: shown, campaign, lateSince } = rendering
  const post = { guild, channel, delivery, content: shown, campaign, lateSince, begun }
  // A process may be stopped for any time between here and the line: a post that leaves too late
  // would meet no nonce any more, and another worker may have posted the row.
  const mostMs = repeatable
    ? Math.min(hold.writableMs, trustNonceMs - doubt.forMs)
    : hold.writableMs
  const leftMs = (): number => mostMs - hold.elapsedMs()
  const outcome = await poster.post({ ...post, doubted, leftMs })
  return decidePost(outcome, moment(doubted))
}

/**
 * How long, in ms, an earlier try without a nonce may still be on its way: a try of this worker's own
 * is waited for before the next, but nobody knows when one that died left its last.
 */
export const slowMs = ({ forMs }: Doubt, { runsMs }: Pick<Hold, 'runsMs'>): number =>
  Math.max(0, slowWriteMs - Math.min(forMs, runsMs))

interface Doubt {
  readonly since: Temporal.Instant
  readonly forMs: number
}

/** Since when an earlier claim may have posted the row: its worker may have died before marking. */
export function doubtOf(
  { firstClaimedAt }: Pick<Delivery, 'firstClaimedAt'>,
  claimedAt: Temporal.Instant,
): Doubt | null {
  if (firstClaimedAt === null) return null
  const forMs = claimedAt.epochMilliseconds - firstClaimedAt.epochMilliseconds
  if (forMs === 0) return null
  return forMs < 0
    ? { since: claimedAt.subtract({ hours: unknownPastHours }), forMs: Infinity }
    : { since: firstClaimedAt, forMs }
}
