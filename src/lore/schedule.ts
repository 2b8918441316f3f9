import type { LeapPolicy } from '../calendar/anniversary.ts'
import type { DayNumber } from '../calendar/day.ts'
import type { Recurrence } from '../calendar/recurrence.ts'
import type { ChannelId, MessageId, RuleId } from './ids.ts'

/** When a bulletin falls due: one shape for each kind. Local times of day are `HH:MM`. */
export type Schedule =
  /** On an incident's day in every in-universe year after it. */
  | {
      readonly kind: 'anniversary'
      readonly at: string
      /** What it does in a year that lacks its day. */
      readonly leapPolicy: LeapPolicy
      /** Only the 1st, 5th, 10th, 25th … anniversaries. */
      readonly milestonesOnly: boolean
    }
  /** Once, on an in-universe day. */
  | { readonly kind: 'dated'; readonly at: string; readonly day: DayNumber }
  /** Once, at a real time, whatever the campaign's clock does. */
  | { readonly kind: 'timed'; readonly atMs: number }
  /** Once, at a real date, `YYYY-MM-DD`, and time of day in the campaign's zone. */
  | { readonly kind: 'local'; readonly at: string; readonly date: string }
  /** Once, as soon as it is made: news that waits for nothing. */
  | { readonly kind: 'breaking'; readonly atMs: number }
  /** Again and again, on in-universe days from `first` to `last`, both included; null for no end. */
  | {
      readonly kind: 'recurring'
      readonly at: string
      readonly pattern: Recurrence
      readonly first: DayNumber | null
      readonly last: DayNumber | null
    }
  /** On the first day of each month or year: what happened then in history, or the last headlines. */
  | {
      readonly kind: 'digest'
      readonly at: string
      readonly of: 'history' | 'headlines'
      readonly every: 'month' | 'year'
    }
  /** Once, when a GM approves it: what a printed bulletin told has changed since. */
  | {
      readonly kind: 'correction'
      readonly atMs: number
      /** The bulletin that it corrects. */
      readonly rule: RuleId
      readonly occurrence: string
      /** Where that stands. */
      readonly posts: ReadonlyArray<{ readonly channel: ChannelId; readonly message: MessageId }>
    }

export type RuleKind = Schedule['kind']

/** Whether a bulletin is posted by itself, or only once a GM has approved its draft. */
export const approvals = ['automatic', 'required'] as const
export type Approval = (typeof approvals)[number]
