import { Temporal } from 'temporal-polyfill'
import { channelsOf, isRecorded, type NewsChannel } from '../bulletins/newsChannel.ts'
import type { Occurrence, Setting } from '../bulletins/occurrence.ts'
import { nextOccurrences } from '../bulletins/plan.ts'
import type { BulletinRule } from '../bulletins/rule.ts'
import type { Bulletins } from '../store/store.ts'

/** The next occurrences of a rule that are still to be posted, soonest first, at most `count`. */
export async function comingOccurrences(
  rule: BulletinRule,
  setting: Setting,
  {
    newsChannels,
    bulletins,
    now,
    count,
  }: {
    readonly newsChannels: readonly NewsChannel[]
    readonly bulletins: Pick<Bulletins, 'recorded'>
    readonly now: Temporal.Instant
    readonly count: number
  },
): Promise<readonly Occurrence[]> {
  // What was planned already is in the ledger, whatever the clock says since.
  const after = Temporal.Instant.compare(rule.plannedUntil, now) > 0 ? rule.plannedUntil : now
  // One or two may have been posted ahead of their day.
  const next = nextOccurrences(rule.schedule, setting, after, count + 2)
  const names = next.map(({ occurrence }) => occurrence)
  const channels = channelsOf(rule, newsChannels)
  const recorded = await bulletins.recorded(rule.id, names)
  return next
    .filter(({ occurrence }) => !isRecorded(occurrence, channels, recorded))
    .slice(0, count)
}
