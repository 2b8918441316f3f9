import { Temporal } from 'temporal-polyfill'
import type { RuleId } from '../lore/ids.ts'
import { channelsOf, isRecorded, type NewsChannel, type Recorded } from './newsChannel.ts'
import type { Occurrence, Setting } from './occurrence.ts'
import { nextOccurrences } from './plan.ts'
import type { BulletinRule } from './rule.ts'

/** The side of a ledger that knows what it has. */
interface Recording {
  readonly recorded: (rule: RuleId, occurrences: readonly string[]) => Promise<Recorded>
}

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
    readonly bulletins: Recording
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
