import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { localInstant } from '../../src/calendar/localInstant.ts'

const step = 20 * 86_400
const first = Temporal.Instant.from('2024-01-01T00:00Z').epochMilliseconds / 1000
const last = Temporal.Instant.from('2041-01-01T00:00Z').epochMilliseconds / 1000

const instant = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000)
const offsetAt = (seconds: number, zone: string) =>
  instant(seconds).toZonedDateTimeISO(zone).offsetNanoseconds / 1e9

/** A moment at which a zone's clocks are put on or back: offsets in seconds. */
interface Transition {
  readonly zone: string
  readonly at: number
  readonly before: number
  readonly after: number
}

/** Every transition of a zone. The shortest known season is Morocco's Ramadan, of 4 weeks. */
function transitionsOf(zone: string): Transition[] {
  const found: Transition[] = []
  let before = offsetAt(first, zone)
  for (let seconds = first; seconds < last; seconds += step) {
    const after = offsetAt(seconds + step, zone)
    if (after === before) continue
    let [low, high] = [seconds, seconds + step]
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2)
      if (offsetAt(middle, zone) === before) low = middle
      else high = middle
    }
    found.push({ zone, at: high, before, after })
    before = after
  }
  return found
}

/** The instant, in seconds, and the rule, for what a clock without zone would call `local`. */
function resolve(local: number, zone: string) {
  const shown = instant(local).toZonedDateTimeISO('UTC')
  const time = shown.toPlainTime().toString({ smallestUnit: 'minute' })
  const { at, rule } = localInstant(shown.toPlainDate(), time, zone)
  return [at.epochMilliseconds / 1000, rule] as const
}

/** The answers that a transition's edges and middle must have, beside those that they have. */
function answersAround({ zone, at, before, after }: Transition) {
  const [from, to] = [at + Math.min(before, after), at + Math.max(before, after)]
  const middle = Math.floor((from + to) / 120) * 60
  const within = (local: number) =>
    after > before ? ([at, 'gap'] as const) : ([local - before, 'overlap'] as const)
  const expected = new Map<number, readonly [number, string]>([
    [from - 60, [from - 60 - before, 'exact']],
    [from, within(from)],
    [middle, within(middle)],
    [to - 60, within(to - 60)],
    [to, [to - after, 'exact']],
  ])
  return {
    expected: [...expected.values()],
    found: [...expected.keys()].map((local) => resolve(local, zone)),
  }
}

test('local times are right at every transition of every zone from 2024 to 2040', () => {
  const transitions = Intl.supportedValuesOf('timeZone').flatMap(transitionsOf)
  const wrong = transitions.filter((transition) => {
    const { expected, found } = answersAround(transition)
    return JSON.stringify(expected) !== JSON.stringify(found)
  })
  expect(wrong).toEqual([])
  // A runtime without zone data would pass for lack of questions.
  expect(transitions.length).toBeGreaterThan(4000)
}, 120_000)
