import { foldName } from '../lore/foldName.ts'
import { nearestNames } from '../lore/nearestNames.ts'
import type { EntryFile, UnreadEntry } from './entryFile.ts'
import { shown } from './fields.ts'

/** What a name stands for in a campaign. */
export type Found =
  | { readonly kind: 'entry'; readonly entry: EntryFile }
  | { readonly kind: 'many'; readonly entries: readonly EntryFile[] }
  /** Perhaps an entry whose file could not be read. */
  | { readonly kind: 'unread' }
  | { readonly kind: 'none' }

/** The names and aliases of all entries of a campaign. */
export interface NameTable {
  readonly find: (name: string) => Found
  /** The fix for a name that stands for nothing. */
  readonly suggest: (name: string) => string
}

/** Looking for a near name costs a look at every name: after so many, the writer has enough to do. */
const mostSuggestions = 100

/** Gathers the names, noting in their files those that are there twice. */
export function createNameTable(
  entries: readonly EntryFile[],
  unread: readonly UnreadEntry[],
): NameTable {
  const owners = new Map<string, EntryFile[]>()
  for (const entry of entries) {
    for (const { name, at } of entry.names) {
      const folded = foldName(name)
      const before = owners.get(folded)
      if (before === undefined) owners.set(folded, [entry])
      else {
        noteTwice(name, at, entry, before[0] ?? entry)
        if (!before.includes(entry)) before.push(entry)
      }
    }
  }
  const unreadNames = new Set(unread.flatMap(({ names }) => names.map(foldName)))
  const allNames = entries.flatMap((entry) => entry.names.map(({ name }) => name))
  const suggestions = new Map<string, string>()
  return {
    find: (name) => {
      const folded = foldName(name)
      const [entry, ...others] = owners.get(folded) ?? []
      if (entry === undefined) return { kind: unreadNames.has(folded) ? 'unread' : 'none' }
      return others.length === 0
        ? { kind: 'entry', entry }
        : { kind: 'many', entries: [entry, ...others] }
    },
    suggest: (name) => {
      const known = suggestions.get(name)
      if (known !== undefined) return known
      if (suggestions.size >= mostSuggestions) return writeOrRemove
      const [nearest] = nearestNames(name, allNames, 1)
      const fix = nearest === undefined ? writeOrRemove : `Did you mean "${nearest}"?`
      suggestions.set(name, fix)
      return fix
    },
  }
}

const writeOrRemove = 'Write an entry of that name, or link to one that exists.'

function noteTwice(name: string, at: number, entry: EntryFile, owner: EntryFile): void {
  const { fault } = entry.context
  if (owner === entry) {
    fault(at, `"${shown(name)}" is this entry's name or alias already`, 'Remove it here.')
  } else {
    fault(
      at,
      `"${shown(name)}" is also a name of ${owner.context.file}`,
      'Give one of the two another name: links could not tell them apart.',
    )
  }
}
