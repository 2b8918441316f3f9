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

/** The kind of digest that gathers what its channel was told. */
const headlines: Schedule = { ...schedules.digest, of: 'headlines', every: 'year' }

/** Names of the rules: one of each kind, and the last year's headlines. */
const ruleNames = [...Object.keys(schedules), 'headlines']

/** A campaign in which everything is open, for what hangs on entries in the store. */
export const everySlot = () =>
  draftCampaign(
    Array.from(slots, ([key, kind]) => draftEntry(key, { kind, name: key })),
    [...Object.values(schedules), headlines].map((schedule, at) =>
      draftRule(ruleNames[at] ?? '', {
        schedule,
        outlet: 'gazette',
        attach: schedule.kind === 'anniversary' ? 'letter' : null,
        dateline: '',
        ...(schedule.kind === 'digest'
          ? {
              of: null,
              headline: schedule.every === 'month' ? 'In {month}' : 'In {year}',
              body: 'By {outlet}:\n\n{list}',
            }
          : {
              of: 'raid',
              headline: `${schedule.kind}: {event}`,
              body: '{event} is remembered on {today} by {outlet}.',
            }),
      }),
    ),
  )
