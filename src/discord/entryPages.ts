import type { KnownEntry } from '../lore/knownWorld.ts'
import { attributeLines, claimLines, relationLines, type Reading } from './entryFacts.ts'
import { plain, prose } from './loreText.ts'
import { pagesOf } from './paging.ts'

/** Leaves room for the heading, the summary and the foot within a message's 4,000. */
const pageLength = 2800

/** All that a reader knows of an entry as Markdown, cut into pages; at least one. */
export function entryPages(entry: KnownEntry, reading: Reading): readonly string[] {
  const blocks = [
    ...proseBlocks(entry, reading),
    ...listed('Accounts, in their order', claimLines(entry, reading)),
    ...listed('Ties', relationLines(entry, reading)),
  ]
  const facts = attributeLines(entry, reading).join('\n')
  const pages = pagesOf([facts, ...blocks].filter((block) => block !== '').join('\n\n'), pageLength)
  return pages.length === 0 ? [''] : pages
}

/** Sections under their headings; parts of one section follow each other under one heading. */
function proseBlocks(entry: KnownEntry, { lore }: Reading): readonly string[] {
  let current = ''
  return lore.sections(entry).map(({ heading, text, secret }) => {
    const title = heading === current || heading === '' ? '' : `### ${plain(heading)}\n`
    current = heading
    const mark = secret && lore.viewer.gm ? '-# 🔒 Game masters only\n' : ''
    return `${title}${mark}${prose(text.trim())}`
  })
}

const listed = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`### ${title}\n${lines.join('\n')}`]
