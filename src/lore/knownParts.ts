import type { DayNumber } from '../calendar/day.ts'
import type { Entry } from './entry.ts'
import type { EntryId } from './ids.ts'
import { canSee, type Viewer, type Visibility } from './visibility.ts'

/**
 * The entry with only those parts that the viewer may see; the entry itself when that is all of
 * it, so that a large world is not copied for each reader. `reachable` tells whether a relation's
 * far end is visible.
 */
export function knownParts(
  entry: Entry,
  viewer: Viewer,
  today: DayNumber,
  reachable: (id: EntryId) => boolean,
): Entry {
  const visible = (part: { readonly visibility: Visibility }): boolean =>
    canSee(part.visibility, viewer, today)
  const aliases = keep(entry.aliases, visible)
  const attributes = keep(entry.attributes, visible)
  const claims = keep(entry.claims, visible)
  const sections = keep(entry.sections, visible)
  const relations = keep(
    entry.relations,
    (relation) => visible(relation) && reachable(relation.target),
  )
  const image = entry.image !== null && visible(entry.image) ? entry.image : null
  const whole =
    aliases === entry.aliases &&
    attributes === entry.attributes &&
    claims === entry.claims &&
    sections === entry.sections &&
    relations === entry.relations &&
    image === entry.image
  return whole ? entry : { ...entry, aliases, attributes, claims, sections, relations, image }
}

/** `items.filter(test)`, or `items` itself when nothing falls out. */
function keep<T>(items: readonly T[], test: (item: T) => boolean): readonly T[] {
  return items.every(test) ? items : items.filter(test)
}
