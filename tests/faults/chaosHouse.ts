import { PermissionFlagsBits as Bits } from 'discord-api-types/v10'
import { Temporal } from 'temporal-polyfill'
import { gregorian } from '../../src/calendar/gregorian.ts'
import { dayNumber } from '../../src/calendar/day.ts'
import { asId, type ChannelId, type GuildId } from '../../src/lore/ids.ts'
import { maquisReborn } from '../../src/playground/index.ts'
import type { PlannedDelivery, Store } from '../../src/store/store.ts'
import { day, draftCampaign, draftEntry, draftRule, yearlyAt } from '../store/sampleDrafts.ts'
import type { FaultyDiscord } from './faultyDiscord.ts'

export const chaosGuild = asId<GuildId>(maquisReborn.guild.id)
const channelId = (n: number): ChannelId =>
  asId<ChannelId>(String(1_100_000_000_000_001_000n + BigInt(n)))

/** Channels in which all is well. */
export const goodChannels = Array.from({ length: 24 }, (_, n) => channelId(n))
/** One that may not be written in, one whose history may not be read, one that is not there. */
export const muteChannel = channelId(900)
export const unreadChannel = channelId(901)
export const goneChannel = channelId(999)
/** A forum, whose posts have no nonce. */
export const chaosForum = channelId(902)
/** Those that the local Discord is to have. */
export const chaosChannels = [...goodChannels, muteChannel, unreadChannel]
/** Where the GMs are told of trouble. */
export const gmRoom = asId<ChannelId>(
  maquisReborn.channels.find(({ name }) => name === 'gm-room')?.id ?? '',
)

/** A campaign whose bulletins fall due. */
export interface ChaosHouse {
  /** What is due from the start, which the processes find out by themselves. */
  readonly planned: readonly string[]
  /** More of it, that falls due when it is recorded. */
  readonly later: readonly PlannedDelivery[]
}

/** What tells one bulletin in one channel from every other. */
export const keyOf = ({
  rule,
  channel,
  occurrence,
}: Pick<PlannedDelivery, 'rule' | 'channel' | 'occurrence'>) => `${rule} ${channel} ${occurrence}`

/** Puts a campaign with about so many due bulletins into a store, and its channels in disorder. */
export async function seedChaos(
  store: Store,
  discord: FaultyDiscord,
  bulletins: number,
): Promise<ChaosHouse> {
  const rules = bulletins < 500 ? 3 : 10
  const now = Temporal.Now.instant()
  const yesterday = now.subtract({ hours: 24 }).toZonedDateTimeISO('UTC').toPlainDate()
  const { year, month, day: date } = yesterday
  const event = gregorian.toDay({ year: year - 16 + 377, month, day: date })
  const draft = draftCampaign(
    [
      draftEntry('incident', { kind: 'incident', date: day('it', event) }),
      draftEntry('outlet', { kind: 'outlet', masthead: 'The News' }),
    ],
    Array.from({ length: rules }, (_, n) =>
      draftRule(`rule-${n}`, {
        dateline: 'HERE',
        schedule: yearlyAt('00:00'),
        body: `Story ${n}.`,
      }),
    ),
    { clock: { mode: 'mirror', yearOffset: 377 } },
  )
  const by = { user: null, at: now.subtract({ hours: 24 * 5 }) }
  const place = { zone: 'UTC', channel: goodChannels[0] ?? null, logChannel: gmRoom, gmRole: null }
  const { authoring, newsChannels, bulletins: desk } = store.guild(chaosGuild)
  await authoring.importCampaign(draft, place, by)
  const channels = [...goodChannels, chaosForum, muteChannel, unreadChannel, goneChannel]
  for (const channel of channels)
    await newsChannels.add({ channel, outlets: null, persona: false }, by)
  await deny(discord, muteChannel, Bits.SendMessages)
  await deny(discord, unreadChannel, Bits.ReadMessageHistory)

  const ids = (await desk.rules()).map(({ id }) => id)
  const everywhere = (in_: readonly ChannelId[], occurrence: string, of = ids) =>
    of.flatMap((rule) => in_.map((channel) => ({ rule, channel, occurrence })))
  const planned = everywhere(channels, String(year + 377))
  const years = Math.ceil((bulletins - planned.length) / (ids.length * goodChannels.length))
  const later = Array.from({ length: Math.max(1, years) }, (_, n) => [
    ...everywhere(goodChannels, String(year + 378 + n)),
    // A look through a forum takes a request for each post.
    ...everywhere([chaosForum], String(year + 378 + n), ids.slice(0, 2)),
  ])
  return {
    planned: planned.map(keyOf),
    later: later.flat().map((one): PlannedDelivery => ({
      ...one,
      guild: chaosGuild,
      universeDay: dayNumber(event),
      dueAt: now,
      missed: null,
    })),
  }
}

async function deny(discord: FaultyDiscord, channel: string, bits: bigint): Promise<void> {
  const owner = maquisReborn.members[0].id
  const target = `/channels/${channel}/permissions/${discord.applicationId}`
  const response = await fetch(`${discord.url}/local/as/${owner}${target}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ type: 1, allow: '0', deny: String(bits) }),
  })
  if (!response.ok) throw new Error(await response.text())
}
