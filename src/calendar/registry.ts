import type { Calendar } from './calendar.ts'
import { gregorian } from './gregorian.ts'
import { moons } from './moons.ts'
import { tendays } from './tendays.ts'
import { thirteenMonths } from './thirteenMonths.ts'

/** Every calendar that a campaign can name. A new one is one file and one line here. */
export const calendars: readonly Calendar[] = [gregorian, thirteenMonths, tendays, moons]

const byId = new Map(calendars.map((calendar) => [calendar.id, calendar]))

/** The calendar of that id; null when there is none. */
export const calendarOf = (id: string): Calendar | null => byId.get(id) ?? null
