import { Temporal } from 'temporal-polyfill'
import type { DaySpan } from '../calendar/spans.ts'
import { dayNumber } from '../calendar/day.ts'
import { msPerDay } from '../calendar/universeDay.ts'
import { kindOf } from './kinds.ts'
import type { Occurrence, Setting } from './occurrence.ts'
import type { Schedule } from './rule.ts'

/** What would have fallen due on an in-universe day. */
export type PassedOccurrence = Pick<Occurrence, 'occurrence' | 'universeDay'>

/** Of a jump further than this, in days, the last so many are looked at: about a thousand years. */
const farthest = 400_000
/** Of one rule; a GM who jumps over more of its occurrences publishes the last of them at most. */
const most = 25

/**
 * What a rule has on some in-universe days, had they passed one by one: what a clock that jumps
 * over them leaves to the GM. The earliest first; of many the last.
 */
export function passedOver(
  schedule: Schedule,
  setting: Setting,
  { first, last }: DaySpan,
): readonly PassedOccurrence[] {
  const from = Math.max(first, last - farthest + 1)
  // The last ones are what is wanted, so the look goes back in steps until it has them.
  for (let length = firstLook; ; length *= 4) {
    const begin = Math.max(from, last - length + 1)
    const passed = [...livedThrough(schedule, setting, begin, last)]
    if (passed.length >= most || begin === from) return passed.slice(-most)
  }
}

/**
 * What a rule has next under a clock that a GM moves, at most `count`, the earliest first: it is
 * offered as the clock passes those days. None under a clock that runs by itself.
 */
export function offeredNext(
  schedule: Schedule,
  setting: Setting,
  count: number,
): readonly PassedOccurrence[] {
  const { clock } = setting
  const offered: PassedOccurrence[] = []
  if (clock.mode !== 'manual' && clock.mode !== 'paused') return offered
  for (const one of livedThrough(schedule, setting, clock.day + 1, clock.day + farthest)) {
    if (offered.length >= count) break
    offered.push(one)
  }
  return offered
}

/** In days. */
const firstLook = 100

/** What falls due while a clock goes through some days at the pace of the real ones. */
function* livedThrough(
  schedule: Schedule,
  setting: Setting,
  from: number,
  last: number,
): Generator<PassedOccurrence> {
  if (from > last) return
  // The days are lived through at a rehearsal's own time, which ends with 1970: nothing that
  // belongs to a real date of a campaign falls into it.
  const anchorMs = (from - last - 1) * msPerDay
  const clock = { mode: 'linear', anchorMs, anchorDay: dayNumber(from), rate: 1 } as const
  const rehearsal = { ...setting, clock, zone: 'UTC' }
  const after = Temporal.Instant.fromEpochMilliseconds(anchorMs - 1)
  const all = kindOf(schedule).occurrences(schedule, rehearsal, after)
  for (const { occurrence, universeDay } of all) {
    if (universeDay > last) return
    if (universeDay >= from) yield { occurrence, universeDay }
  }
}
