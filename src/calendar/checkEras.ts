import type { EraData } from './calendarData.ts'
import type { CalendarFault } from './checkCalendar.ts'
import { farthestYear } from './spans.ts'

/** All that is wrong with when a calendar's eras begin. */
export const eraFaults = (eras: readonly EraData[]): readonly CalendarFault[] =>
  eras.flatMap(({ name, from, keepsYears = false }, index): CalendarFault[] => {
    const fault = (message: string, fix: string): CalendarFault[] => [
      { path: from === undefined ? ['eras', index] : ['eras', index, 'from'], message, fix },
    ]
    if (from === undefined)
      return index === 0 && (keepsYears || eras.length > 1)
        ? []
        : fault(
            `the era "${name}" does not say when it begins`,
            'Add "from"; only the first of several goes without, and counts back from the next.',
          )
    if (!Number.isInteger(from) || Math.abs(from) > farthestYear)
      return fault(`${from} is no year`, `Use a year from -${farthestYear} to ${farthestYear}.`)
    const before = eras[index - 1]?.from
    return before === undefined || before < from
      ? []
      : fault(
          `the era "${name}" begins before "${eras[index - 1]?.name ?? ''}" has passed`,
          'Write the eras in the order of time.',
        )
  })
