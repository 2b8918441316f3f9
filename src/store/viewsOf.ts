import type { DayNumber } from '../calendar/day.ts'
import type { KnownWorld } from '../lore/knownWorld.ts'
import { perceive } from '../lore/perceive.ts'
import { pointInTime } from '../lore/pointInTime.ts'
import type { Viewer } from '../lore/visibility.ts'
import { viewerClass, type World } from '../lore/world.ts'
import { createRecent } from './recent.ts'

/** How many readers' views of one campaign are kept: GMs, players, and the roles that matter. */
const keptViews = 16

/** Reads one world for viewers, as of an earlier day if one is given; each class of them waits once. */
export function viewsOf(
  world: World,
): (viewer: Viewer, today: DayNumber, asked: DayNumber | null) => KnownWorld {
  const views = createRecent<string, KnownWorld>(keptViews)
  // Apart, so that whoever leafs through the past keeps nobody waiting.
  const pastViews = createRecent<string, KnownWorld>(keptViews)
  return (viewer, today, asked) => {
    const { asOf } = pointInTime(today, asked)
    const kept = asOf === null ? views : pastViews
    const key = viewerClass(world, viewer, today, asOf)
    const known = kept.get(key)
    if (known !== undefined) return { ...known, viewer }
    const seen = perceive(world, viewer, today, asOf)
    kept.set(key, seen, 1)
    return seen
  }
}
