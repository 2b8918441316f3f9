import type { NewsChannel } from '../bulletins/newsChannel.ts'
import { asId, type CampaignId, type ChannelId, type EntryId, type GuildId } from '../lore/ids.ts'
import { recordAudit } from './audit.ts'
import type { Database } from './database.ts'
import { dateOf } from './deliveryRows.ts'
import type { Writer } from './dialect.ts'
import { freeCarried } from './lateDeliveries.ts'
import { wakeRules } from './lookAgain.ts'
import { Prisma, type NewsChannel as NewsChannelRow } from './generated/client.ts'
import type { Author, NewsChannels } from './store.ts'

/** The channels of a guild's campaign that opted in to bulletins. */
export const createNewsChannels = (
  { reader, write, newId }: Database,
  guild: GuildId,
): NewsChannels => ({
  list: async () => {
    const rows = await reader.newsChannel.findMany({
      where: { campaign: { playedIn: { id: guild } } },
      orderBy: [{ addedAt: 'asc' }, { channelId: 'asc' }],
    })
    return rows.map(newsChannelOf)
  },
  add: (chosen, by) =>
    write(guild, async (writer) => {
      const campaign = await playedIn(writer, guild)
      if (campaign === null) return false
      await optIn({ writer, guild, by }, campaign, chosen)
      await recordAudit({ writer, guild, by, newId }, 'news.added', {
        channel: chosen.channel,
      })
      return true
    }),
  remove: (channel, by) =>
    write(guild, async (writer) => {
      const campaign = await playedIn(writer, guild)
      if (campaign === null || !(await optOut({ writer, guild }, campaign, channel))) return false
      await recordAudit({ writer, guild, by, newId }, 'news.removed', { channel })
      return true
    }),
})

export const newsChannelOf = (row: NewsChannelRow): NewsChannel => ({
  channel: asId<ChannelId>(row.channelId),
  // Only this file writes it, from a list of ids or null.
  outlets: row.outlets as unknown as readonly EntryId[] | null,
  persona: row.persona,
})

const playedIn = async (writer: Writer, guild: GuildId): Promise<CampaignId | null> => {
  const row = await writer.guild.findUnique({ where: { id: guild }, select: { campaignId: true } })
  return row?.campaignId == null ? null : asId<CampaignId>(row.campaignId)
}

/** A channel that gets everything, as the bot's own. */
export const allNews = (channel: ChannelId): NewsChannel => ({
  channel,
  outlets: null,
  persona: false,
})

interface Scope {
  readonly writer: Writer
  readonly guild: GuildId
  readonly by: Author
}

/** Has a channel get a campaign's bulletins, of some outlets or of all. */
export async function optIn(
  { writer, guild, by }: Scope,
  campaignId: CampaignId,
  { channel: channelId, outlets: chosen, persona }: NewsChannel,
): Promise<void> {
  const outlets = chosen === null ? Prisma.DbNull : [...chosen]
  await writer.newsChannel.upsert({
    where: { campaignId_channelId: { campaignId, channelId } },
    create: { campaignId, channelId, guildId: guild, outlets, persona, addedAt: dateOf(by.at) },
    update: { outlets, persona },
  })
  await wakeRules(writer, { campaignId })
}

/** Ends it; what waits for the channel is not posted. Whether the channel was in. */
async function optOut(
  { writer, guild }: Pick<Scope, 'writer' | 'guild'>,
  campaignId: CampaignId,
  channelId: ChannelId,
): Promise<boolean> {
  const { count } = await writer.newsChannel.deleteMany({ where: { campaignId, channelId } })
  if (count === 0) return false
  await writer.delivery.updateMany({
    where: { guildId: guild, channelId, state: 'due', rule: { campaignId } },
    data: { state: 'missed', nextAt: null, reason: 'Its channel gets no bulletins any more.' },
  })
  await freeCarried(writer, guild)
  return true
}

/** The news follows the campaign's channel, if that one got it all. */
export async function followNews(
  scope: Scope,
  campaignId: CampaignId,
  from: string | null,
  to: string | null,
): Promise<void> {
  if (from === to) return
  const { writer } = scope
  if (from !== null) {
    await writer.newsChannel.deleteMany({
      where: { campaignId, channelId: from, outlets: { equals: Prisma.AnyNull } },
    })
  }
  if (to !== null) await optIn(scope, campaignId, allNews(asId<ChannelId>(to)))
}
