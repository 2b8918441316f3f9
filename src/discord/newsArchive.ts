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

/** The bulletins that this reader finds in print, newest first, as many as a menu holds. */
export const printedIssues = ({ news }: PlayerContext): Promise<readonly Issue[]> =>
  news.latest(mostChoices)

/**
 * Whatever has been published and is called as `wanted` says, as choices, newest first: the
 * bulletins, then the stories that lore keeps. At most as many as a menu holds.
 */
export function archiveChoices(
  issues: readonly Issue[],
  ctx: PlayerContext,
  wanted: (headline: string) => boolean = () => true,
): readonly Choice[] {
  const printed = issues
    .filter(({ content }) => wanted(content.headline))
    .map(({ id, content }) => ({
      label: content.headline,
      value: id,
      description: joined(content.stardate, content.masthead),
    }))
  return [...printed, ...storiesInLore(ctx, wanted, mostChoices - printed.length)]
}

const joined = (...words: readonly string[]): string =>
  words.filter((one) => one !== '').join(' · ')

/** Documents that an outlet published, newest in-universe first. */
function storiesInLore(
  { lore, campaign }: PlayerContext,
  wanted: (headline: string) => boolean,
  most: number,
): readonly Choice[] {
  const found: Choice[] = []
  for (const entry of overviewOf(lore).newest('document')) {
    if (found.length === most) break
    const published = outletOf(entry)
    if (published === null || entry.date === null || !wanted(entry.name)) continue
    found.push({
      label: entry.name,
      value: entry.id,
      description: joined(dateText(entry.date, campaign), lore.get(published)?.name ?? ''),
    })
  }
  return found
}

const outletOf = ({ relations }: KnownEntry) =>
  relations.find(({ type }) => type === 'published by')?.target ?? null

/** A printed bulletin in full, a page at a time, with the rest of the archive below. */
export function issuePage(
  { id, content }: Issue,
  asked: number,
  choices: readonly Choice[],
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
    ...pageRow(shown, pages.length, (page) => customId('news.page', id, page)),
    ...(choices.length === 0 ? [] : [row(select(customId('news.pick'), 'Archive …', choices))]),
  ]
}
