/** Days counted over years whose lengths repeat. */
export interface YearTable {
  /** Days from the beginning of year 0 to that of `year`; negative for earlier years. */
  readonly before: (year: number) => number
  /** The year that holds a day counted from the beginning of year 0, and the days into it. */
  readonly yearOf: (days: number) => { readonly year: number; readonly rest: number }
}

/** A table of years, of which the lengths repeat after `period`. */
export function countYears(period: number, lengthOf: (year: number) => number): YearTable {
  const starts = [0]
  for (let year = 0; year < period; year++) starts.push((starts[year] ?? 0) + lengthOf(year))
  const whole = starts[period] ?? 0
  const startOf = (year: number) => starts[year] ?? 0

  return {
    before(year) {
      const cycle = Math.floor(year / period)
      return cycle * whole + startOf(year - cycle * period)
    },
    yearOf(days) {
      const cycle = Math.floor(days / whole)
      const rest = days - cycle * whole
      // The years of a cycle differ little in length, so the guess is near.
      let year = Math.min(period - 1, Math.floor((rest / whole) * period))
      while (startOf(year) > rest) year--
      while (startOf(year + 1) <= rest) year++
      return { year: year + cycle * period, rest: rest - startOf(year) }
    },
  }
}
