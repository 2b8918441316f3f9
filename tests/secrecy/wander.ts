import type { Person } from '../commands/interactions.ts'
import { deedsIn, hear, type Deed, type Place, type Step } from './walk.ts'

/** How far somebody wanders. */
export interface Wandering {
  readonly steps: number
  /** A number in [0, 1). */
  readonly random: () => number
}

/**
 * Does at `table` some of what `who` can do: as people do, they go on from what they were offered,
 * or begin with something else. The steps depend on the replies and the random numbers alone.
 */
export async function wander(
  table: Place,
  who: Person,
  begin: readonly Deed[],
  { steps, random }: Wandering,
): Promise<readonly Step[]> {
  const drawn = (deeds: readonly Deed[]): Deed | undefined =>
    deeds[Math.floor(random() * deeds.length)]
  const taken: Step[] = []
  let offered: readonly Deed[] = []
  while (taken.length < steps) {
    const deed = drawn(offered.length > 0 && random() < 0.6 ? offered : begin)
    if (deed === undefined) break
    const heard = await hear(table, who, deed)
    taken.push({ deed, ...heard })
    offered = [...deedsIn(deed, heard.response), ...offered]
  }
  return taken
}
