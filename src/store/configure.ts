import { UserError } from '../errors.ts'
import { asId, type GuildId } from '../lore/ids.ts'
import { recordAudit } from './audit.ts'
import type { Database } from './database.ts'
import { dateOf } from './deliveryRows.ts'
import { changesBetween } from './importSettings.ts'
import { lookAgain } from './lookAgain.ts'
import { followNews } from './newsChannels.ts'
import type { Author, CampaignPlace } from './store.ts'

/** Changes where and for whom a guild's campaign is played. Throws a UserError before set-up. */
export const configure = (
  { write, newId }: Database,
  guild: GuildId,
  change: Partial<CampaignPlace>,
  by: Author,
): Promise<void> =>
  write(guild, async (writer) => {
    const before = await writer.campaign.findFirst({ where: { playedIn: { id: guild } } })
    if (before === null) {
      throw new UserError('No campaign is set up here yet. A GM can do so with /campaign setup.')
    }
    const after = {
      zone: change.zone ?? before.zone,
      channelId: orBefore(change.channel, before.channelId),
      logChannelId: orBefore(change.logChannel, before.logChannelId),
      gmRoleId: orBefore(change.gmRole, before.gmRoleId),
    }
    const changes = changesBetween(before, after)
    if (Object.keys(changes).length === 0) return
    await writer.campaign.update({
      where: { id: before.id },
      data: { ...after, version: before.version + 1 },
    })
    if (after.zone !== before.zone) {
      await lookAgain(writer, { campaignId: before.id }, dateOf(by.at))
    }
    await followNews({ writer, guild, by }, asId(before.id), before.channelId, after.channelId)
    await recordAudit({ writer, guild, by, newId }, 'campaign.place', changes)
  })

// Null is a choice of its own: no channel, no role.
const orBefore = (chosen: string | null | undefined, before: string | null): string | null =>
  chosen === undefined ? before : chosen
