import { createHash } from 'node:crypto'
import type { EntryDraft } from '../lore/draft.ts'
import type { Relation } from '../lore/entry.ts'
import { shown } from './fields.ts'
import type { NameAt } from './readers.ts'
import type { EntryFile } from './entryFile.ts'
import type { FileContext } from './fileContext.ts'
import type { Link } from './links.ts'
import type { NameTable } from './nameTable.ts'

/** The entry that a name stands for; null after noting why there is none. */
export function resolveName(
  { name, at }: NameAt,
  table: NameTable,
  { fault }: FileContext,
): EntryFile | null {
  const found = table.find(name)
  if (found.kind === 'entry') return found.entry
  if (found.kind === 'none') {
    fault(at, `no entry is called "${shown(name)}"`, table.suggest(name))
  } else if (found.kind === 'many') {
    const files = found.entries.map(({ context }) => context.file).join(' and ')
    fault(at, `"${shown(name)}" is the name of ${files}`, 'Use a name that only one of them has.')
  }
  return null
}

/** Notes each link of the prose that leads nowhere. */
export function checkLinks(links: readonly Link[], table: NameTable, context: FileContext): void {
  for (const link of links) {
    const { name, words, at } = link
    const swapped = words !== null && table.find(words).kind === 'entry'
    if (swapped && table.find(name).kind === 'none') {
      const fix = `The name comes first: [[${words}|${name}]].`
      context.fault(at, `no entry is called "${shown(name)}"`, fix)
    } else resolveName(link, table, context)
  }
}

/** An entry whose relations lead to entries. Notes names that lead nowhere, and to itself. */
export function resolveEntry(entry: EntryFile, table: NameTable): EntryDraft {
  const { key, content, context, links } = entry
  checkLinks(links, table, context)
  const relations: Relation<string>[] = []
  const seen = new Set<string>()
  for (const relation of content.relations) {
    const target = resolveName(relation.target, table, context)
    if (target === null) continue
    const { at } = relation.target
    const same = [relation.type, target.key, relation.from?.notation, relation.until?.notation]
    if (target === entry) {
      context.fault(at, `"${relation.type}" ties the entry to itself`, 'Name another entry.')
    } else if (seen.has(same.join('\n'))) {
      const tie = `"${relation.type}" to "${target.content.name}"`
      context.fault(at, `${tie} is said twice`, 'Remove one of the two.')
    } else relations.push({ ...relation, target: target.key })
    seen.add(same.join('\n'))
  }
  return withHash({ ...content, key, relations })
}

/**
 * Adds the hash of all that a draft says. Not of its file alone: the entry that a name stands for,
 * and the days that a date means, are written elsewhere and may change while the file does not.
 */
export const withHash = <T extends object>(draft: T): T & { readonly hash: string } => ({
  ...draft,
  hash: createHash('sha256').update(JSON.stringify(draft, withoutUsual)).digest('hex'),
})

// What joined the format later is left out where it has its usual value: the files of before keep
// their hash, and make no revision.
const withoutUsual = (field: string, value: unknown): unknown =>
  field === 'datelineStyle' && value === 'upper' ? undefined : value
