import type { Temporal } from 'temporal-polyfill'
import { asId, type ChannelId, type GuildId } from '../lore/ids.ts'
import type { Store } from '../store/store.ts'
import type { CampaignLibrary } from './campaignLibrary.ts'

/** Where the local Discord's campaign is played. */
export interface LocalPlace {
  readonly guild: string
  readonly newsChannel: string
  readonly logChannel: string
}

/** Sets the local Discord's guild up as `/campaign setup` would, unless that was done before. */
export async function setUpLocalCampaign(
  store: Store,
  library: CampaignLibrary,
  { guild, newsChannel, logChannel }: LocalPlace,
  now: Temporal.Instant,
): Promise<void> {
  const local = store.guild(asId<GuildId>(guild))
  const [slug] = await library.slugs()
  if (slug === undefined || (await local.campaign()) !== null) return
  await local.authoring.importCampaign(
    await library.read(slug),
    {
      zone: 'UTC',
      channel: asId<ChannelId>(newsChannel),
      logChannel: asId<ChannelId>(logChannel),
      gmRole: null,
    },
    { user: null, at: now },
  )
}
