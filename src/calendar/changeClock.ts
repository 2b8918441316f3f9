import type { Temporal } from 'temporal-polyfill'
import type { Calendar } from './calendar.ts'
import type { Clock } from './clock.ts'
import { fastestRate } from './clockText.ts'
import type { Timekeeping } from './convert.ts'
import type { DayNumber } from './day.ts'
import { dayNumber } from './day.ts'
import { farthestYear } from './spans.ts'
import { canMirror, universeDay } from './universeDay.ts'

export const clockModes = [
  'mirror',
  'linear',
  'manual',
  'paused',
] as const satisfies readonly Clock['mode'][]

/** What is to be different about a clock; null for what nobody named. */
export interface ClockChange {
  readonly mode: Clock['mode'] | null
  /** The in-universe day that it is to be. */
  readonly day: DayNumber | null
  /** In-universe days by which to move from today; backwards when negative. */
  readonly advance: number | null
  /** In-universe year less real year, for `mirror`. */
  readonly years: number | null
  /** In-universe days in a real day, for `linear`. */
  readonly rate: number | null
  /** When `day` begins, for `linear`; now otherwise. */
  readonly real: Temporal.Instant | null
}

/** The clock that a change makes, or why it makes none, in words for the GM. */
export type ChangedClock =
  | { readonly ok: true; readonly clock: Clock }
  | { readonly ok: false; readonly message: string }

const taken: Readonly<Record<Clock['mode'], readonly (keyof ClockChange)[]>> = {
  mirror: ['years'],
  linear: ['day', 'advance', 'rate', 'real'],
  manual: ['day', 'advance'],
  paused: ['day', 'advance'],
}

/**
 * A clock after a change. Whatever is not named goes on as it was: a campaign that changes its
 * mode alone stays on its day, or in its year where our own months and days are to be mirrored.
 */
export function changeClock(
  before: Clock,
  change: ClockChange,
  { calendar, zone, now }: Omit<Timekeeping, 'clock'> & { readonly now: Temporal.Instant },
): ChangedClock {
  const mode = change.mode ?? before.mode
  const strange = optionsOf(change).find((option) => !taken[mode].includes(option))
  if (strange !== undefined) {
    const modes = clockModes.filter((one) => taken[one].includes(strange)).join(' or ')
    return refused(`A clock in the mode ${mode} takes no \`${strange}\`: choose the mode ${modes}.`)
  }
  if (change.day !== null && change.advance !== null)
    return refused('Name a day, or by how many days to advance, but not both.')
  const today = universeDay(before, calendar, now, zone)
  const moved = today + (change.advance ?? 0)
  if (!Number.isSafeInteger(moved)) return refused(tooFar)
  const clock = madeOf(mode, before, change, {
    now,
    day: change.day ?? dayNumber(moved),
    year: calendar.fromDay(today).year - now.toZonedDateTimeISO(zone).year,
  })
  const fault = clockFault(clock, calendar)
  return fault === null ? { ok: true, clock } : refused(fault)
}

interface Present {
  readonly now: Temporal.Instant
  readonly day: DayNumber
  readonly year: number
}

function madeOf(
  mode: Clock['mode'],
  before: Clock,
  { years, rate, real }: ClockChange,
  { now, day, year }: Present,
): Clock {
  if (mode === 'mirror')
    return { mode, yearOffset: years ?? (before.mode === mode ? before.yearOffset : year) }
  if (mode !== 'linear') return { mode, day }
  return {
    mode,
    anchorMs: (real ?? now).epochMilliseconds,
    anchorDay: day,
    rate: rate ?? (before.mode === mode ? before.rate : 1),
  }
}

const optionNames = ['day', 'advance', 'years', 'rate', 'real'] as const

const optionsOf = (change: ClockChange): readonly (typeof optionNames)[number][] =>
  optionNames.filter((name) => change[name] !== null)

/** Why a campaign can't go by a clock, in words for the GM; null when it can. */
export function clockFault(clock: Clock, calendar: Calendar): string | null {
  if (clock.mode === 'mirror') {
    if (Math.abs(clock.yearOffset) > farthestYear) return tooFar
    if (canMirror(calendar)) return null
    return `The ${calendar.name} calendar lacks our months, which the mode mirror needs. Choose linear, manual or paused.`
  }
  const day = clock.mode === 'linear' ? clock.anchorDay : clock.day
  if (Math.abs(calendar.fromDay(day).year) > farthestYear) return tooFar
  if (clock.mode === 'linear' && !(clock.rate > 0 && clock.rate <= fastestRate))
    return `A rate is how many days pass in a real day: more than 0, and ${fastestRate} at most.`
  return null
}

const tooFar = `That is too far away: years go from -${farthestYear} to ${farthestYear}.`

const refused = (message: string): ChangedClock => ({ ok: false, message })
