import { nextAnniversary } from '../calendar/anniversary.ts'
import type { Calendar } from '../calendar/calendar.ts'
import type { DayNumber } from '../calendar/day.ts'
import { formatDay } from '../calendar/dayFormat.ts'
import { ordinal } from '../calendar/ordinal.ts'
import { realTimeOf } from '../calendar/realTime.ts'
import type { KnownEntry, KnownWorld } from '../lore/knownWorld.ts'
import { shorten } from './components.ts'
import type { PlayerContext } from './context.ts'
import { secretMark } from './entryFacts.ts'
import { plain } from './loreText.ts'
import { overviewOf } from './overview.ts'

/** The next return of a known incident's day. */
export interface NextAnniversary {
  readonly entry: KnownEntry
  readonly n: number
  readonly day: DayNumber
}

type Reader = Pick<PlayerContext, 'lore' | 'campaign'>

// By the list itself, which stays the same as long as nothing changes for its readers.
const made = new WeakMap<
  KnownWorld['entries'],
  { readonly calendar: Calendar; readonly found: readonly NextAnniversary[] }
>()

/** The next anniversary of each incident whose day this reader knows exactly, soonest first. */
export function nextAnniversaries({ lore, campaign }: Reader): readonly NextAnniversary[] {
  const { calendar } = campaign
  const before = made.get(lore.entries)
  if (before?.calendar === calendar) return before.found
  const found = overviewOf(lore)
    .ofKind('incident')
    .flatMap((entry) => {
      const day = exactDay(entry)
      const next = day && nextAnniversary(day, lore.today, calendar, 'previous')
      return next ? [{ entry, n: next.n, day: next.day }] : []
    })
    .sort((a, b) => a.day - b.day)
  made.set(lore.entries, { calendar, found })
  return found
}

/** "About the 3rd" is no day to keep an anniversary on. */
const exactDay = ({ date }: KnownEntry): DayNumber | null =>
  date?.precision === 'day' && !date.approximate ? date.earliest : null

const mostName = 120

/** An anniversary on both sides of the clock. */
export function anniversaryLine({ entry, n, day }: NextAnniversary, reader: Reader): string {
  const { lore, campaign } = reader
  const { clock, calendar, dateFormat, zone } = campaign
  const real = realTimeOf(clock, calendar, day, zone)
  const begins =
    real.kind === 'span' ? ` · <t:${Math.floor(real.begins.epochMilliseconds / 1000)}:D>` : ''
  const when = day === lore.today ? ' · today' : begins
  const name = `${secretMark(entry, lore)}${plain(shorten(entry.name, mostName))}`
  const rank = ordinal(n)
  const which = `${rank.slice(0, 1).toUpperCase()}${rank.slice(1)} anniversary: ${name}`
  return `**${plain(formatDay(day, calendar, dateFormat))}**${when}\n-# ${which}`
}
