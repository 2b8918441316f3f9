import type { Temporal } from 'temporal-polyfill'
import { UserError } from '../errors.ts'
import type { GuildId } from '../lore/ids.ts'
import type { ImportReport, Store } from '../store/store.ts'
import type { CampaignLibrary } from '../wiring/campaignLibrary.ts'
import { progressBar, type ProgressStream } from './progressBar.ts'

export interface ImportLoreOptions {
  /** Null for every server that plays a campaign. */
  readonly guild: GuildId | null
  readonly dryRun: boolean
  readonly now: Temporal.Instant
  readonly out: ProgressStream
  readonly err: ProgressStream
}

/**
 * Brings servers' campaigns to what their files say. Throws a UserError when there is nothing to
 * bring it to, or when the files have faults: then nothing is changed.
 */
export async function importLore(
  store: Store,
  library: CampaignLibrary,
  { guild: only, dryRun, now, out, err }: ImportLoreOptions,
): Promise<void> {
  const guilds = only === null ? await store.guilds() : [only]
  if (guilds.length === 0) {
    throw new UserError('No server has a campaign yet: set one up there with /campaign setup.')
  }
  for (const id of guilds) {
    const guild = store.guild(id)
    const campaign = await guild.campaign()
    if (campaign === null) {
      throw new UserError(`Server ${id} has no campaign: set one up there with /campaign setup.`)
    }
    const reading = progressBar(err, `Reading ${campaign.slug}`)
    const draft = await library.read(campaign.slug, reading.show).finally(reading.clear)
    const by = { user: null, at: now }
    const writing = progressBar(err, `Writing ${campaign.slug}`)
    const report = dryRun
      ? await guild.authoring.previewImport(draft, campaign, by)
      : await guild.authoring
          .importCampaign(draft, campaign, by, writing.show)
          .finally(writing.clear)
    out.write(`${id}, ${campaign.name}: ${told(report, dryRun)}\n`)
  }
}

const told = ({ created, changed, unchanged, archived }: ImportReport, dryRun: boolean): string =>
  `${dryRun ? 'would be ' : ''}${created} created, ${changed} changed, ${archived} archived; ${unchanged} unchanged`
