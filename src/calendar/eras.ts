/** A stretch of years with a name, as CE; they are counted anew unless it keeps the calendar's. */
export interface Era {
  readonly name: string
  /** The calendar's year that is the era's first; null where years count back from the next era. */
  readonly from: number | null
  readonly keepsYears: boolean
}

/** A year as an era counts it: from 1, or as the calendar does. */
export interface EraYear {
  readonly era: string
  readonly year: number
}

/** A calendar's year as its era counts it; null for one before the first era. */
export function eraYear(eras: readonly Era[], year: number): EraYear | null {
  const place = eras.findLastIndex(({ from }) => from === null || from <= year)
  const era = eras[place]
  if (era === undefined) return null
  if (era.keepsYears) return { era: era.name, year }
  if (era.from !== null) return { era: era.name, year: year - era.from + 1 }
  const next = eras[place + 1]?.from
  return next === undefined || next === null ? null : { era: era.name, year: next - year }
}

/** The calendar's year that an era counts so; null when the era has none such. */
export function yearOfEra(eras: readonly Era[], told: EraYear): number | null {
  const place = eras.findIndex(({ name }) => name.toLowerCase() === told.era.toLowerCase())
  const era = eras[place]
  if (era === undefined) return null
  const next = eras[place + 1]?.from ?? 0
  const counted = era.from === null ? next - told.year : era.from + told.year - 1
  const year = era.keepsYears ? told.year : counted
  const again = eraYear(eras, year)
  return again?.era === era.name && again?.year === told.year ? year : null
}
