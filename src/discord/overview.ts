import { compareDates } from '../calendar/compareDates.ts'
import type { ImpreciseDate } from '../calendar/impreciseDate.ts'
import type { EntryKind } from '../lore/entry.ts'
import type { KnownEntry, KnownWorld } from '../lore/knownWorld.ts'

export interface DatedEntry {
  readonly entry: KnownEntry
  readonly date: ImpreciseDate
}

/** A known world in the orders in which it is shown. */
export interface Overview {
  /** In the order of their names. */
  readonly ofKind: (kind: EntryKind) => readonly KnownEntry[]
  /** Newest in-universe first, then those without a date; by name where that is equal. */
  readonly newest: (kind: EntryKind) => readonly KnownEntry[]
  /** Everything with a date, oldest first. */
  readonly dated: () => readonly DatedEntry[]
}

// By the list itself, which stays the same as long as nothing changes for its readers: a large
// world is sorted once, not for every interaction.
const made = new WeakMap<readonly KnownEntry[], Overview>()

export function overviewOf({ entries }: KnownWorld): Overview {
  const known = made.get(entries)
  if (known !== undefined) return known
  const overview = create(entries)
  made.set(entries, overview)
  return overview
}

function create(entries: readonly KnownEntry[]): Overview {
  const kinds = new Map<EntryKind, KnownEntry[]>()
  for (const entry of entries) {
    const list = kinds.get(entry.kind)
    if (list === undefined) kinds.set(entry.kind, [entry])
    else list.push(entry)
  }
  const newest = new Map<EntryKind, readonly KnownEntry[]>()
  let dated: readonly DatedEntry[] | null = null
  const ofKind = (kind: EntryKind): readonly KnownEntry[] => kinds.get(kind) ?? []
  return {
    ofKind,
    newest: (kind) => {
      const list = newest.get(kind) ?? ofKind(kind).toSorted(newestFirst)
      newest.set(kind, list)
      return list
    },
    dated: () =>
      (dated ??= entries
        .flatMap((entry) => (entry.date === null ? [] : [{ entry, date: entry.date }]))
        .sort((a, b) => compareDates(a.date, b.date))),
  }
}

/** The order of entries from the newest date to none. */
export function newestFirst(a: KnownEntry, b: KnownEntry): number {
  if (a.date === null || b.date === null) return Number(a.date === null) - Number(b.date === null)
  return compareDates(b.date, a.date)
}
