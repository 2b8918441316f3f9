import type { Temporal } from 'temporal-polyfill'
import type { Calendar } from '../calendar/calendar.ts'
import type { Clock } from '../calendar/clock.ts'
import type { DayNumber } from '../calendar/day.ts'
import type { ImpreciseDate } from '../calendar/impreciseDate.ts'
import type { DueTime } from '../calendar/realTime.ts'

/** What a rule's due times depend on besides the rule. */
export interface Setting {
  readonly clock: Clock
  readonly calendar: Calendar
  /** IANA zone in which `Schedule.at` is meant. */
  readonly zone: string
  /** The date of the incident that the rule is about. */
  readonly subject: ImpreciseDate | null
}

/** One time at which a rule's bulletin falls due. */
export interface Occurrence {
  /** Tells a rule's occurrences apart, and is the same whenever and however often they are planned. */
  readonly occurrence: string
  readonly universeDay: DayNumber
  readonly dueAt: Temporal.Instant
  /** How `dueAt` was found; anything but `exact` is worth a word to the GM. */
  readonly dueRule: Extract<DueTime, { kind: 'due' }>['rule']
}
