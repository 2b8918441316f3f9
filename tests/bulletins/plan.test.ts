import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import type { Setting } from '../../src/bulletins/occurrence.ts'
import { missedReason, nextOccurrences, planObstacle, planRule } from '../../src/bulletins/plan.ts'
import type { Timing } from '../../src/bulletins/rule.ts'
import { leapPolicies } from '../../src/calendar/anniversary.ts'
import { at, date, on, ruleWith, settingWith, yearly } from './rules.ts'

const rule = ruleWith()
const setting = settingWith()
const span = (after: string, until: string, now = until) => ({
  after: at(after),
  until: at(until),
  now: at(now),
})
const keys = (found: readonly { readonly occurrence: string }[]) =>
  found.map(({ occurrence }) => occurrence)

test('Ohmallera is remembered at noon on 22 February, each year once', () => {
  expect(planRule(rule, setting, span('2026-01-01T00:00:00Z', '2027-03-01T00:00:00Z'))).toEqual([
    {
      occurrence: '2403',
      universeDay: on(2403, 2, 22),
      dueAt: at('2026-02-22T12:00:00Z'),
      dueRule: 'exact',
      missed: 'It could not be posted within 7 days of its due time.',
    },
    {
      occurrence: '2404',
      universeDay: on(2404, 2, 22),
      dueAt: at('2027-02-22T12:00:00Z'),
      dueRule: 'exact',
      missed: null,
    },
  ])
})

test('a span holds its end and not its beginning', () => {
  const noon = '2027-02-22T12:00:00Z'
  expect(keys(planRule(rule, setting, span('2027-01-01T00:00:00Z', noon)))).toEqual(['2404'])
  expect(planRule(rule, setting, span(noon, '2027-03-01T00:00:00Z'))).toEqual([])
})

test('nothing is remembered before it happened, nor on the day itself', () => {
  const before = span('2005-01-01T00:00:00Z', '2012-12-31T00:00:00Z')
  expect(keys(planRule(rule, setting, before))).toEqual(['2389'])
})

test('only milestones are kept where the rule says so', () => {
  const milestones = yearly({ milestonesOnly: true })
  const next = nextOccurrences(milestones, setting, at('2027-01-01T00:00:00Z'), 3)
  expect(keys(next)).toEqual(['2413', '2438', '2463'])
})

test('a leap day that the real year lacks is still posted, on the 28th', () => {
  const leapDay = settingWith({ subject: date('2388-02-29') })
  const next = nextOccurrences(rule.schedule, leapDay, at('2027-01-01T00:00:00Z'), 2)
  expect(next).toMatchObject([
    { universeDay: on(2404, 2, 29), dueAt: at('2027-02-28T12:00:00Z') },
    { universeDay: on(2405, 2, 28), dueAt: at('2028-02-28T12:00:00Z') },
  ])
  const skipping = yearly({ leapPolicy: 'skip' })
  expect(keys(nextOccurrences(skipping, leapDay, at('2027-01-01T00:00:00Z'), 2))).toEqual([
    '2404',
    '2408',
  ])
})

test('the preview tells of a time that clocks skip', () => {
  const inGap = settingWith({ subject: date('2388-03-14'), zone: 'America/New_York' })
  const [next] = nextOccurrences(yearly({ at: '02:30' }), inGap, at('2027-01-01T00:00:00Z'), 1)
  expect(next).toMatchObject({ dueAt: at('2027-03-14T07:00:00Z'), dueRule: 'gap' })
})

test.each([
  [settingWith({ subject: date('early 2392') }), 'not exact to the day'],
  [settingWith({ subject: date('2388-02-22~') }), 'not exact to the day'],
  [settingWith({ subject: null }), 'not exact to the day'],
  [settingWith({ clock: { mode: 'manual', day: on(2404, 1, 1) } }), 'set by hand'],
  [settingWith({ clock: { mode: 'paused', day: on(2404, 1, 1) } }), 'paused'],
])('what never falls due says why (%#)', (without: Setting, reason) => {
  expect(planObstacle(rule.schedule, without)).toContain(reason)
  expect(nextOccurrences(rule.schedule, without, at('2027-01-01T00:00:00Z'), 3)).toEqual([])
})

test('a rule without an obstacle has none', () => {
  expect(planObstacle(rule.schedule, setting)).toBeNull()
})

test('an occurrence may come late within its window, its last moment included', () => {
  const due = at('2027-02-22T12:00:00Z')
  expect(missedReason(rule, due, due.add({ hours: 7 * 24 }))).toBeNull()
  expect(missedReason(rule, due, due.add({ hours: 7 * 24, seconds: 1 }))).not.toBeNull()
  expect(missedReason({ catchUpDays: 0 }, due, due)).toBeNull()
  expect(missedReason({ catchUpDays: 0 }, due, due.add({ seconds: 1 }))).not.toBeNull()
})

const instants = fc
  .integer({ min: Date.UTC(2010), max: Date.UTC(2090) })
  .map((ms) => Temporal.Instant.fromEpochMilliseconds(ms))
const schedules: fc.Arbitrary<Timing> = fc.record({
  schedule: fc.record({
    kind: fc.constant('anniversary'),
    at: fc.constantFrom('00:00', '01:30', '02:30', '12:00', '23:59'),
    leapPolicy: fc.constantFrom(...leapPolicies),
    milestonesOnly: fc.boolean(),
  }),
  catchUpDays: fc.integer({ min: 0, max: 30 }),
})
const settings = fc
  .record({
    clock: fc.oneof(
      fc.integer({ min: -500, max: 500 }).map((yearOffset) => ({
        mode: 'mirror' as const,
        yearOffset,
      })),
      fc.record({
        mode: fc.constant('linear' as const),
        anchorMs: fc.integer({ min: 0, max: Date.UTC(2090) }),
        anchorDay: fc.constant(on(2388, 1, 1)),
        rate: fc.constantFrom(0.3, 1, 7.5, 30),
      }),
    ),
    zone: fc.constantFrom('UTC', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia'),
    subject: fc.constantFrom('1900-06-15', '2380-02-29', '2388-12-31', '2391-03-14').map(date),
  })
  .map((parts) => settingWith(parts))

test('spans that adjoin plan what the whole span plans, in order and without repeats', () => {
  fc.assert(
    fc.property(
      schedules,
      settings,
      fc.tuple(instants, instants, instants),
      (when, where, cuts) => {
        const [a, b, c] = cuts.toSorted((x, y) => Temporal.Instant.compare(x, y))
        if (a === undefined || b === undefined || c === undefined) return
        const plan = (after: Temporal.Instant, until: Temporal.Instant) =>
          planRule(when, where, { after, until, now: c })
        const whole = plan(a, c)
        expect([...plan(a, b), ...plan(b, c)]).toEqual(whole)
        expect(plan(a, c)).toEqual(whole)
        expect(new Set(keys(whole)).size).toBe(whole.length)
        const due = whole.map(({ dueAt }) => dueAt.epochMilliseconds)
        expect(due).toEqual(due.toSorted((x, y) => x - y))
      },
    ),
    { numRuns: 60 },
  )
})
