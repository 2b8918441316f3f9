import type { Clock } from '../calendar/clock.ts'
import type { Calendar } from '../calendar/calendar.ts'
import type { CalendarData } from '../calendar/calendarData.ts'
import { createCalendar } from '../calendar/createCalendar.ts'
import { calendarOf } from '../calendar/registry.ts'
import { UserError } from '../errors.ts'
import { asId, type CampaignId, type ChannelId, type GuildId, type RoleId } from '../lore/ids.ts'
import type { Database } from './database.ts'
import type { Campaign as CampaignRow } from './generated/client.ts'
import { createRecent } from './recent.ts'
import type { Campaign } from './store.ts'

/** A campaign and the version at which it was read. */
export interface VersionedCampaign {
  readonly campaign: Campaign
  readonly version: number
}

/** How many guilds' campaigns are kept in memory. */
const keptCampaigns = 5_000

/**
 * Reads the campaign that a guild plays, from memory while nothing changed. Resolves to null before
 * set-up, and rejects with a UserError when its calendar is unknown to this version.
 */
export function createCampaignReader({
  reader,
  versions,
}: Database): (guild: GuildId) => Promise<VersionedCampaign | null> {
  const kept = createRecent<GuildId, VersionedCampaign>(keptCampaigns)
  return async (guild) => {
    const current = await versions.of(guild)
    if (current === null) return null
    const known = kept.get(guild)
    if (known?.campaign.id === current.campaign && known.version === current.version) return known
    const row = await reader.campaign.findUnique({
      where: { id: current.campaign, guildId: guild },
    })
    if (row === null) return null
    const read = { campaign: campaignOf(row), version: row.version }
    kept.set(guild, read, 1)
    return read
  }
}

/** The campaign that a row holds. Throws a UserError when its calendar is unknown. */
export function campaignOf(row: CampaignRow): Campaign {
  const calendar = row.calendarData === null ? calendarOf(row.calendar) : ownCalendar(row)
  if (calendar === null) {
    throw new UserError(
      `This campaign counts its days by the calendar "${row.calendar}", which this version of the bot does not know. A GM can name another in the campaign's settings and import it again.`,
    )
  }
  return {
    id: asId<CampaignId>(row.id),
    guild: asId<GuildId>(row.guildId),
    slug: row.slug,
    name: row.name,
    summary: row.summary,
    calendar,
    dateFormat: row.dateFormat,
    // Written by the importer alone, from a Clock.
    clock: row.clock as unknown as Clock,
    zone: row.zone,
    channel: idOrNull<ChannelId>(row.channelId),
    logChannel: idOrNull<ChannelId>(row.logChannelId),
    gmRole: idOrNull<RoleId>(row.gmRoleId),
  }
}

/** Campaigns' own calendars by their data: making one takes longer than finding it. */
const ownCalendars = createRecent<string, Calendar>(1_000)

function ownCalendar({ id, calendarData }: CampaignRow): Calendar {
  const key = `${id} ${JSON.stringify(calendarData)}`
  const known = ownCalendars.get(key)
  if (known !== undefined) return known
  // Written by the importer alone, from data that was checked.
  const calendar = createCalendar(calendarData as unknown as CalendarData)
  ownCalendars.set(key, calendar, 1)
  return calendar
}

/** Names a nullable column as an id. */
export const idOrNull = <Id extends string>(text: string | null): Id | null =>
  // As asId does: the database is an edge where strings become ids.
  text as Id | null
