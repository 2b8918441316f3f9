/** In which years a leap day or a leap month comes. */
export interface LeapRule {
  readonly holds: (year: number) => boolean
  /** After so many years it repeats. */
  readonly period: number
}

/** Longer rules are refused: no world lives to see one repeat. */
export const longestPeriod = 20_000

const term = /^(!?)(\+?)([1-9]\d{0,5})$/

/**
 * Reads an interval list as `400,!100,4`: the first number of which the year is a multiple
 * decides, `!` against it; a year that none matches is common. `offset` shifts the years from
 * which multiples count, except for a number with `+`. Null when it is no such list, or when it
 * takes longer than `longestPeriod` to repeat.
 * Source of the notation: Fantasy-Calendar's exports.
 */
export function readLeapRule(intervals: string, offset = 0): LeapRule | null {
  const terms = intervals.split(',').map((text) => term.exec(text.trim()))
  const read: { readonly every: number; readonly from: number; readonly leap: boolean }[] = []
  for (const match of terms) {
    if (match === null) return null
    const [, not, fixed, every] = match
    read.push({ every: Number(every), from: fixed === '+' ? 0 : offset, leap: not === '' })
  }
  const period = read.map(({ every }) => every).reduce(leastCommonMultiple, 1)
  if (period > longestPeriod || !Number.isSafeInteger(offset)) return null
  return {
    period,
    holds: (year) => read.find(({ every, from }) => (year - from) % every === 0)?.leap ?? false,
  }
}

export const leastCommonMultiple = (a: number, b: number): number => (a / divisor(a, b)) * b

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))
