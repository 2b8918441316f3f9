import { realSpanOf } from '../src/calendar/convert.ts'
import { formatDate } from '../src/calendar/formatDate.ts'
import { formatDay } from '../src/calendar/dayFormat.ts'
import { parseDate } from '../src/calendar/parseDate.ts'
import { readRealTime } from '../src/calendar/readRealTime.ts'
import { anniversaryLine, nextAnniversaries } from '../src/discord/anniversaryList.ts'
import {
  clockWords,
  noTimeWords,
  realSpanWords,
  timestamp,
  universeAnswer,
} from '../src/discord/clockWords.ts'
import { advanceBy, clockPreview, unchanged } from '../src/discord/clockDesk.ts'
import { command } from '../src/discord/command.ts'
import { container, row, select, text, type Component } from '../src/discord/components.ts'
import type { PlayerContext } from '../src/discord/context.ts'
import { customId } from '../src/discord/customId.ts'
import { choiceOf, linesPerPage } from '../src/discord/entryLine.ts'
import { plain } from '../src/discord/loreText.ts'
import { readDay } from '../src/discord/readDate.ts'
import { pageNote, pageOf, pageRow } from '../src/discord/pager.ts'
import { message, update, type Reply } from '../src/discord/reply.ts'
import { UserError } from '../src/errors.ts'

/** How many anniversaries are told beside today's date, and how far ahead, in in-universe days. */
const mostBeside = 3
const ahead = 370

const longestDate = 60

export default command({
  data: {
    name: 'date',
    description: 'The campaign’s date',
    subcommands: [
      { name: 'show', description: 'Today, in the campaign and in the real world' },
      {
        name: 'convert',
        description: 'What a date of the campaign is in the real world, or the other way round',
        options: [
          {
            name: 'date',
            description: 'In the campaign: 238802.22, 2391-11, early 2392, the 2370s …',
            kind: 'string',
            most: longestDate,
          },
          {
            name: 'real',
            description: 'In the real world: 2027-02-22, 2027-02-22 18:00, March 2027 …',
            kind: 'string',
            most: longestDate,
          },
        ],
      },
      { name: 'upcoming', description: 'The next anniversaries of what you know of' },
      {
        name: 'set',
        description: 'Make it another day in the campaign; you see first what that changes',
        gm: true,
        options: [
          {
            name: 'day',
            description: 'The day, as 2404-02-22',
            kind: 'string',
            required: true,
            most: longestDate,
          },
        ],
      },
      {
        name: 'advance',
        description: 'Move the campaign’s date on; you see first what that changes',
        gm: true,
        options: [
          {
            name: 'days',
            description: 'By how many days; back with a minus',
            kind: 'integer',
            required: true,
          },
        ],
      },
    ],
  },
  for: 'player',
  run: {
    show: (_, ctx) => message(...today(ctx)),
    convert: (args, ctx) => convert(args, ctx),
    upcoming: (_, ctx) => message(...upcoming(0, ctx)),
    set: async ({ day }, ctx) => {
      const change = { ...unchanged, day: readDay(day, ctx.campaign) }
      return message(...(await clockPreview(change, ctx.campaign, ctx)))
    },
    advance: async ({ days }, ctx) =>
      message(...(await clockPreview(advanceBy(days), ctx.campaign, ctx))),
  },
  components: {
    'date.upcoming': ({ parts: [page] }, ctx) => update(...upcoming(Number(page), ctx)),
  },
})

function today(ctx: PlayerContext): readonly Component[] {
  const { campaign, lore, now } = ctx
  const { calendar, dateFormat } = campaign
  const coming = nextAnniversaries(ctx)
    .filter(({ day }) => day <= lore.today + ahead)
    .slice(0, mostBeside)
    .map((one) => anniversaryLine(one, ctx))
  const head = [
    `## ${plain(formatDay(lore.today, calendar, dateFormat))}`,
    `In the real world: ${timestamp(now.epochMilliseconds, 'F')}`,
    `-# ${clockWords(campaign)}`,
  ]
  const blocks = coming.length === 0 ? [] : [text(`### Coming up\n${coming.join('\n')}`)]
  return [container([text(head.join('\n')), ...blocks], null)]
}

interface Asked {
  readonly date: string | null
  readonly real: string | null
}

function convert({ date, real }: Asked, { campaign }: PlayerContext): Reply {
  if (date === null && real === null) {
    throw new UserError(
      'Give me a `date` of the campaign, or a `real` one, and I tell you the other side.',
    )
  }
  return message(
    container(
      [
        ...(date === null ? [] : [text(intoRealTime(date, campaign))]),
        ...(real === null ? [] : [text(intoCampaign(real, campaign))]),
        text(`-# ${clockWords(campaign)}`),
      ],
      null,
    ),
  )
}

function intoRealTime(typed: string, campaign: PlayerContext['campaign']): string {
  const { calendar, dateFormat } = campaign
  const reading = parseDate(typed, calendar, dateFormat)
  if (!reading.ok) throw notDate(typed, reading)
  const { date } = reading
  const span = realSpanOf(date, campaign)
  const exact = date.precision === 'day' && !date.approximate
  return [
    `## ${plain(formatDate(date, calendar, dateFormat))}`,
    span.kind === 'none' ? noTimeWords[span.reason] : `In the real world: ${realSpanWords(span)}`,
    ...(exact || span.kind === 'none' ? [] : ['-# The date is not exact, and neither is this.']),
  ].join('\n')
}

function intoCampaign(typed: string, campaign: PlayerContext['campaign']): string {
  const reading = readRealTime(typed, campaign.zone)
  if (!reading.ok) throw notDate(typed, reading)
  const { span, exact } = reading
  const asked =
    exact && span.begins !== null
      ? timestamp(span.begins.epochMilliseconds, 'F')
      : `${plain(typed)}, in ${plain(campaign.zone)}`
  return `## ${asked}\nIn the campaign: ${universeAnswer(span, campaign)}`
}

const notDate = (
  typed: string,
  { message: why, fix }: { readonly message: string; readonly fix: string },
): UserError => new UserError(`“${plain(typed)}” is not a date: ${plain(why)}. ${fix}`)

function upcoming(asked: number, ctx: PlayerContext): readonly Component[] {
  const page = pageOf(nextAnniversaries(ctx), linesPerPage, asked)
  const lines = page.items.map((one) => anniversaryLine(one, ctx))
  const note = pageNote(page)
  const nothing = 'No day is known exactly enough to have an anniversary.'
  const choices = page.items.map(({ entry }) => choiceOf(entry, ctx.lore))
  return [
    container(
      [
        text(`## Anniversaries to come\n${lines.join('\n') || nothing}`),
        ...(note === '' ? [] : [text(note)]),
      ],
      null,
    ),
    ...pageRow(page.shown, page.pages, (number) => customId('date.upcoming', number), {
      back: '◀ Sooner',
      on: 'Later ▶',
    }),
    ...(choices.length === 0 ? [] : [row(select(customId('lore.open'), 'Open …', choices))]),
  ]
}
