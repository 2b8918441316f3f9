import type { Calendar } from './calendar.ts'
import { yearOfEra } from './eras.ts'
import type { DateFault } from './points.ts'

const counted = /^(.* )?(-?\d{1,7})$/

/**
 * The same words with the calendar's year in the place of an era's: "Alpha Y1044" for "Alpha 45
 * Dawn". Null where no era is named at their end; a fault where it has no such year.
 */
export function withoutEra(text: string, { eras }: Calendar): string | DateFault | null {
  for (const { name } of eras) {
    const end = text.slice(-name.length - 1)
    if (end.toLowerCase() !== ` ${name}`.toLowerCase()) continue
    const [, before = '', digits] = counted.exec(text.slice(0, -end.length)) ?? []
    if (digits === undefined) continue
    const year = yearOfEra(eras, { era: name, year: Number(digits) + 0 })
    if (year !== null) return `${before}Y${year}`
    return {
      kind: 'fault',
      message: `${name} has no year ${digits}`,
      fix: 'Write a year that it has, or the calendar’s own year without an era.',
    }
  }
  return null
}
