import type { Clock } from '../calendar/clock.ts'
import { sameClock } from '../calendar/clockText.ts'
import type { GuildId } from '../lore/ids.ts'
import { recordAudit } from './audit.ts'
import { campaignOf } from './campaigns.ts'
import type { Database } from './database.ts'
import { dateOf } from './deliveryRows.ts'
import { changesBetween } from './importSettings.ts'
import { wakeRules } from './lookAgain.ts'
import type { Author } from './store.ts'

/**
 * Gives a guild's campaign another clock from this moment on: what the new clock would have had
 * due before it is not planned. False when the campaign's clock is not `from`.
 */
export const setClock = (
  { write, newId }: Database,
  guild: GuildId,
  from: Clock,
  to: Clock,
  by: Author,
): Promise<boolean> =>
  write(guild, async (writer) => {
    const row = await writer.campaign.findFirst({ where: { playedIn: { id: guild } } })
    if (row === null || !sameClock(campaignOf(row).clock, from)) return false
    await writer.campaign.update({
      where: { id: row.id },
      data: { clock: to, version: row.version + 1 },
    })
    const plannedUntil = dateOf(by.at)
    await writer.bulletinRule.updateMany({
      where: { campaignId: row.id, plannedUntil: { lt: plannedUntil } },
      data: { plannedUntil },
    })
    await wakeRules(writer, { campaignId: row.id })
    const changes = changesBetween({ clock: from }, { clock: to })
    await recordAudit({ writer, guild, by, newId }, 'campaign.clock', changes)
    return true
  })
