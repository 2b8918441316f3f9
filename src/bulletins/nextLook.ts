import { Temporal } from 'temporal-polyfill'
import type { Occurrence, Setting } from './occurrence.ts'
import { nextOccurrences } from './plan.ts'
import type { BulletinRule } from './rule.ts'

/** As many drafts of one rule wait for its GMs at once: those that fall due first. */
const mostShown = 5

type Approved = Pick<BulletinRule, 'schedule' | 'approval' | 'leadHours'>

const lead = ({ leadHours }: Approved): { readonly hours: number } => ({ hours: leadHours })

/** The occurrences whose drafts are to be before the GMs by now; none where nobody has to approve. */
export function toBeShown(
  rule: Approved,
  setting: Setting,
  now: Temporal.Instant,
): readonly Occurrence[] {
  if (rule.approval === 'automatic') return []
  const until = now.add(lead(rule))
  return nextOccurrences(rule.schedule, setting, now, mostShown).filter(
    ({ dueAt }) => Temporal.Instant.compare(dueAt, until) <= 0,
  )
}

/** When there is next something to do for a rule: post it, or show its draft; null for never. */
export function nextLook(
  rule: Approved,
  setting: Setting,
  now: Temporal.Instant,
): Temporal.Instant | null {
  const [next] = nextOccurrences(rule.schedule, setting, now, 1)
  if (next === undefined || rule.approval === 'automatic') return next?.dueAt ?? null
  const [unseen] = nextOccurrences(rule.schedule, setting, now.add(lead(rule)), 1)
  const shows = unseen?.dueAt.subtract(lead(rule))
  return shows !== undefined && Temporal.Instant.compare(shows, next.dueAt) < 0 ? shows : next.dueAt
}
