import type { Calendar } from '../calendar/calendar.ts'
import type { DayNumber } from '../calendar/day.ts'
import { formatDay } from '../calendar/dayFormat.ts'
import { formatDate } from '../calendar/formatDate.ts'
import type { ImpreciseDate } from '../calendar/impreciseDate.ts'
import type { KnownEntry, KnownWorld } from '../lore/knownWorld.ts'
import type { RelationType } from '../lore/relationTypes.ts'
import type { FieldValues } from './template.ts'

/** How a campaign writes its days. */
export interface DateStyle {
  readonly calendar: Calendar
  readonly dateFormat: string
}

/** What a bulletin is written from: what its audience knows, and how the campaign writes days. */
export interface Story {
  readonly world: KnownWorld
  readonly style: DateStyle
  /** What its channel was told on the days that a digest looks back at, oldest first. */
  readonly printed?: readonly PrintedHeadline[]
}

/** A bulletin that was printed, as a digest names it; plain text. */
export interface PrintedHeadline {
  readonly headline: string
  /** Its day as the campaign wrote it. */
  readonly stardate: string
}

export const writeDay = (day: DayNumber, { calendar, dateFormat }: DateStyle): string =>
  formatDay(day, calendar, dateFormat)

export const writeDate = (date: ImpreciseDate, { calendar, dateFormat }: DateStyle): string =>
  formatDate(date, calendar, dateFormat)

/** "1 year", "16 years". */
export const countYears = (years: number): string => (years === 1 ? '1 year' : `${years} years`)

/** What any story can name: its day, and the incident that it is about, if it is about one. */
export const storyFields = (
  incident: KnownEntry | null,
  { universeDay }: { readonly universeDay: DayNumber },
  { world, style }: Story,
): FieldValues => ({
  today: writeDay(universeDay, style),
  ...(incident !== null && {
    event: incident.name,
    place: namesOf(incident, 'took place at', world),
    parties: namesOf(incident, 'party', world),
    ...(incident.date !== null && { eventDate: writeDate(incident.date, style) }),
  }),
})

/** The fields that every story can have, and those that its incident fills in. */
export const anyFields = ['today', 'outlet'] as const
export const incidentFields = ['event', 'place', 'parties', 'eventDate'] as const

/** The names at the far ends of an entry's ties of one type, as "A, B and C"; "" for none. */
export function namesOf(entry: KnownEntry, type: RelationType, world: KnownWorld): string {
  const names = entry.relations
    .filter((relation) => relation.type === type)
    .flatMap(({ target }) => world.get(target)?.name ?? [])
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}
