import type { BulletinContent } from '../bulletins/content.ts'
import { compareDates } from '../calendar/compareDates.ts'
import type { Delivery } from '../store/store.ts'
import {
  button,
  container,
  row,
  select,
  separator,
  text,
  type Choice,
  type Component,
} from './components.ts'
import type { PlayerContext } from './context.ts'
import { customId } from './customId.ts'
import { dateText } from './entryFacts.ts'
import { plain, prose } from './loreText.ts'
import { pagesOf } from './paging.ts'

/** As many as a menu holds. */
const mostIssues = 25
const pageLength = 3000

/** A bulletin that was printed. */
export interface Issue {
  readonly delivery: Delivery
  readonly content: BulletinContent
}

/** Whatever has been published, newest first: the bulletins, then the stories that lore keeps. */
export async function archive(ctx: PlayerContext): Promise<{
  readonly issues: readonly Issue[]
  readonly choices: readonly Choice[]
}> {
  const sent = await ctx.bulletins.deliveries(mostIssues, ['sent'])
  const issues = sent.flatMap((delivery) =>
    delivery.content === null ? [] : [{ delivery, content: delivery.content }],
  )
  const printed = issues.map(({ delivery, content }) => ({
    label: content.headline,
    value: delivery.id,
    description: `${content.stardate} · ${content.masthead}`,
  }))
  const choices = [...printed, ...storiesInLore(ctx)].slice(0, mostIssues)
  return { issues, choices }
}

/** Documents that an outlet published, newest in-universe first. */
function storiesInLore({ lore, campaign }: PlayerContext): readonly Choice[] {
  return lore.entries
    .flatMap((entry) => {
      const published = entry.relations.find(({ type }) => type === 'published by')
      return entry.kind === 'document' && published !== undefined && entry.date !== null
        ? [{ entry, date: entry.date, outlet: lore.get(published.target)?.name ?? '' }]
        : []
    })
    .sort((a, b) => compareDates(b.date, a.date))
    .map(({ entry, date, outlet }) => ({
      label: entry.name,
      value: entry.id,
      description: `${dateText(date, campaign)} · ${outlet}`,
    }))
}

/** A printed bulletin in full, a page at a time, with the rest of the archive below. */
export function issuePage(
  { delivery, content }: Issue,
  page: number,
  choices: readonly Choice[],
): readonly Component[] {
  const dateline = content.dateline === '' ? '' : `**${plain(content.dateline)}** — `
  const attached =
    content.attached === null
      ? ''
      : `\n\n### ${plain(content.attached.title)}\n\n${prose(content.attached.text)}`
  const pages = pagesOf(`${dateline}${prose(content.story)}${attached}`, pageLength)
  const shown = Number.isSafeInteger(page) ? Math.min(Math.max(0, page), pages.length - 1) : 0
  const turns = [
    ...(shown > 0 ? [button('◀ Back', customId('news.page', delivery.id, shown - 1))] : []),
    ...(shown < pages.length - 1
      ? [button('Read on ▶', customId('news.page', delivery.id, shown + 1), 'primary')]
      : []),
  ]
  const of = pages.length > 1 ? ` · page ${shown + 1} of ${pages.length}` : ''
  return [
    container(
      [
        text(`-# ${plain(content.masthead)}\n## ${plain(content.headline)}`),
        text(pages[shown] ?? ''),
        separator(),
        text(`-# ${plain(content.stardate)}${of}`),
      ],
      content.color,
    ),
    ...(turns.length === 0 ? [] : [row(...turns)]),
    ...(choices.length === 0 ? [] : [row(select(customId('news.pick'), 'Archive …', choices))]),
  ]
}
