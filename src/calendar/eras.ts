/** A stretch of years that are counted anew, as CE. */
export interface Era {
  readonly name: string
  /** The calendar's year that is the era's first; null where years count back from the next era. */
  readonly from: number | null
}

/** A year as an era counts it, from 1. */
export interface EraYear {
  readonly era: string
  readonly year: number
}

/** A calendar's year as its era counts it; null for one before the first era. */
export function eraYear(eras: readonly Era[], year: number): EraYear | null {
  const place = eras.findLastIndex(({ from }) => from === null || from <= year)
  const era = eras[place]
  if (era === undefined) return null
  if (era.from !== null) return { era: era.name, year: year - era.from + 1 }
  const next = eras[place + 1]?.from
  return next === undefined || next === null ? null : { era: era.name, year: next - year }
}

/** The calendar's year that an era counts so; null when the era has none such. */
export function yearOfEra(eras: readonly Era[], told: EraYear): number | null {
  const place = eras.findIndex(({ name }) => name.toLowerCase() === told.era.toLowerCase())
  const from = eras[place]?.from
  const next = eras[place + 1]?.from ?? 0
  const year = typeof from === 'number' ? from + told.year - 1 : next - told.year
  const again = eraYear(eras, year)
  return again?.era === eras[place]?.name && again?.year === told.year ? year : null
}
