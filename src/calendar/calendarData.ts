/** A calendar written down: what a file says, and what `createCalendar` makes one of. */
export interface CalendarData {
  readonly id: string
  readonly name: string
  /** In the order of the year; a festival between two months stands between them. */
  readonly months: readonly MonthData[]
  /** In their order; they go on through the years without a break. */
  readonly weekdays: readonly string[]
  readonly epoch: {
    /** The `DayNumber` on which year 0 begins. */
    readonly day: number
    /** Index into `weekdays` of the first day from there on that is in the week. */
    readonly weekday: number
  }
  /** In the order of time; none when absent. */
  readonly eras?: readonly EraData[]
  /** Ways to write its days; each can be read, whichever a campaign writes. */
  readonly formats?: readonly NamedFormat[]
}

export interface EraData {
  readonly name: string
  /** The calendar's year that is its first. The first era may lack it: it counts back from the next. */
  readonly from?: number
  /** Its years are those of the calendar, and are not counted anew. */
  readonly keepsYears?: boolean
}

/** A template of `dayFormat` that a campaign can choose by its name. */
export interface NamedFormat {
  readonly name: string
  readonly template: string
}

export interface MonthData {
  readonly name: string
  /** Days in a common year. */
  readonly days: number
  /** Days between the months, as a festival. */
  readonly intercalary?: boolean
  /** Its days have no weekday, and the week goes on after them. */
  readonly outsideWeek?: boolean
  /** It comes only in these years; in every year when absent. */
  readonly years?: LeapData
  /** It has a day more in these years. */
  readonly leapDay?: LeapData
}

/** Years by an interval list, as `400,!100,4`: see `readLeapRule`. */
export interface LeapData {
  readonly intervals: string
  readonly offset?: number
}
