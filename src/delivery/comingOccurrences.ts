import { Temporal } from 'temporal-polyfill'
import type { Occurrence, Setting } from '../bulletins/occurrence.ts'
import { nextOccurrences } from '../bulletins/plan.ts'
import type { BulletinRule } from '../bulletins/rule.ts'
import type { Bulletins, Campaign } from '../store/store.ts'

/** The next occurrences of a rule that are still to be posted, soonest first, at most `count`. */
export async function comingOccurrences(
  rule: BulletinRule,
  setting: Setting,
  {
    channel,
    bulletins,
    now,
    count,
  }: Pick<Campaign, 'channel'> & {
    readonly bulletins: Pick<Bulletins, 'recorded'>
    readonly now: Temporal.Instant
    readonly count: number
  },
): Promise<readonly Occurrence[]> {
  // What was planned already is in the ledger, whatever the clock says since.
  const after = Temporal.Instant.compare(rule.plannedUntil, now) > 0 ? rule.plannedUntil : now
  // One or two may have been posted ahead of their day.
  const next = nextOccurrences(rule, setting, after, count + 2)
  if (channel === null) return next.slice(0, count)
  const names = next.map(({ occurrence }) => occurrence)
  const posted = await bulletins.recorded(rule.id, channel, names)
  return next.filter(({ occurrence }) => !posted.has(occurrence)).slice(0, count)
}
