import { Temporal } from 'temporal-polyfill'
import { nextOccurrences } from '../bulletins/plan.ts'
import type { GuildId } from '../lore/ids.ts'
import type { Store } from '../store/store.ts'

/** The next moment at which a bulletin is due, and which. */
export interface Upcoming {
  readonly at: Temporal.Instant
  readonly label: string
}

/** The earliest of what is due after `now`, over all guilds; null when nothing is. For GMs' eyes. */
export async function upcoming(store: Store, now: Temporal.Instant): Promise<Upcoming | null> {
  const all: Upcoming[] = []
  for (const guild of await store.guilds()) all.push(...(await upcomingIn(store, guild, now)))
  return all.reduce<Upcoming | null>(
    (first, one) =>
      first === null || Temporal.Instant.compare(one.at, first.at) < 0 ? one : first,
    null,
  )
}

async function upcomingIn(
  store: Store,
  guildId: GuildId,
  now: Temporal.Instant,
): Promise<readonly Upcoming[]> {
  const guild = store.guild(guildId)
  const campaign = await guild.campaign()
  if (campaign === null || campaign.channel === null) return []
  const { clock, calendar, zone } = campaign
  const next: Upcoming[] = []
  for (const rule of await guild.bulletins.rules()) {
    const incident = await guild.authoring.entry(rule.of)
    const setting = { clock, calendar, zone, subject: incident?.date ?? null }
    // What was planned already is in the ledger, whatever the clock says since.
    const after = Temporal.Instant.compare(rule.plannedUntil, now) > 0 ? rule.plannedUntil : now
    // One or two may have been posted ahead of their day.
    const coming = nextOccurrences(rule, setting, after, 3)
    const names = coming.map(({ occurrence }) => occurrence)
    const posted = await guild.bulletins.recorded(rule.id, campaign.channel, names)
    const first = coming.find(({ occurrence }) => !posted.has(occurrence))
    if (first !== undefined) next.push({ at: first.dueAt, label: rule.name })
  }
  return next
}
