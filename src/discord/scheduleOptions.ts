import type { Schedule } from '../bulletins/rule.ts'
import { hasAnniversaries } from '../bulletins/anniversary.ts'
import type { DayNumber } from '../calendar/day.ts'
import { isLocalTime } from '../calendar/localInstant.ts'
import type { Recurrence } from '../calendar/recurrence.ts'
import { UserError } from '../errors.ts'
import type { KnownEntry } from '../lore/knownWorld.ts'
import type { Campaign } from '../store/store.ts'
import { plain } from './loreText.ts'
import { readDay } from './readDate.ts'

/** How often a bulletin of the desk appears, in words for a menu. */
export const repeats = [
  { name: 'once', value: 'once' },
  { name: 'every so many days (say how many in `every`)', value: 'days' },
  { name: 'every week, on the same weekday', value: 'week' },
  { name: 'every month, on the same day', value: 'month' },
  { name: 'every year, on the same day', value: 'year' },
  { name: 'every year, on the day of the incident', value: 'anniversary' },
] as const

/** What a GM typed to say when. */
export interface ScheduleOptions {
  readonly when: string | null
  readonly real: string | null
  readonly at: string | null
  readonly repeat: string | null
  readonly every: number | null
  readonly until: string | null
}

const defaultTime = '12:00'

/**
 * The schedule that was typed. Throws a UserError that says what to write instead, also for
 * options that go against each other: none of them is left out in silence.
 */
export function readSchedule(
  options: ScheduleOptions,
  incident: KnownEntry | null,
  campaign: Campaign,
): Schedule {
  const { when, real, at, every, until } = options
  const repeat = options.repeat ?? (every === null ? 'once' : 'days')
  const time = timeIn(at)
  if (until !== null && (repeat === 'once' || repeat === 'anniversary'))
    throw new UserError('`until` ends what repeats: choose a `repeat`.')
  if (every !== null && repeat !== 'days') throw new UserError(everyWith(repeat, every, campaign))
  if (repeat === 'anniversary') return anniversaryOf(incident, when ?? real, time)
  if (real !== null) {
    if (when !== null) throw new UserError('Name a day of the campaign or a real one, not both.')
    if (repeat !== 'once')
      throw new UserError('What repeats goes by the campaign’s days: name the first one as `when`.')
    return localIn(real, at)
  }
  const now = when === null || when.trim().toLowerCase() === 'now'
  if (now && repeat === 'once') {
    if (at !== null)
      throw new UserError(
        '`at` is a time on a day: name that day as `when`, or leave `at` out and it is published now.',
      )
    return { kind: 'breaking', atMs: 0 }
  }
  if (now) throw new UserError('Name the first day as `when`, as the campaign writes its days.')
  const day = readDay(when, campaign)
  if (repeat === 'once') return { kind: 'dated', at: time, day }
  const last = until === null ? null : readDay(until, campaign)
  if (last !== null && last < day) throw new UserError('`until` is before the first day.')
  return {
    kind: 'recurring',
    at: time,
    pattern: patternOf(repeat, day, every, campaign),
    first: day,
    last,
  }
}

/** Why a number of days does not go with that `repeat`. */
function everyWith(repeat: string, every: number, { calendar }: Campaign): string {
  if (repeat === 'once')
    return '`every` is for what comes again: leave it out, or leave out `repeat`.'
  const days = every * calendar.weekdays.length
  return repeat === 'week' && every > 1 && days > 0
    ? `\`every\` counts days: for every ${every} weeks write \`every:${days}\` and leave out \`repeat\`.`
    : '`every` counts days, and goes with no other `repeat`: leave out one of them.'
}

function timeIn(typed: string | null): string {
  const time = typed?.trim() ?? defaultTime
  if (isLocalTime(time)) return time
  throw new UserError(`“${plain(time)}” is no time of day. Write it as 12:00 or 18:30.`)
}

function anniversaryOf(incident: KnownEntry | null, day: string | null, at: string): Schedule {
  if (day !== null) throw new UserError('An anniversary has its incident’s day: leave the day out.')
  if (incident === null || !hasAnniversaries(incident.date))
    throw new UserError('Choose an incident that has an exact day, as `about`.')
  return { kind: 'anniversary', at, leapPolicy: 'previous', milestonesOnly: false }
}

/** `2027-03-01 18:00`, or the date alone and the time in its own option. */
function localIn(typed: string, at: string | null): Schedule {
  const own = at?.trim()
  const [, date = '', , time = own ?? ''] =
    /^(\d{4}-\d{2}-\d{2})([T ](\d{2}:\d{2}))?$/.exec(typed.trim()) ?? []
  if (isLocalTime(time) && own !== undefined && own !== time)
    throw new UserError(`Is it to come at ${time} or at ${own}? Say the time once, in \`real\`.`)
  if (isRealDate(date) && isLocalTime(time)) return { kind: 'local', date, at: time }
  throw new UserError(
    `“${plain(typed)}” is no real date and time. Write it as 2027-03-01 18:00, in the campaign’s zone.`,
  )
}

const isRealDate = (date: string): boolean => {
  const ms = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(date)
}

function patternOf(
  repeat: string,
  from: DayNumber,
  every: number | null,
  { calendar }: Campaign,
): Recurrence {
  if (repeat === 'days') {
    if (every === null || every < 1) throw new UserError('Say every how many days, in `every`.')
    return { every: 'days', count: every, from }
  }
  if (repeat === 'week') {
    const weekday = calendar.weekdayOf(from)
    if (weekday === null) throw new UserError('That day is outside the week: it has no weekday.')
    return { every: 'week', weekdays: [weekday] }
  }
  const { month, day } = calendar.fromDay(from)
  const rest = { day, leapPolicy: 'previous' } as const
  if (repeat === 'year') return { every: 'year', month, ...rest }
  if (calendar.months[month - 1]?.intercalary === true)
    throw new UserError('That day is between the months: have it repeat every year.')
  return { every: 'month', ...rest }
}
