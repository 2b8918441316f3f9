import { foldName } from '../lore/foldName.ts'
import type { KnownEntry } from '../lore/knownWorld.ts'
import type { Issue } from '../store/store.ts'
import { mostText } from './budget.ts'
import {
  container,
  row,
  select,
  separator,
  shorten,
  text,
  type Choice,
  type Component,
} from './components.ts'
import type { PlayerContext } from './context.ts'
import { customId } from './customId.ts'
import { dateText } from './entryFacts.ts'
import { plain, prose } from './loreText.ts'
import { overviewOf } from './overview.ts'
import { pageNumber, pageRow } from './pager.ts'
import { pagesOf } from './paging.ts'

/** As many as a menu holds. */
const mostChoices = 25
const pageLength = 3000

/** A menu's worth of the archive. */
export interface Shelf {
  readonly choices: readonly Choice[]
  /** The bulletins among them, which come first. */
  readonly issues: readonly Issue[]
  /** From 0. */
  readonly shown: number
  /** At least 1. */
  readonly pages: number
}

/**
 * A page of whatever has been published, newest first: the bulletins that this reader finds in
 * print, then the stories that lore keeps. The nearest page that there is.
 */
export async function archiveShelf(asked: number, ctx: PlayerContext): Promise<Shelf> {
  const stories = storiesInLore(ctx)
  const pageAt = (page: number) => ctx.news.page(page * mostChoices, mostChoices)
  const wanted = pageNumber(asked, mostPages)
  const found = await pageAt(wanted)
  const pages = Math.max(1, Math.ceil((found.total + stories.length) / mostChoices))
  const shown = pageNumber(wanted, pages)
  const { issues, total } = shown === wanted ? found : await pageAt(shown)
  const skip = Math.max(0, shown * mostChoices - total)
  const told = stories.slice(skip, skip + mostChoices - issues.length)
  const choices = [...issues.map(issueChoice), ...told.map((one) => storyChoice(one, ctx))]
  return { choices, issues, shown, pages }
}
/** More than anybody turns; it keeps forged numbers small. */
const mostPages = 100_000

/** What of it is called as somebody typed, newest first; as many as a menu holds. */
export async function archiveMatches(
  typed: string,
  ctx: PlayerContext,
): Promise<readonly Choice[]> {
  const wanted = foldName(typed)
  const issues = await ctx.news.called(typed, mostChoices)
  const stories = storiesInLore(ctx).filter(({ name }) => foldName(name).includes(wanted))
  const told = stories.slice(0, mostChoices - issues.length)
  return [...issues.map(issueChoice), ...told.map((one) => storyChoice(one, ctx))]
}

const issueChoice = ({ id, content }: Issue): Choice => ({
  label: content.headline,
  value: id,
  description: joined(content.stardate, content.masthead),
})

const joined = (...words: readonly string[]): string =>
  words.filter((one) => one !== '').join(' · ')

/** Documents that an outlet published, newest in-universe first. */
const storiesInLore = ({ lore }: PlayerContext): readonly KnownEntry[] =>
  overviewOf(lore)
    .newest('document')
    .filter((entry) => outletOf(entry) !== null && entry.date !== null)

function storyChoice(entry: KnownEntry, { lore, campaign }: PlayerContext): Choice {
  const outlet = outletOf(entry)
  const published = outlet === null ? '' : (lore.get(outlet)?.name ?? '')
  const date = entry.date === null ? '' : dateText(entry.date, campaign)
  return { label: entry.name, value: entry.id, description: joined(date, published) }
}

const outletOf = ({ relations }: KnownEntry) =>
  relations.find(({ type }) => type === 'published by')?.target ?? null

/** A printed bulletin in full, a page at a time, with a page of the archive below. */
export function issuePage(
  { id, content }: Issue,
  asked: number,
  shelf: Shelf,
): readonly Component[] {
  const dateline = content.dateline === '' ? '' : `**${plain(content.dateline)}** — `
  const attached =
    content.attached === null
      ? ''
      : `\n\n### ${plain(content.attached.title)}\n\n${prose(content.attached.text)}`
  const head = [
    ...(content.masthead === '' ? [] : [`-# ${plain(shorten(content.masthead, 200))}`]),
    `## ${plain(shorten(content.headline, 200))}`,
  ].join('\n')
  const day = plain(shorten(content.stardate, 100))
  const room = mostText - head.length - day.length - 40
  const words = `${dateline}${prose(content.story)}${attached}`
  const pages = pagesOf(words, Math.min(pageLength, room))
  const shown = pageNumber(asked, pages.length)
  const foot = [day, pages.length > 1 ? `page ${shown + 1} of ${pages.length}` : '']
  const body = pages[shown] ?? ''
  return [
    container(
      [
        text(head),
        ...(body === '' ? [] : [text(body)]),
        separator(),
        text(`-# ${joined(...foot)}`),
      ],
      content.color,
    ),
    ...pageRow(shown, pages.length, (page) => customId('news.page', id, page, shelf.shown)),
    ...(shelf.choices.length === 0
      ? []
      : [row(select(customId('news.pick', shelf.shown), 'Archive …', shelf.choices))]),
    ...pageRow(shelf.shown, shelf.pages, (to) => customId('news.page', id, shown, to), {
      back: '◀ Newer stories',
      on: 'Older stories ▶',
    }),
  ]
}
