import { formatDay } from '../src/calendar/dayFormat.ts'
import { anniversariesWithin } from '../src/calendar/anniversary.ts'
import { dayNumber } from '../src/calendar/day.ts'
import { ordinal } from '../src/calendar/ordinal.ts'
import { realTimeOf } from '../src/calendar/realTime.ts'
import { command } from '../src/discord/command.ts'
import { container, text, type Component } from '../src/discord/components.ts'
import type { PlayerContext } from '../src/discord/context.ts'
import { plain } from '../src/discord/loreText.ts'
import { message } from '../src/discord/reply.ts'

/** How far ahead anniversaries are announced, in in-universe days. */
const ahead = 370
const mostAnniversaries = 3

export default command({
  data: {
    name: 'date',
    description: 'The campaign’s date',
    subcommands: [{ name: 'show', description: 'Today, in the campaign and in the real world' }],
  },
  for: 'player',
  run: { show: (_, ctx) => message(...today(ctx)) },
})

function today({ campaign, lore, now }: PlayerContext): readonly Component[] {
  const { calendar, dateFormat, clock, zone } = campaign
  const seconds = Math.floor(now.epochMilliseconds / 1000)
  const clockWords = {
    mirror: `The campaign’s days follow the real ones, from midnight to midnight in ${plain(zone)}.`,
    linear: 'The campaign’s days pass at a rate of their own.',
    manual: 'A game master moves the date.',
    paused: 'The campaign’s time stands still.',
  }[clock.mode]
  const coming = upcoming(lore, campaign).map(({ name, n, day }) => {
    const real = realTimeOf(clock, calendar, day, zone)
    const begins =
      real.kind === 'span' ? ` · <t:${Math.floor(real.begins.epochMilliseconds / 1000)}:D>` : ''
    const when = day === lore.today ? ' · today' : begins
    const which = `${capitalized(ordinal(n))} anniversary: ${plain(name)}`
    return `**${formatDay(day, calendar, dateFormat)}**${when}\n-# ${which}`
  })
  return [
    container(
      [
        text(
          `## ${formatDay(lore.today, calendar, dateFormat)}\nIn the real world: <t:${seconds}:F>\n-# ${clockWords}`,
        ),
        ...(coming.length === 0 ? [] : [text(`### Coming up\n${coming.join('\n')}`)]),
      ],
      null,
    ),
  ]
}

const capitalized = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1)

/** The next anniversaries of the incidents that this reader knows, soonest first. */
const upcoming = (
  { entries, today: from }: PlayerContext['lore'],
  { calendar }: PlayerContext['campaign'],
) =>
  entries
    .filter(({ kind }) => kind === 'incident')
    .flatMap(({ name, date }) =>
      date === null || date.precision !== 'day' || date.earliest === null
        ? []
        : anniversariesWithin(
            date.earliest,
            { first: from, last: dayNumber(from + ahead) },
            calendar,
            'previous',
          )
            .slice(0, 1)
            .map(({ n, day }) => ({ name, n, day })),
    )
    .sort((a, b) => a.day - b.day)
    .slice(0, mostAnniversaries)
