import type { DayNumber } from './day.ts'

/** How a campaign's days follow real time. */
export type Clock =
  /** Same month and day, the year shifted; 29 February is clamped where a side lacks it. */
  | { readonly mode: 'mirror'; readonly yearOffset: number }
  /** `anchorDay` began at `anchorMs` (ms since 1970); `rate` in-universe days pass in a real day. */
  | {
      readonly mode: 'linear'
      readonly anchorMs: number
      readonly anchorDay: DayNumber
      readonly rate: number
    }
  /** The GM sets the day. */
  | { readonly mode: 'manual'; readonly day: DayNumber }
  | { readonly mode: 'paused'; readonly day: DayNumber }
