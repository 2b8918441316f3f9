import type { DayNumber } from '../calendar/day.ts'
import type { Entry } from './entry.ts'
import { keyedParts, partsMeant, type PartKey } from './parts.ts'
import { isAmong, readersIn, type Revelation, type Viewer, type Visibility } from './visibility.ts'

/** What was made known of an entry, to whom, since which in-universe day. */
export interface RevealedPart extends Revelation {
  readonly part: PartKey
}

/**
 * The entry with what was revealed of it. Only what is `hidden` is loosened by a reveal: `gm` is
 * meant to stay, and `restricted` names its readers in the file.
 */
export function withRevelations(entry: Entry, revealed: readonly RevealedPart[]): Entry {
  if (revealed.length === 0) return entry
  const parts = [...keyedParts(entry)]
  const loosened = new Map<number, Revelation[]>()
  for (const { part: key, ...revelation } of revealed) {
    for (const part of partsMeant(key, parts)) {
      if (part.visibility.level !== 'hidden') continue
      const place = parts.indexOf(part)
      loosened.set(place, [...(loosened.get(place) ?? []), revelation])
    }
  }
  let place = 0
  const next = (visibility: Visibility): Visibility => {
    const revelations = loosened.get(place++)
    if (revelations === undefined) return visibility
    return { ...visibility, revealed: [...(visibility.revealed ?? []), ...revelations] }
  }
  const loosen = <Part extends { readonly visibility: Visibility }>(part: Part): Part => ({
    ...part,
    visibility: next(part.visibility),
  })
  // In the order of `keyedParts`.
  return {
    ...entry,
    visibility: next(entry.visibility),
    sections: entry.sections.map(loosen),
    claims: entry.claims.map(loosen),
    attributes: entry.attributes.map(loosen),
    relations: entry.relations.map(loosen),
    aliases: entry.aliases.map(loosen),
    image: entry.image === null ? null : loosen(entry.image),
  }
}

/**
 * The in-universe day on which a hidden thing became known to the viewer, to a GM that on which
 * anybody learned of it; null if it never did. When others learned of it is not theirs to know.
 */
export function revealDay(visibility: Visibility, viewer: Viewer): DayNumber | null {
  const days = readersIn(viewer).map((reader) => firstDay(visibility, reader))
  // Those who read together know of it when the last of them does.
  return days.reduce((last, day) => (last === null || day === null || day > last ? day : last))
}

function firstDay({ revealed = [] }: Visibility, viewer: Viewer): DayNumber | null {
  const days = revealed
    .filter(({ audience }) => viewer.gm || audience === null || isAmong(audience, viewer))
    .map(({ from }) => from)
  return days.length === 0 ? null : days.reduce((first, day) => (day < first ? day : first))
}
