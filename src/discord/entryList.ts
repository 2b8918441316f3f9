import type { KnownEntry } from '../lore/knownWorld.ts'
import { container, row, select, text, type Component } from './components.ts'
import { customIdIn } from './customId.ts'
import type { Reading } from './entryFacts.ts'
import { choiceOf, entryLine, linesPerPage } from './entryLine.ts'
import { pageNote, pageOf, pageRow } from './pager.ts'

/**
 * A list of entries to choose from, in the order given. `asked` counts from 0; a page that does not
 * exist shows the nearest. `turn` makes the custom id that leads to another page.
 */
export function entryList(
  title: string,
  entries: readonly KnownEntry[],
  reading: Reading,
  asked: number,
  turn: (page: number) => string,
): readonly Component[] {
  const page = pageOf(entries, linesPerPage, asked)
  if (page.items.length === 0) return [container([text(`## ${title}\nNothing known.`)], null)]
  const lines = page.items.map((entry) => entryLine(entry, reading))
  const words = [`## ${title}`, ...lines, pageNote(page)].filter((one) => one !== '')
  return [
    container([text(words.join('\n'))], null),
    row(
      select(
        customIdIn(reading.lore, 'lore.open'),
        'Open …',
        page.items.map((entry) => choiceOf(entry, reading.lore)),
      ),
    ),
    ...pageRow(page.shown, page.pages, turn, { back: '◀ Back', on: 'More ▶' }),
  ]
}
