import type { KnownEntry } from '../lore/knownWorld.ts'
import { attributeLines, claimLines, relationLines, type Reading } from './entryFacts.ts'
import { plain, prose } from './loreText.ts'
import { pagesOf } from './paging.ts'

/** All that a reader knows of an entry as Markdown, in pages of at most `most`; at least one. */
export function entryPages(
  entry: KnownEntry,
  reading: Reading,
  most: number,
): readonly [string, ...string[]] {
  const blocks = [
    attributeLines(entry, reading).join('\n'),
    ...proseBlocks(entry, reading),
    ...listed('What is said', claimLines(entry, reading)),
    ...listed('Ties', relationLines(entry, reading)),
  ]
  const [first = '', ...others] = pagesOf(blocks.filter((block) => block !== '').join('\n\n'), most)
  return [first, ...others]
}

/** Sections under their headings. */
const proseBlocks = (entry: KnownEntry, { lore }: Reading): readonly string[] =>
  lore.sections(entry).flatMap(({ heading, passages }) =>
    passages.map(({ text, secret }, place) => {
      const words = place === 0 ? plain(heading) : ''
      const title = words === '' ? '' : `### ${words}`
      const mark = secret ? '-# 🔒 Hidden from players' : ''
      return [title, mark, prose(text.trim())].filter((line) => line !== '').join('\n')
    }),
  )

const listed = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`### ${title}\n${lines.join('\n')}`]
