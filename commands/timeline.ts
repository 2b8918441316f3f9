import { compareDates, overlaps } from '../src/calendar/compareDates.ts'
import { dayNumber, type DayNumber } from '../src/calendar/day.ts'
import { formatDay } from '../src/calendar/dayFormat.ts'
import type { ImpreciseDate } from '../src/calendar/impreciseDate.ts'
import { parseDate } from '../src/calendar/parseDate.ts'
import { command } from '../src/discord/command.ts'
import {
  button,
  container,
  row,
  select,
  shorten,
  text,
  type Component,
} from '../src/discord/components.ts'
import type { PlayerContext } from '../src/discord/context.ts'
import { customId } from '../src/discord/customId.ts'
import { dateText } from '../src/discord/entryFacts.ts'
import { choiceOf } from '../src/discord/entryList.ts'
import { completionsOf, knownEntry } from '../src/discord/lookUp.ts'
import { plain } from '../src/discord/loreText.ts'
import { notFound } from '../src/discord/notFound.ts'
import { message, update } from '../src/discord/reply.ts'
import { UserError } from '../src/errors.ts'
import type { KnownEntry } from '../src/lore/knownWorld.ts'

/** What a timeline is of: an entry, or everything, between two days. */
interface Question {
  readonly about: KnownEntry | null
  readonly from: DayNumber | null
  readonly to: DayNumber | null
}

const perPage = 10

export default command({
  data: {
    name: 'timeline',
    description: 'What happened when, in order',
    options: [
      {
        name: 'about',
        description: 'Only what has to do with this entry',
        kind: 'string',
        autocomplete: true,
        most: 100,
      },
      {
        name: 'from',
        description: 'Not before: 2391, early 2392, 238802.22 …',
        kind: 'string',
        most: 40,
      },
      {
        name: 'to',
        description: 'Not after: 2391, early 2392, 238802.22 …',
        kind: 'string',
        most: 40,
      },
    ],
  },
  for: 'player',
  autocomplete: { about: (typed, { lore }) => completionsOf(lore, typed) },
  run: ({ about, from, to }, ctx) => {
    const dates = {
      from: readDate(from, ctx)?.earliest ?? null,
      to: readDate(to, ctx)?.latest ?? null,
    }
    if (about === null) return message(...timeline({ about, ...dates }, 0, ctx))
    const resolution = ctx.lore.resolve(about)
    return resolution.kind === 'found'
      ? message(...timeline({ about: resolution.entry, ...dates }, 0, ctx))
      : notFound(about, resolution)
  },
  components: {
    'timeline.about': ({ parts }, ctx) =>
      update(...timeline({ about: knownEntry(parts[0], ctx.lore), from: null, to: null }, 0, ctx)),
    'timeline.page': ({ parts: [page, about, from, to] }, ctx) => {
      const question = {
        about: about === undefined || about === '' ? null : knownEntry(about, ctx.lore),
        from: readDay(from),
        to: readDay(to),
      }
      return update(...timeline(question, Number(page), ctx))
    },
  },
})

/** Throws a UserError that says what a date looks like. */
function readDate(typed: string | null, { campaign }: PlayerContext): ImpreciseDate | null {
  if (typed === null || typed.trim() === '') return null
  const reading = parseDate(typed, campaign.calendar, campaign.dateFormat)
  if (reading.ok) return reading.date
  throw new UserError(`“${plain(typed)}” is not a date: ${reading.message}`)
}

/** A day from a custom id; none for what no timeline wrote there. */
const readDay = (digits: string | undefined): DayNumber | null =>
  digits !== undefined && /^-?\d{1,9}$/.test(digits) ? dayNumber(Number(digits)) : null

function timeline(question: Question, page: number, ctx: PlayerContext): readonly Component[] {
  const { campaign } = ctx
  const events = eventsOf(question, ctx)
  const pages = Math.max(1, Math.ceil(events.length / perPage))
  const shown = Number.isSafeInteger(page) ? Math.min(Math.max(0, page), pages - 1) : 0
  const here = events.slice(shown * perPage, (shown + 1) * perPage)
  const title = question.about === null ? plain(campaign.name) : plain(question.about.name)
  const lines = here.map(
    ({ entry, date }) =>
      `**${dateText(date, campaign)}** — ${plain(entry.name)}\n-# ${plain(shorten(entry.summary, 160))}`,
  )
  const block = container(
    [
      text(`## Timeline: ${title}${spanOf(question, ctx)}`),
      text(lines.join('\n') || 'Nothing known with a date.'),
      ...(pages > 1 ? [text(`-# ${events.length} in all · page ${shown + 1} of ${pages}`)] : []),
    ],
    question.about?.color ?? null,
  )
  const turn = (to: number): string =>
    customId('timeline.page', to, question.about?.id ?? '', question.from ?? '', question.to ?? '')
  const turns = [
    ...(shown > 0 ? [button('◀ Earlier', turn(shown - 1))] : []),
    ...(shown < pages - 1 ? [button('Later ▶', turn(shown + 1), 'primary')] : []),
  ]
  return [
    block,
    ...(turns.length === 0 ? [] : [row(...turns)]),
    ...(here.length === 0
      ? []
      : [
          row(
            select(
              customId('lore.open'),
              'Open …',
              here.map(({ entry }) => choiceOf(entry)),
            ),
          ),
        ]),
  ]
}

function spanOf({ from, to }: Question, { campaign }: PlayerContext): string {
  if (from === null && to === null) return ''
  const words = [from, to].map((day) =>
    day === null ? '…' : formatDay(day, campaign.calendar, campaign.dateFormat),
  )
  return `\n-# ${words.join(' to ')}`
}

/** What the question covers, oldest first. */
function eventsOf({ about, from, to }: Question, { lore }: PlayerContext) {
  const concerned = about === null ? lore.entries : around(about, lore)
  return concerned
    .flatMap((entry) => (entry.date === null ? [] : [{ entry, date: entry.date }]))
    .filter(({ date }) => overlaps(date, { from, until: to }))
    .sort((a, b) => compareDates(a.date, b.date))
}

/** The entry itself and whatever is tied to it, each once. */
const around = (about: KnownEntry, lore: PlayerContext['lore']): readonly KnownEntry[] => {
  const tied = [
    about,
    ...about.relations.map(({ target }) => lore.get(target)),
    ...lore.incoming(about.id).map(({ source }) => source),
  ]
  return [...new Set(tied)].filter((entry) => entry !== null)
}
