import type { Calendar } from '../calendar/calendar.ts'
import { dayNotation } from '../calendar/dateForm.ts'
import { dayNumber, type DayNumber } from '../calendar/day.ts'
import { dueTimeOf } from '../calendar/realTime.ts'
import { recurringDays } from '../calendar/recurrence.ts'
import type { Schedule } from '../lore/schedule.ts'
import { dueOn } from './dueOn.ts'
import type { BulletinKind } from './kind.ts'
import { obstacles } from './obstacles.ts'
import { tellStory } from './tellStory.ts'

type Recurring = Extract<Schedule, { readonly kind: 'recurring' }>

/** Appears again and again, on days that a calendar names. */
export const recurringKind: BulletinKind<Recurring> = {
  obstacle(schedule, { clock, calendar, zone }) {
    const [any] = daysOf(schedule, calendar, schedule.first ?? dayNumber(0))
    if (any === undefined) return "The campaign's calendar has no such day."
    const due = dueTimeOf(clock, calendar, any, schedule.at, zone)
    return due.kind === 'none' ? obstacles[due.reason] : null
  },

  *occurrences(schedule, setting, after) {
    const { calendar } = setting
    const days = (from: DayNumber) => daysOf(schedule, calendar, from)
    for (const due of dueOn(days, schedule.at, setting, after))
      yield { ...due, occurrence: dayNotation(due.universeDay, calendar) }
  },

  ownFields: () => [],
  tell: tellStory,
}

function* daysOf(
  { pattern, first, last }: Recurring,
  calendar: Calendar,
  from: DayNumber,
): Generator<DayNumber> {
  const begin = first === null || first < from ? from : first
  for (const day of recurringDays(pattern, calendar, begin)) {
    if (last !== null && day > last) return
    yield day
  }
}
