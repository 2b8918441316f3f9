import { Temporal } from 'temporal-polyfill'
import { kindOf } from './kinds.ts'
import type { Occurrence, Setting } from './occurrence.ts'
import type { Schedule, Timing } from './rule.ts'

/** An occurrence for the ledger; with a reason in `missed` it is recorded and never posted. */
export interface PlannedOccurrence extends Occurrence {
  readonly missed: string | null
}

/** What a rule has due after `after`, up to and including `until`; both are real instants. */
export interface PlanSpan {
  readonly after: Temporal.Instant
  readonly until: Temporal.Instant
  readonly now: Temporal.Instant
}

/**
 * A rule's occurrences in a span of real time, earliest first. The same rule and setting give the
 * same occurrences however time is cut into spans; only `missed` depends on `now`.
 */
export function planRule(
  timing: Timing,
  setting: Setting,
  { after, until, now }: PlanSpan,
): readonly PlannedOccurrence[] {
  const planned: PlannedOccurrence[] = []
  for (const occurrence of kindOf(timing.schedule).occurrences(timing.schedule, setting, after)) {
    if (Temporal.Instant.compare(occurrence.dueAt, until) > 0) break
    planned.push({ ...occurrence, missed: missedReason(timing, occurrence.dueAt, now) })
  }
  return planned
}

/** The next occurrences due after an instant, at most `count`, for previews. */
export function nextOccurrences(
  schedule: Schedule,
  setting: Setting,
  after: Temporal.Instant,
  count: number,
): readonly Occurrence[] {
  const next: Occurrence[] = []
  if (count < 1) return next
  for (const occurrence of kindOf(schedule).occurrences(schedule, setting, after)) {
    next.push(occurrence)
    if (next.length >= count) break
  }
  return next
}

/** Why a rule has no due times as things stand, in words for the GM; null when it has. */
export const planObstacle = (schedule: Schedule, setting: Setting): string | null =>
  kindOf(schedule).obstacle(schedule, setting)

/** Why an occurrence comes too late to be posted, in words for the GM; null when it does not. */
export function missedReason(
  { catchUpDays }: Pick<Timing, 'catchUpDays'>,
  dueAt: Temporal.Instant,
  now: Temporal.Instant,
): string | null {
  const oldest = now.subtract({ hours: 24 * catchUpDays })
  if (Temporal.Instant.compare(dueAt, oldest) >= 0) return null
  if (catchUpDays === 0) return 'It could not be posted at its due time, and may not come late.'
  const window = catchUpDays === 1 ? 'a day' : `${catchUpDays} days`
  return `It could not be posted within ${window} of its due time.`
}
