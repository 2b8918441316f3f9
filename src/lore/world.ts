import type { DayNumber } from '../calendar/day.ts'
import type { Entry } from './entry.ts'
import { foldName } from './foldName.ts'
import type { EntryId } from './ids.ts'
import { readersIn, type Viewer, type Visibility } from './visibility.ts'

/**
 * A campaign's whole lore in memory, hidden matter included. Only the store, the scheduler and
 * authoring hold one; commands receive what `perceive` makes of it.
 */
export interface World {
  readonly byId: ReadonlyMap<EntryId, Entry>
  /** In the order of their folded names, then of their keys. */
  readonly entries: readonly Entry[]
  /** The roles, users and days that any visibility in it names: what tells viewers apart. */
  readonly distinctions: Distinctions
}

interface Distinctions {
  readonly roles: ReadonlySet<string>
  readonly users: ReadonlySet<string>
}

/** A world of these entries. Ids are unique. */
export const createWorld = (entries: Iterable<Entry>): World =>
  worldOf(new Map(Array.from(entries, (entry) => [entry.id, entry])))

/** The world after some entries were added or changed and others removed. */
export function updateWorld(
  world: World,
  changed: Iterable<Entry>,
  removed: Iterable<EntryId>,
): World {
  const byId = new Map(world.byId)
  for (const id of removed) byId.delete(id)
  for (const entry of changed) byId.set(entry.id, entry)
  return worldOf(byId)
}

/**
 * Which readers see the same world: two viewers of one class on one day get equal results from
 * `perceive`, so that one result serves them all.
 */
export function viewerClass(
  world: World,
  viewer: Viewer,
  today: DayNumber,
  asOf: DayNumber | null = null,
): string {
  const when = asOf === null ? String(today) : `${today}@${asOf}`
  if (viewer.gm && viewer.along === undefined) return `${when}:gm`
  const { roles, users } = world.distinctions
  const classes = readersIn(viewer).map((reader) => {
    if (reader.gm) return 'gm'
    const named = reader.user !== null && users.has(reader.user) ? reader.user : ''
    const held = roles.size === 0 ? [] : [...reader.roles].filter((role) => roles.has(role)).sort()
    return [named, held]
  })
  return JSON.stringify([when, ...classes])
}

const foldedNames = new WeakMap<Named, string>()

type Named = Pick<Entry, 'name'>

/** An entry's name as it is compared, computed once. */
export function foldedName(entry: Named): string {
  const known = foldedNames.get(entry)
  if (known !== undefined) return known
  const folded = foldName(entry.name)
  foldedNames.set(entry, folded)
  return folded
}

function worldOf(byId: ReadonlyMap<EntryId, Entry>): World {
  const entries = [...byId.values()].sort((a, b) => {
    const one = foldedName(a)
    const other = foldedName(b)
    if (one !== other) return one < other ? -1 : 1
    return a.key < b.key ? -1 : 1
  })
  return { byId, entries, distinctions: distinctionsOf(entries) }
}

function distinctionsOf(entries: readonly Entry[]): Distinctions {
  const roles = new Set<string>()
  const users = new Set<string>()
  const note = ({ visibility }: { readonly visibility: Visibility }): void => {
    for (const role of visibility.roles) roles.add(role.toLowerCase())
    for (const user of visibility.users) users.add(user)
    for (const { audience } of visibility.revealed ?? []) {
      for (const role of audience?.roles ?? []) roles.add(role.toLowerCase())
      for (const user of audience?.users ?? []) users.add(user)
    }
  }
  for (const entry of entries) {
    note(entry)
    if (entry.image !== null) note(entry.image)
    for (const part of parts(entry)) note(part)
  }
  return { roles, users }
}

function* parts(entry: Entry): Iterable<{ readonly visibility: Visibility }> {
  yield* entry.aliases
  yield* entry.attributes
  yield* entry.relations
  yield* entry.claims
  yield* entry.sections
}
