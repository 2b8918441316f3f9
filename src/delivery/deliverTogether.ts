import { composeLate, fewestLate } from '../bulletins/composeLate.ts'
import type { BulletinContent } from '../bulletins/content.ts'
import type { DeliveryId } from '../lore/ids.ts'
import type { ClaimedDelivery, Delivery, DeliveryOutcome } from '../store/store.ts'
import { decideEarly, decidePost, decideReadBack, type Moment, type Verdict } from './decide.ts'
import { doubtOf, slowMs } from './deliver.ts'
import type { Hold } from './hold.ts'
import type { DeliveryTools, Rendering } from './tools.ts'

type Tools = Pick<DeliveryTools, 'poster' | 'render' | 'now' | 'random'>

/** What became of a row and of those that it carries. */
export interface Together {
  readonly verdict: Verdict
  readonly carried: ReadonlyMap<DeliveryId, DeliveryOutcome>
}

/** How far a row's message got; `apart` are those that it cannot carry after all. */
export type TogetherStep =
  | { readonly kind: 'done'; readonly together: Together }
  /** To be done again with the others, once these were parted from it. */
  | {
      readonly kind: 'apart'
      readonly apart: readonly DeliveryId[]
      readonly next: 'alone' | 'gathered'
    }

/**
 * Posts several late rows of a channel as one message, whose nonce and mark are the carrier's.
 * Where an earlier try may have posted it, a look comes first: what it told of is known by which
 * rows the carrier has. So what cannot be told is parted from it before anything is posted.
 */
export async function deliverTogether(
  row: ClaimedDelivery,
  hold: Hold,
  { poster, render, now, random }: Tools,
): Promise<TogetherStep> {
  const { guild, channel, id: delivery, attempts } = row
  const rows: readonly Delivery[] = [row, ...row.carries]
  const renderings = new Map<DeliveryId, Rendering>()
  for (const one of rows) renderings.set(one.id, await render(one))
  const contentOf = (id: DeliveryId): BulletinContent | null => {
    const rendering = renderings.get(id)
    return rendering?.kind === 'ready' ? rendering.content : null
  }
  const moment = (doubted: boolean): Moment => {
    return { now: now(), attempts, random, content: contentOf(row.id), doubted }
  }
  const done = (verdict: Verdict): TogetherStep => ({
    kind: 'done',
    together: { verdict, carried: outcomesOf(verdict, row.carries, contentOf) },
  })

  const doubt = doubtOf(row, hold.claimedAt)
  if (doubt !== null) {
    const keeps = await poster.keepsNonces({ guild, channel })
    const earlyMs = keeps ? 0 : slowMs(doubt, hold)
    if (earlyMs > 0) return done(decideEarly(earlyMs, moment(true)))
    const readBack = await poster.find({ guild, channel, delivery, since: doubt.since })
    const verdict = decideReadBack(readBack, moment(true))
    if (verdict !== null) return done(verdict)
  }
  const all = row.carries.map(({ id }) => id)
  const own = renderings.get(row.id)
  const ready = rows.flatMap(({ id }) => contentOf(id) ?? [])
  const [first, ...others] = ready
  if (first === undefined || ready.length < fewestLate)
    return { kind: 'apart', apart: all, next: 'alone' }
  if (own?.kind !== 'ready') return { kind: 'apart', apart: all, next: 'gathered' }
  if (!(await poster.gathers({ guild, channel })))
    return { kind: 'apart', apart: all, next: 'alone' }
  const untold = all.filter((id) => contentOf(id) === null)
  if (untold.length > 0) return { kind: 'apart', apart: untold, next: 'alone' }
  const outcome = await poster.post({
    guild,
    channel,
    delivery,
    content: composeLate([first, ...others]),
    campaign: own.campaign,
    lateSince: own.lateSince,
    begun: null,
    doubted: doubt !== null,
    leftMs: () => hold.writableMs - hold.elapsedMs(),
  })
  return done(decidePost(outcome, moment(doubt !== null)))
}

/** Those that are carried fare as their carrier does; while it is retried, they wait with it. */
function outcomesOf(
  verdict: Verdict,
  carries: readonly Delivery[],
  contentOf: (id: DeliveryId) => BulletinContent | null,
): ReadonlyMap<DeliveryId, DeliveryOutcome> {
  if (verdict.kind === 'stop' || verdict.outcome.kind === 'retry') return new Map()
  const { outcome } = verdict
  return new Map(
    carries.map(({ id }): [DeliveryId, DeliveryOutcome] => {
      if (outcome.kind !== 'sent') return [id, outcome]
      const { kind, message, at } = outcome
      return [id, { kind, message, at, content: contentOf(id) }]
    }),
  )
}
