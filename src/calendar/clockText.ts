import type { Clock } from './clock.ts'
import { dayNumber } from './day.ts'
import { farthestYear } from './spans.ts'

/**
 * A clock in at most 40 letters, figures and `_ - .`: for custom ids, and to compare clocks by.
 * `readClock` reads it back.
 */
export function writeClock(clock: Clock): string {
  switch (clock.mode) {
    case 'mirror':
      return `mirror_${clock.yearOffset}`
    case 'linear':
      return `linear_${inShort(clock.anchorMs)}_${inShort(clock.anchorDay)}_${clock.rate}`
    case 'manual':
    case 'paused':
      return `${clock.mode}_${inShort(clock.day)}`
  }
}

/** Whether two clocks show the same day at any time, and for the same reason. */
export const sameClock = (a: Clock, b: Clock): boolean => writeClock(a) === writeClock(b)

/** The clock that was written so; null for any other text. */
export function readClock(text: string): Clock | null {
  const [mode = '', first = '', second = '', third = ''] = text.split('_')
  const clock = clockOf(mode, first, second, third)
  return clock !== null && writeClock(clock) === text ? clock : null
}

function clockOf(mode: string, first: string, second: string, third: string) {
  const day = readShort(mode === 'linear' ? second : first, farthestDay)
  switch (mode) {
    case 'mirror': {
      const yearOffset = Number(first)
      const known = Number.isInteger(yearOffset) && Math.abs(yearOffset) <= farthestYear
      return known ? ({ mode, yearOffset } as const) : null
    }
    case 'linear': {
      const anchorMs = readShort(first, farthestMs)
      const rate = Number(third)
      if (anchorMs === null || day === null || !(rate > 0 && rate <= fastestRate)) return null
      return { mode, anchorMs, anchorDay: dayNumber(day), rate } as const
    }
    case 'manual':
    case 'paused':
      return day === null ? null : ({ mode, day: dayNumber(day) } as const)
    default:
      return null
  }
}

/** In-universe days in a real day, at most. */
export const fastestRate = 99_999

/** Longer than the farthest year of any calendar is away. */
const farthestDay = 2 ** 45
/** As far as `Date` reaches. */
const farthestMs = 8.64e15

const inShort = (number: number): string => number.toString(36)

function readShort(text: string, farthest: number): number | null {
  const number = parseInt(text, 36)
  return Number.isSafeInteger(number) && Math.abs(number) <= farthest ? number : null
}
