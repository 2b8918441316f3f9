import type { Entry } from './entry.ts'
import type { EntryId } from './ids.ts'
import { couldSee, hadBegun, standingClaims, tieBy, type PointInTime } from './pointInTime.ts'
import type { Viewer, Visibility } from './visibility.ts'

/**
 * The entry with only those parts that the viewer may see, and as they were known then; the entry itself when that is all of
 * it, so that a large world is not copied for each reader. `reachable` tells whether a relation's
 * far end is visible.
 */
export function knownParts(
  entry: Entry,
  viewer: Viewer,
  when: PointInTime,
  reachable: (id: EntryId) => boolean,
): Entry {
  const visible = (part: { readonly visibility: Visibility }): boolean =>
    couldSee(part.visibility, viewer, when)
  const aliases = keep(entry.aliases, visible)
  const attributes = keep(entry.attributes, visible)
  const claims = standingClaims(
    keep(entry.claims, (claim) => visible(claim) && hadBegun(claim.date, when)),
  )
  const sections = keep(entry.sections, visible)
  const ties = keep(
    entry.relations,
    (relation) => visible(relation) && reachable(relation.target) && hadBegun(relation.from, when),
  )
  const relations = when.asOf === null ? ties : ties.map((tie) => tieBy(tie, when))
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
