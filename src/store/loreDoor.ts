import type { Temporal } from 'temporal-polyfill'
import type { DayNumber } from '../calendar/day.ts'
import { universeDay } from '../calendar/universeDay.ts'
import type { CampaignId, GuildId } from '../lore/ids.ts'
import type { KnownWorld } from '../lore/knownWorld.ts'
import { perceive } from '../lore/perceive.ts'
import type { Viewer } from '../lore/visibility.ts'
import type { World } from '../lore/world.ts'
import type { VersionedCampaign } from './campaigns.ts'
import type { Database } from './database.ts'
import { type LoadedWorld, loadWorld } from './loadWorld.ts'
import { createRecent } from './recent.ts'
import type { Campaign } from './store.ts'
import { viewsOf } from './viewsOf.ts'

/** How many entries, of all campaigns together, are kept in memory: some 200 MB. */
const keptEntries = 50_000

/** A world with what was made of it. */
interface HeldWorld extends LoadedWorld {
  readonly viewOf: ReturnType<typeof viewsOf>
}

/**
 * Reads lore for a viewer, as of an earlier day if one is given, or supposing that the campaign
 * were another: null when the guild plays no campaign.
 */
export type LoreDoor = (
  guild: GuildId,
  viewer: Viewer,
  now: Temporal.Instant,
  asOf?: DayNumber | null,
  supposing?: (world: World) => World,
) => Promise<KnownWorld | null>

/**
 * The one door to lore. Campaigns stay in memory, and every read first asks whether they are still
 * true, so an edit by any connection of any process is in the next answer. While nothing changed
 * a read takes some microseconds.
 */
export function createLoreDoor(
  { reader }: Database,
  campaignOf: (guild: GuildId) => Promise<VersionedCampaign | null>,
): LoreDoor {
  const held = createRecent<CampaignId, HeldWorld>(keptEntries)
  const loading = new Map<CampaignId, Promise<HeldWorld | null>>()
  const today = createToday()

  const load = async (campaign: CampaignId): Promise<HeldWorld | null> => {
    const before = held.get(campaign) ?? null
    const loaded = await loadWorld(reader, campaign, before)
    if (loaded === null) return null
    const viewOf = before?.world === loaded.world ? before.viewOf : viewsOf(loaded.world)
    const fresh = { ...loaded, viewOf }
    held.set(campaign, fresh, Math.max(1, loaded.world.entries.length))
    return fresh
  }
  // Readers who come while a campaign is being read wait for the same reading.
  const loadOnce = (campaign: CampaignId): Promise<HeldWorld | null> => {
    const under = loading.get(campaign)
    if (under !== undefined) return under
    const started = load(campaign).finally(() => loading.delete(campaign))
    loading.set(campaign, started)
    return started
  }

  return async (guild, viewer, now, asOf = null, supposing) => {
    for (;;) {
      const current = await campaignOf(guild)
      if (current === null) return null
      const { campaign, version } = current
      const world = held.get(campaign.id)
      // A reading that was under way may have begun before the change: look again after it.
      if (world?.version === version) {
        const day = today(campaign, now)
        return supposing === undefined
          ? world.viewOf(viewer, day, asOf)
          : perceive(supposing(world.world), viewer, day, asOf)
      }
      await loadOnce(campaign.id)
    }
  }
}

// Under a mirroring clock the day changes at local midnight, which in every zone of today falls on
// a full minute; finding it out takes longer than the rest of a read.
function createToday(): (campaign: Campaign, now: Temporal.Instant) => DayNumber {
  const kept = new WeakMap<Campaign, { readonly minute: number; readonly day: DayNumber }>()
  return (campaign, now) => {
    const { clock, calendar, zone } = campaign
    if (clock.mode !== 'mirror') return universeDay(clock, calendar, now, zone)
    const minute = Math.floor(now.epochMilliseconds / 60_000)
    const known = kept.get(campaign)
    if (known?.minute === minute) return known.day
    const day = universeDay(clock, calendar, now, zone)
    kept.set(campaign, { minute, day })
    return day
  }
}
