import type { Delivery } from '../store/store.ts'
import { block, decidePost, decideReadBack, miss, type Moment, type Verdict } from './decide.ts'
import type { DeliveryTools } from './tools.ts'

/**
 * How long after a row was first claimed a repeat with its nonce is trusted to find the first
 * message. Discord says "the past few minutes"; this is less.
 * Source: https://discord.com/developers/docs/resources/message#create-message
 */
export const nonceWindowMs = 2 * 60_000

/** Brings one claimed row as far as it goes now. Writes nothing to the ledger. */
export async function deliver(
  row: Delivery,
  claimedAt: Moment['now'],
  { poster, render, now, random }: DeliveryTools,
): Promise<Verdict> {
  const rendering = await render(row)
  const content = rendering.kind === 'ready' ? rendering.content : null
  const moment = (): Moment => ({ now: now(), attempts: row.attempts, random, content })
  const doubt = doubtOf(row, claimedAt)
  const repeatable = rendering.kind === 'ready' && doubt.forMs < nonceWindowMs
  if (doubt.since !== null && !repeatable) {
    const { channel, id: delivery } = row
    const readBack = await poster.find({ channel, delivery, since: doubt.since })
    const verdict = decideReadBack(readBack, moment())
    if (verdict !== null) return verdict
  }
  if (rendering.kind === 'heldBack') return block(rendering.trouble)
  if (rendering.kind === 'expired') return miss(rendering.trouble)
  const outcome = await poster.post({
    channel: row.channel,
    delivery: row.id,
    content: rendering.content,
    lateSince: rendering.lateSince,
  })
  return decidePost(outcome, moment())
}

/** Since when an earlier claim may have posted the row: the worker may have died in between. */
function doubtOf(
  { firstClaimedAt }: Delivery,
  claimedAt: Moment['now'],
): { readonly since: Moment['now'] | null; readonly forMs: number } {
  if (firstClaimedAt === null) return { since: null, forMs: 0 }
  const forMs = claimedAt.epochMilliseconds - firstClaimedAt.epochMilliseconds
  if (forMs === 0) return { since: null, forMs }
  // Where the clock was set back, how much time has passed is not known.
  return { since: firstClaimedAt, forMs: forMs < 0 ? Infinity : forMs }
}
