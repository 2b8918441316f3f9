import { Temporal } from 'temporal-polyfill'
import { comingOccurrences } from '../bulletins/comingOccurrences.ts'
import { hasNothingToTell } from '../bulletins/hasNothingToTell.ts'
import { channelsOf } from '../bulletins/newsChannel.ts'
import { settingOf } from '../bulletins/setting.ts'
import type { GuildId } from '../lore/ids.ts'
import { audienceOf } from '../lore/visibility.ts'
import type { Store } from '../store/store.ts'

/** The next moment at which something is due, and what. */
export interface Upcoming {
  readonly at: Temporal.Instant
  readonly label: string
}

/** The earliest of what is due after `now`, over all guilds; null when nothing is. For GMs' eyes. */
export async function upcoming(store: Store, now: Temporal.Instant): Promise<Upcoming | null> {
  const all: Upcoming[] = []
  for (const guild of await store.guilds())
    all.push(...(await upcomingIn(store, guild, now)), ...(await briefingsIn(store, guild, now)))
  return all.reduce<Upcoming | null>(
    (first, one) =>
      first === null || Temporal.Instant.compare(one.at, first.at) < 0 ? one : first,
    null,
  )
}

/** What GMs have ready for later; what it is about need not be said. */
async function briefingsIn(
  store: Store,
  guild: GuildId,
  now: Temporal.Instant,
): Promise<readonly Upcoming[]> {
  const waiting = await store.guild(guild).briefings.list(mostBriefings, ['sending'])
  return waiting.flatMap(({ dueAt }) =>
    dueAt !== null && Temporal.Instant.compare(dueAt, now) > 0
      ? [{ at: dueAt, label: 'A briefing' }]
      : [],
  )
}
const mostBriefings = 100

/** Digests among which one with something to tell is looked for. */
const aYear = 13

async function upcomingIn(
  store: Store,
  guildId: GuildId,
  now: Temporal.Instant,
): Promise<readonly Upcoming[]> {
  const guild = store.guild(guildId)
  const campaign = await guild.campaign()
  const newsChannels = await guild.newsChannels.list()
  if (campaign === null || newsChannels.length === 0) return []
  const world = await guild.lore(audienceOf(guildId), now)
  if (world === null) return []
  const next: Upcoming[] = []
  for (const rule of await guild.bulletins.rules()) {
    const setting = await settingOf(rule, campaign, guild.authoring)
    const [channel = null] = channelsOf(rule, newsChannels)
    const { bulletins } = guild
    const count = rule.schedule.kind === 'digest' ? aYear : 1
    const story = { world, style: campaign }
    for (const one of await comingOccurrences(rule, setting, {
      newsChannels,
      bulletins,
      now,
      count,
    })) {
      if (await hasNothingToTell(rule, one, channel, story, bulletins)) continue
      next.push({ at: one.dueAt, label: rule.name })
      break
    }
  }
  return next
}
