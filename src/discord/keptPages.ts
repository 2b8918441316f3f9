import type { DayNumber } from '../calendar/day.ts'
import type { KnownEntry } from '../lore/knownWorld.ts'
import type { Campaign } from '../store/store.ts'
import type { Reading } from './entryFacts.ts'
import type { Shown } from './reply.ts'

/** Pages of one reading: a few hundred bytes to some kilobytes each. */
const mostKept = 200

interface Kept {
  readonly campaign: Campaign
  readonly today: DayNumber
  readonly pages: Map<string, Shown>
}

// By the list of entries, which is another one as soon as anything changes for its readers, and for
// every class of readers: what one class was shown is never shown to another.
const kept = new WeakMap<readonly KnownEntry[], Kept>()

/** The page called `name` of this reading: made once, as long as nothing in it can have changed. */
export function keptPage({ campaign, lore }: Reading, name: string, make: () => Shown): Shown {
  const { entries, today } = lore
  const before = kept.get(entries)
  const current =
    before?.campaign === campaign && before.today === today
      ? before
      : { campaign, today, pages: new Map<string, Shown>() }
  kept.set(entries, current)
  const known = current.pages.get(name)
  if (known !== undefined) return known
  const made = make()
  const [oldest] = current.pages.keys()
  if (current.pages.size >= mostKept && oldest !== undefined) current.pages.delete(oldest)
  current.pages.set(name, made)
  return made
}
