import type { DayNumber } from '../calendar/day.ts'
import type { Entry, Section } from './entry.ts'
import type { EntryId } from './ids.ts'
import { knownParts } from './knownParts.ts'
import type { IncomingRelation, KnownEntry, KnownWorld } from './knownWorld.ts'
import { createNameIndex } from './nameIndex.ts'
import { sectionsOf } from './pieces.ts'
import { linkedNames } from './prose.ts'
import { couldSee, hadBegun, pointInTime, type PointInTime } from './pointInTime.ts'
import { audienceOf, canSee, type Viewer } from './visibility.ts'
import type { World } from './world.ts'

/**
 * The world as `viewer` knows it on the in-universe day `today`; with `asOf`, what they now know to
 * have been known on that earlier day, never on a later one: the present is the limit. Filters first; all else is
 * derived from what is left, so that two worlds which differ only in what is hidden from the
 * viewer are perceived alike.
 */
export function perceive(
  world: World,
  viewer: Viewer,
  today: DayNumber,
  asOf: DayNumber | null = null,
): KnownWorld {
  const when = pointInTime(today, asOf)
  const raw = visibleEntries(world, viewer, when)
  // The one place that vouches for an entry: everything in `raw` was filtered above.
  const vouched = (entry: Entry): KnownEntry => entry as Entry & KnownEntry
  const entries = Array.from(raw.values(), vouched)

  const incoming = once(() => tiesByTarget(entries))
  const get = (id: EntryId): KnownEntry | null => {
    const entry = raw.get(id)
    return entry === undefined ? null : vouched(entry)
  }
  const names = once(() =>
    createNameIndex(
      entries,
      (entry) => entry.relations.length + (incoming().get(entry.id)?.length ?? 0),
    ),
  )
  // To others than GMs, what is not for everyone reads like all the rest.
  const isSecret = ({ visibility }: Section): boolean =>
    viewer.gm && !canSee(visibility, audienceOf(viewer.guild), today)
  return {
    viewer,
    today,
    asOf: when.asOf,
    entries,
    get,
    sections: (entry) => sectionsOf(raw.get(entry.id)?.sections ?? [], isSecret),
    resolve: (text, kinds) => {
      const byId = get(text as EntryId) // a text that is no id is in no map
      if (byId !== null && (kinds === undefined || kinds.includes(byId.kind))) {
        return { kind: 'found', entry: byId }
      }
      return names().resolve(text, kinds)
    },
    search: (text, options) => names().search(text, options),
    incoming: (id) => incoming().get(id) ?? [],
    mentions: (entry) => {
      const found = new Set<KnownEntry>()
      for (const section of raw.get(entry.id)?.sections ?? []) {
        for (const name of linkedNames(section.body)) {
          const target = names().named(name)
          if (target !== null && target.id !== entry.id) found.add(target)
        }
      }
      return [...found]
    },
  }
}

/** Of each entry that may be seen, the parts that may; in the world's order. */
function visibleEntries(
  world: World,
  viewer: Viewer,
  when: PointInTime,
): ReadonlyMap<EntryId, Entry> {
  const seen = new Set<EntryId>()
  for (const entry of world.entries) {
    if (couldSee(entry.visibility, viewer, when) && hadBegun(entry.date, when)) seen.add(entry.id)
  }
  const reachable = (id: EntryId): boolean => seen.has(id)
  const raw = new Map<EntryId, Entry>()
  for (const entry of world.entries) {
    if (reachable(entry.id)) raw.set(entry.id, knownParts(entry, viewer, when, reachable))
  }
  return raw
}

function tiesByTarget(
  entries: readonly KnownEntry[],
): ReadonlyMap<EntryId, readonly IncomingRelation[]> {
  const ties = new Map<EntryId, IncomingRelation[]>()
  for (const source of entries) {
    for (const relation of source.relations) {
      const list = ties.get(relation.target)
      if (list === undefined) ties.set(relation.target, [{ source, relation }])
      else list.push({ source, relation })
    }
  }
  // A list that grew has room for more than it holds: with one or two ties, seven times as much.
  for (const [target, list] of ties) ties.set(target, list.slice())
  return ties
}

/** Computes on first use: most interactions need neither the index nor the ties. */
function once<T>(compute: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => (made ??= { value: compute() }).value
}
