import { overlaps } from '../src/calendar/compareDates.ts'
import { dayNumber, type DayNumber } from '../src/calendar/day.ts'
import { formatDay } from '../src/calendar/dayFormat.ts'
import { command } from '../src/discord/command.ts'
import { container, row, select, shorten, text, type Component } from '../src/discord/components.ts'
import type { PlayerContext } from '../src/discord/context.ts'
import { customIdIn } from '../src/discord/customId.ts'
import { choiceOf, datedLine, linesPerPage } from '../src/discord/entryLine.ts'
import { completionsOf, knownEntry } from '../src/discord/lookUp.ts'
import { plain } from '../src/discord/loreText.ts'
import { notFound } from '../src/discord/notFound.ts'
import { overviewOf, type DatedEntry } from '../src/discord/overview.ts'
import { pageNote, pageOf, pageRow } from '../src/discord/pager.ts'
import { asOfOption, inItsTime, readAsOf } from '../src/discord/pastReading.ts'
import { readDate } from '../src/discord/readDate.ts'
import { message, update } from '../src/discord/reply.ts'
import { UserError } from '../src/errors.ts'
import type { KnownEntry } from '../src/lore/knownWorld.ts'

/** What a timeline is of: an entry, or everything, between two days. */
interface Question {
  readonly about: KnownEntry | null
  readonly from: DayNumber | null
  readonly to: DayNumber | null
}

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
      asOfOption,
    ],
  },
  for: 'player',
  autocomplete: { about: (typed, { lore }) => completionsOf(lore, typed) },
  run: ({ about, from, to, 'as-of': asOf }, ctx) => {
    const dates = {
      from: readDate(from, ctx)?.earliest ?? null,
      to: readDate(to, ctx)?.latest ?? null,
    }
    if (dates.from !== null && dates.to !== null && dates.from > dates.to) {
      throw new UserError('That time ends before it begins: swap `from` and `to`.')
    }
    return readAsOf(asOf, ctx, (then) => {
      if (about === null) return message(...timeline({ about, ...dates }, 0, then))
      const resolution = then.lore.resolve(about)
      return resolution.kind === 'found'
        ? message(...timeline({ about: resolution.entry, ...dates }, 0, then))
        : notFound(about, resolution, then.lore)
    })
  },
  components: {
    'timeline.about': inItsTime(({ parts }, ctx) =>
      update(...timeline({ about: knownEntry(parts[0], ctx.lore), from: null, to: null }, 0, ctx)),
    ),
    'timeline.page': inItsTime(({ parts: [page, about, from, to] }, ctx) => {
      const question = {
        about: about === undefined || about === '' ? null : knownEntry(about, ctx.lore),
        from: readDay(from),
        to: readDay(to),
      }
      return update(...timeline(question, Number(page), ctx))
    }),
  },
})

/** A day from a custom id; none for what no timeline wrote there. */
const readDay = (digits: string | undefined): DayNumber | null =>
  digits !== undefined && /^-?\d{1,9}$/.test(digits) ? dayNumber(Number(digits)) : null

function timeline(question: Question, asked: number, ctx: PlayerContext): readonly Component[] {
  const { about, from, to } = question
  const page = pageOf(eventsOf(question, ctx), linesPerPage, asked)
  const title = plain(shorten((about ?? ctx.campaign).name, 120))
  const lines = page.items.map(({ entry }) => datedLine(entry, ctx))
  const note = pageNote(page)
  const block = container(
    [
      text(`## Timeline: ${title}${spanOf(question, ctx)}`),
      text(lines.join('\n') || nothingDated(question)),
      ...(note === '' ? [] : [text(note)]),
    ],
    about?.color ?? null,
  )
  const turn = (number: number): string =>
    customIdIn(ctx.lore, 'timeline.page', number, about?.id ?? '', from ?? '', to ?? '')
  const choices = page.items.map(({ entry }) => choiceOf(entry, ctx.lore))
  return [
    block,
    ...pageRow(page.shown, page.pages, turn, { back: '◀ Earlier', on: 'Later ▶' }),
    ...(choices.length === 0
      ? []
      : [row(select(customIdIn(ctx.lore, 'lore.open'), 'Open …', choices))]),
  ]
}

const nothingDated = ({ from, to }: Question): string =>
  from === null && to === null
    ? 'Nothing known with a date.'
    : 'Nothing is known to have happened then.'

function spanOf({ from, to }: Question, { campaign }: PlayerContext): string {
  if (from === null && to === null) return ''
  const words = [from, to].map((day) =>
    day === null ? '…' : formatDay(day, campaign.calendar, campaign.dateFormat),
  )
  return `\n-# ${words.join(' to ')}`
}

/** What the question covers, oldest first. */
function eventsOf({ about, from, to }: Question, { lore }: PlayerContext): readonly DatedEntry[] {
  const { dated } = overviewOf(lore)
  const concerned = about === null ? null : around(about, lore)
  return dated().filter(
    ({ entry, date }) =>
      (concerned === null || concerned.has(entry)) && overlaps(date, { from, until: to }),
  )
}

/** The entry itself and whatever is tied to it. */
const around = (about: KnownEntry, lore: PlayerContext['lore']): ReadonlySet<KnownEntry | null> =>
  new Set([
    about,
    ...about.relations.map(({ target }) => lore.get(target)),
    ...lore.incoming(about.id).map(({ source }) => source),
  ])
