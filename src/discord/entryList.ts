import type { KnownEntry } from '../lore/knownWorld.ts'
import type { Campaign } from '../store/store.ts'
import { button, container, row, select, shorten, text, type Component } from './components.ts'
import { customId } from './customId.ts'
import { dateText } from './entryFacts.ts'
import { plain } from './loreText.ts'

/** As many as stay legible on a phone and fit one menu. */
const perPage = 10

/**
 * A list of entries to choose from, in the order given. `page` counts from 0; one that does not
 * exist shows the nearest. `turn` makes the custom id that leads to another page.
 */
export function entryList(
  title: string,
  entries: readonly KnownEntry[],
  campaign: Campaign,
  page: number,
  turn: (page: number) => string,
  lead = '',
): readonly Component[] {
  const pages = Math.max(1, Math.ceil(entries.length / perPage))
  const shown = Number.isSafeInteger(page) ? Math.min(Math.max(0, page), pages - 1) : 0
  const here = entries.slice(shown * perPage, (shown + 1) * perPage)
  const lines = here.map(({ name, date, summary }) => {
    const when = date === null ? '' : ` · ${dateText(date, campaign)}`
    return `**${plain(name)}**${when}\n${plain(shorten(summary, 140))}`
  })
  const count = pages > 1 ? `-# ${entries.length} in all · page ${shown + 1} of ${pages}` : ''
  const block = container(
    [text([`## ${title}`, lead, ...lines, count].filter((one) => one !== '').join('\n'))],
    null,
  )
  if (here.length === 0) return [container([text(`## ${title}\nNothing known.`)], null)]
  const turns = [
    ...(shown > 0 ? [button('◀ Back', turn(shown - 1))] : []),
    ...(shown < pages - 1 ? [button('More ▶', turn(shown + 1), 'primary')] : []),
  ]
  return [
    block,
    row(select(customId('lore.open'), 'Open …', here.map(choiceOf))),
    ...(turns.length === 0 ? [] : [row(...turns)]),
  ]
}

/** An entry as a line of a menu. */
export const choiceOf = ({ name, id, summary }: KnownEntry) => ({
  label: name,
  value: id,
  description: summary,
})
