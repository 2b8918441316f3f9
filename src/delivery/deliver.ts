import type { Temporal } from 'temporal-polyfill'
import type { Delivery } from '../store/store.ts'
import { block, decidePost, decideReadBack, miss, type Moment, type Verdict } from './decide.ts'
import type { DeliveryTools } from './tools.ts'

/**
 * How long after a row was first claimed a repeat with its nonce is trusted to find the first
 * message. Discord says "the past few minutes"; this is less.
 * Source: https://discord.com/developers/docs/resources/message#create-message
 */
export const nonceWindowMs = 2 * 60_000

/** Brings a row that was claimed at `claimedAt` as far as it goes now; the ledger is not written. */
export async function deliver(
  row: Delivery,
  claimedAt: Temporal.Instant,
  { poster, render, now, random }: DeliveryTools,
): Promise<Verdict> {
  const rendering = await render(row)
  const content = rendering.kind === 'ready' ? rendering.content : null
  const moment = (doubted: boolean): Moment => {
    return { now: now(), attempts: row.attempts, random, content, doubted }
  }

  const doubt = doubtOf(row, claimedAt)
  const repeatable = content !== null && doubt !== null && doubt.forMs < nonceWindowMs
  if (doubt !== null && !repeatable) {
    const { channel, id: delivery } = row
    const readBack = await poster.find({ channel, delivery, since: doubt.since })
    const verdict = decideReadBack(readBack, moment(true))
    if (verdict !== null) return verdict
  }
  const before = moment(repeatable)
  if (rendering.kind === 'heldBack') return block(rendering.trouble, before)
  if (rendering.kind === 'expired') return miss(rendering.trouble, before)
  const outcome = await poster.post({
    channel: row.channel,
    delivery: row.id,
    content: rendering.content,
    lateSince: rendering.lateSince,
  })
  return decidePost(outcome, moment(repeatable))
}

/** Since when an earlier claim may have posted the row: its worker may have died before marking. */
function doubtOf(
  { firstClaimedAt }: Delivery,
  claimedAt: Temporal.Instant,
): { readonly since: Temporal.Instant; readonly forMs: number } | null {
  if (firstClaimedAt === null) return null
  const forMs = claimedAt.epochMilliseconds - firstClaimedAt.epochMilliseconds
  if (forMs === 0) return null
  // Where the clock was set back, how much time has passed is not known.
  return { since: firstClaimedAt, forMs: forMs < 0 ? Infinity : forMs }
}
