import { Temporal } from 'temporal-polyfill'
import { anniversary, isMilestone } from '../calendar/anniversary.ts'
import type { DayNumber } from '../calendar/day.ts'
import type { ImpreciseDate } from '../calendar/impreciseDate.ts'
import { ordinal } from '../calendar/ordinal.ts'
import { dueTimeOf } from '../calendar/realTime.ts'
import { universeDay } from '../calendar/universeDay.ts'
import type { Schedule } from '../lore/schedule.ts'
import type { BulletinKind, Telling } from './kind.ts'
import { obstacles } from './obstacles.ts'
import type { Occurrence } from './occurrence.ts'
import { sourceOf } from './sources.ts'
import { countYears, storyFields } from './story.ts'

/** Years without a due time after which none is expected: longer than any leap rule's pause. */
const longestSilence = 1000

/** The day of an event that has one. "About the 3rd" is no day to keep an anniversary on. */
const exactDay = (date: ImpreciseDate | null): DayNumber | null =>
  date?.precision === 'day' && !date.approximate ? date.earliest : null

/** Whether a date is exact enough to be remembered on its day. */
export const hasAnniversaries = (date: ImpreciseDate | null): boolean => exactDay(date) !== null

/** Remembers an incident on its day, in every in-universe year after it. */
export const anniversaryKind: BulletinKind<Extract<Schedule, { readonly kind: 'anniversary' }>> = {
  obstacle(schedule, { clock, calendar, zone, subject }) {
    const event = exactDay(subject)
    if (event === null)
      return "The incident's date is not exact to the day, so it has no anniversary."
    const due = dueTimeOf(clock, calendar, event, schedule.at, zone)
    return due.kind === 'none' ? obstacles[due.reason] : null
  },

  *occurrences(schedule, { clock, calendar, zone, subject }, after): Generator<Occurrence> {
    const event = exactDay(subject)
    if (event === null) return
    const eventYear = calendar.fromDay(event).year
    const today = universeDay(clock, calendar, after, zone)
    // A leap policy may move a day into the next year.
    let n = Math.max(1, calendar.fromDay(today).year - eventYear - 1)
    for (let silence = 0; silence < longestSilence; silence++, n++) {
      if (schedule.milestonesOnly && !isMilestone(n)) continue
      const day = anniversary(event, n, calendar, schedule.leapPolicy)
      // Yesterday's may still be due: where a zone skips a day, at the beginning of the next.
      if (day === null || day < today - 1) continue
      const due = dueTimeOf(clock, calendar, day, schedule.at, zone)
      if (due.kind === 'none') return
      if (Temporal.Instant.compare(due.at, after) <= 0) continue
      silence = 0
      yield {
        occurrence: String(eventYear + n),
        universeDay: day,
        dueAt: due.at,
        dueRule: due.rule,
      }
    }
  },

  ownFields: () => ['ordinal', 'Ordinal', 'years', 'yearCount'],

  tell(_, { occurrence, universeDay: today }, incident, story) {
    const event = exactDay(incident?.date ?? null)
    if (incident === null || event === null) return undatable
    const years = Number(occurrence) - story.style.calendar.fromDay(event).year
    if (!Number.isInteger(years) || years < 1) return undatable
    const rank = ordinal(years)
    return {
      kind: 'told',
      values: {
        ...storyFields(incident, { universeDay: today }, story),
        ordinal: rank,
        Ordinal: rank.charAt(0).toUpperCase() + rank.slice(1),
        years: String(years),
        yearCount: countYears(years),
      },
      sources: [sourceOf(incident, 'story', story.world)],
    }
  },
}

const undatable: Telling = {
  kind: 'nothing',
  reason: "The incident's date no longer gives this bulletin a day.",
  fix: 'Give the incident an exact date before that day, or remove the bulletin.',
  quiet: false,
}
