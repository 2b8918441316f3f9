import { dayNumber } from '../../src/calendar/day.ts'
import { asId } from '../../src/lore/ids.ts'
import type { RuleKind, Schedule } from '../../src/lore/schedule.ts'
import { draftCampaign, draftEntry, draftRule } from '../store/sampleDrafts.ts'
import { slots } from './hiddenMatter.ts'

/** One bulletin of every kind. The compiler asks for a new one here. */
const schedules: { readonly [Kind in RuleKind]: Extract<Schedule, { readonly kind: Kind }> } = {
  anniversary: { kind: 'anniversary', at: '18:00', leapPolicy: 'previous', milestonesOnly: false },
  dated: { kind: 'dated', at: '18:00', day: dayNumber(158_000) },
  timed: { kind: 'timed', atMs: 0 },
  local: { kind: 'local', at: '18:00', date: '2026-03-01' },
  breaking: { kind: 'breaking', atMs: 0 },
  correction: {
    kind: 'correction',
    atMs: 0,
    rule: asId('nothing'),
    occurrence: '2404',
    posts: [{ channel: asId('2001'), message: asId('6001') }],
  },
  recurring: {
    kind: 'recurring',
    at: '18:00',
    pattern: { every: 'days', count: 7, from: dayNumber(158_000) },
    first: null,
    last: null,
  },
  digest: { kind: 'digest', at: '18:00', of: 'history', every: 'month' },
}

/** A campaign in which everything is open, for what hangs on entries in the store. */
export const everySlot = () =>
  draftCampaign(
    Array.from(slots, ([key, kind]) => draftEntry(key, { kind, name: key })),
    Object.values(schedules).map((schedule) =>
      draftRule(schedule.kind, {
        schedule,
        of: schedule.kind === 'digest' ? null : 'raid',
        outlet: 'gazette',
        attach: schedule.kind === 'anniversary' ? 'letter' : null,
        headline: schedule.kind === 'digest' ? 'In {month}' : `${schedule.kind}: {event}`,
        dateline: '',
        body:
          schedule.kind === 'digest'
            ? 'By {outlet}:\n\n{list}'
            : '{event} is remembered on {today} by {outlet}.',
      }),
    ),
  )
