import { formatDay } from '../src/calendar/dayFormat.ts'
import { command, type Pressed } from '../src/discord/command.ts'
import {
  container,
  row,
  select,
  separator,
  shorten,
  text,
  type Component,
} from '../src/discord/components.ts'
import type { PlayerContext } from '../src/discord/context.ts'
import { customIdIn } from '../src/discord/customId.ts'
import { besides, entryCard } from '../src/discord/entryCard.ts'
import { dateText, secretMark } from '../src/discord/entryFacts.ts'
import { choiceOf } from '../src/discord/entryLine.ts'
import { entryList } from '../src/discord/entryList.ts'
import { keptPage } from '../src/discord/keptPages.ts'
import { kindNames } from '../src/discord/kinds.ts'
import { completionsOf, knownEntry, openCard, openNamed } from '../src/discord/lookUp.ts'
import { plain } from '../src/discord/loreText.ts'
import { newestFirst, overviewOf } from '../src/discord/overview.ts'
import { asOfOption, inItsTime, readAsOf } from '../src/discord/pastReading.ts'
import { message, publicMessage, showing, update, type Reply } from '../src/discord/reply.ts'
import { UserError } from '../src/errors.ts'
import { entryKinds, type EntryKind } from '../src/lore/entry.ts'

export default command({
  data: {
    name: 'lore',
    description: 'Look something up: people, factions, places, ships, incidents, documents',
    options: [
      {
        name: 'entry',
        description: 'What to look up; leave it out to look around',
        kind: 'string',
        autocomplete: true,
        most: 100,
      },
      asOfOption,
    ],
  },
  for: 'player',
  autocomplete: { entry: (typed, { lore }) => completionsOf(lore, typed) },
  run: ({ entry, 'as-of': asOf }, ctx) =>
    readAsOf(asOf, ctx, (then) =>
      entry === null ? message(...homePage(then)) : openNamed(entry, then),
    ),
  components: {
    'lore.kind': inItsTime(({ values, parts }, ctx) =>
      update(...kindPage(values[0] ?? parts[0], parts[1], ctx)),
    ),
    'lore.open': inItsTime(async ({ values, parts }, ctx) =>
      showing(update, await openCard(knownEntry(values[0] ?? parts[0], ctx.lore), ctx, 0)),
    ),
    'lore.page': inItsTime(async ({ parts }, ctx) =>
      showing(update, await openCard(knownEntry(parts[0], ctx.lore), ctx, Number(parts[1]))),
    ),
    'lore.share': inItsTime(share),
  },
})

const homePage = (ctx: PlayerContext): readonly Component[] =>
  keptPage(ctx, 'home', () => ({ components: makeHomePage(ctx), picture: null })).components

function makeHomePage({ campaign, lore }: PlayerContext): readonly Component[] {
  const counts = entryKinds
    .map((kind) => ({ kind, count: overviewOf(lore).ofKind(kind).length }))
    .filter(({ count }) => count > 0)
  const today = formatDay(lore.today, campaign.calendar, campaign.dateFormat)
  const countLine = counts.map(({ kind, count }) => {
    const { sign, one, many } = kindNames[kind]
    return `${sign} **${count}** ${count === 1 ? one : many}`
  })
  const page = container(
    [
      text(
        [
          `# ${plain(shorten(campaign.name, 120))}`,
          ...(campaign.summary === '' ? [] : [plain(shorten(campaign.summary, 1000))]),
          `-# Today is ${today}`,
        ].join('\n'),
      ),
      separator(),
      text(countLine.join('  ·  ') || 'Nothing is written yet.'),
      ...latest({ campaign, lore }),
    ],
    null,
  )
  if (counts.length === 0) return [page]
  const kinds = counts.map(({ kind, count }) => ({
    label: kindNames[kind].many,
    value: kind,
    description: `${count} known`,
  }))
  const likely = lore.search('', { limit: 15 }).map((entry) => choiceOf(entry, lore))
  return [
    page,
    row(select(customIdIn(lore, 'lore.kind'), 'Browse by kind …', kinds)),
    row(select(customIdIn(lore, 'lore.open'), 'Often asked for …', likely)),
  ]
}

/** As many as tell what has been going on. */
const mostLatest = 4

/** The newest incidents and documents by their in-universe dates. */
function latest(reading: Pick<PlayerContext, 'campaign' | 'lore'>) {
  const { lore, campaign } = reading
  const { newest } = overviewOf(lore)
  const lines = (['incident', 'document'] as const)
    .flatMap((kind) => newest(kind).slice(0, mostLatest))
    .filter(({ date }) => date !== null)
    .sort(newestFirst)
    .slice(0, mostLatest)
    .map((entry) => {
      const when = entry.date === null ? '' : `${dateText(entry.date, campaign)} — `
      return `${when}${secretMark(entry, lore)}${plain(entry.name)}`
    })
  return lines.length === 0 ? [] : [text(`### Latest\n${lines.join('\n')}`)]
}

function kindPage(
  name: string | undefined,
  page: string | undefined,
  reading: PlayerContext,
): readonly Component[] {
  const kind: EntryKind | undefined = entryKinds.find((one) => one === name)
  if (kind === undefined) throw new UserError('There is no such kind of entry. Try `/lore`.')
  return entryList(
    kindNames[kind].many,
    overviewOf(reading.lore).ofKind(kind),
    reading,
    Number(page ?? 0),
    (to) => customIdIn(reading.lore, 'lore.kind', kind, to),
  )
}

/** Posts the card for everyone: what anybody here may know, not what the sharer knows. */
async function share({ parts }: Pressed, ctx: PlayerContext): Promise<Reply> {
  const { id } = knownEntry(parts[0], ctx.lore)
  const lore = await ctx.audience()
  const entry = lore.get(id)
  if (entry === null) {
    throw new UserError('Not everyone here may know this, so it cannot be shared in the channel.')
  }
  const card = entryCard(entry, { campaign: ctx.campaign, lore }, 0, true)
  await ctx.opened(id, 'everybody', () => Array.from(besides(entry, lore), (one) => one.id))
  const components = [...card.components, text(`-# Shared by <@${ctx.user}>`)]
  return showing(publicMessage, { components, picture: card.picture })
}
