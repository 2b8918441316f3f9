import type { Temporal } from 'temporal-polyfill'
import type { CampaignLibrary } from './campaignLibrary.ts'
import { UserError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Store } from '../store/store.ts'

/**
 * Brings every guild's campaign to what its files say now, reading them only when they were touched
 * since the last time. One that has faults, or is no longer offered, stays as it was.
 */
export async function syncLore(
  store: Store,
  library: CampaignLibrary,
  now: Temporal.Instant,
  log: Log,
): Promise<void> {
  const offered = new Set(await library.slugs())
  for (const id of await store.guilds()) {
    const guild = store.guild(id)
    const campaign = await guild.campaign()
    if (campaign === null || !offered.has(campaign.slug)) continue
    try {
      const files = await library.digest(campaign.slug)
      if (files === (await guild.authoring.filesDigest())) continue
      const draft = await library.read(campaign.slug)
      const report = await guild.authoring.importCampaign(draft, campaign, { user: null, at: now })
      if (report.created + report.changed + report.archived > 0) {
        log.info('lore brought up to date', { guild: id, campaign: campaign.slug, ...report })
      }
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      log.warn('lore left as it was', { guild: id, reason: error.message })
    }
  }
}
