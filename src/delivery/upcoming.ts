import { Temporal } from 'temporal-polyfill'
import { comingOccurrences } from '../bulletins/comingOccurrences.ts'
import { hasNothingToTell } from '../bulletins/hasNothingToTell.ts'
import { channelsOf } from '../bulletins/newsChannel.ts'
import { settingOf } from '../bulletins/setting.ts'
import { skippedOf } from '../bulletins/skippedOf.ts'
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

/** Digests among which one with something to tell is looked for; others may be skipped. */
const [aYear, aFew] = [13, 4] as const

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
    const count = rule.schedule.kind === 'digest' ? aYear : aFew
    const story = { world, style: campaign }
    const look = { newsChannels, bulletins, now, count }
    const coming = await comingOccurrences(rule, setting, look)
    const names = coming.map(({ occurrence }) => occurrence)
    const skipped = await skippedOf(rule.id, names, guild.drafts)
    for (const one of coming) {
      if (skipped.has(one.occurrence)) continue
      if (await hasNothingToTell(rule, one, channel, story, bulletins)) continue
      next.push({ at: one.dueAt, label: rule.name })
      break
    }
  }
  return next
}
