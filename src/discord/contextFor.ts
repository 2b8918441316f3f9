import type { APIInteraction } from 'discord-api-types/v10'
import type { Temporal } from 'temporal-polyfill'
import type { DayNumber } from '../calendar/day.ts'
import { asId, type ChannelId, type GuildId } from '../lore/ids.ts'
import type { KnownWorld } from '../lore/knownWorld.ts'
import { audienceOf, type Viewer } from '../lore/visibility.ts'
import type { Store } from '../store/store.ts'
import { dismissOthers } from './briefingDismiss.ts'
import { audienceTools, type AudienceSources } from './audienceTools.ts'
import { readerBriefings, type ReaderBriefings } from './briefingReaders.ts'
import type { Audience } from './command.ts'
import type { BaseContext, GmContext, PlayerContext, SetupContext } from './context.ts'
import type { GmTools } from './gmTools.ts'
import { newsFor } from './newsFor.ts'
import type { Reader } from './readsChannel.ts'
import { viewerOf } from './viewer.ts'

/** Where a context comes from. */
export interface ContextSources extends AudienceSources {
  readonly store: Store
  readonly now: () => Temporal.Instant
  readonly commandId: (guild: GuildId, name: string) => Promise<string | null>
  /** Whether a member may read what stands in a channel; not where that is not known. */
  readonly mayRead: (guild: GuildId, reader: Reader, channel: ChannelId) => boolean
  readonly gmTools: (guild: GuildId) => GmTools
}

type Made =
  | { readonly kind: 'ready'; readonly context: BaseContext }
  | { readonly kind: 'refused'; readonly reason: string }

const gmsOnly =
  'Only game masters can do this: those who may manage this server, or hold the campaign’s GM role.'
const notSetUp =
  'No campaign is set up in this server yet. A game master can do it in one step with `/campaign setup`.'

/**
 * The context of an interaction for a command that is for `audience`, or why there is none. All
 * that it grants follows from what Discord says of the member at this moment.
 */
export async function contextFor(
  audience: Audience,
  interaction: APIInteraction,
  sources: ContextSources,
): Promise<Made> {
  const { guild_id: guildId, member, channel } = interaction
  if (guildId === undefined || member === undefined || channel === undefined) {
    return { kind: 'refused', reason: 'Gazetteer answers in a server’s channels only.' }
  }
  const guild = asId<GuildId>(guildId)
  const store = sources.store.guild(guild)
  const campaign = await store.campaign()
  const viewer = viewerOf(guild, member, campaign?.gmRole ?? null, sources.roleNames)
  const base: BaseContext = {
    now: sources.now(),
    guild,
    channel: asId<ChannelId>(channel.id),
    user: asId(member.user.id),
    viewer,
    campaign,
    commandId: (name) => sources.commandId(guild, name),
  }
  if (audience === 'anyone') return { kind: 'ready', context: base }
  if ((audience === 'gm' || audience === 'setup') && !viewer.gm) {
    return { kind: 'refused', reason: gmsOnly }
  }
  if (audience === 'setup') {
    const context: SetupContext = { ...base, gm: sources.gmTools(guild) }
    return { kind: 'ready', context }
  }
  if (campaign === null) return { kind: 'refused', reason: notSetUp }
  const reader: Reader = { user: base.user, roles: member.roles }
  const reads = (asked: ChannelId): boolean =>
    viewer.gm || asked === base.channel || sources.mayRead(guild, reader, asked)
  const read = async (asking: Viewer, day: DayNumber | null): Promise<KnownWorld> => {
    const world = await store.lore(asking, base.now, day)
    if (world === null) throw new Error('a campaign that was just read has no lore')
    return world
  }
  const tools = audienceTools(guild, store, sources, read)
  const briefingsBeside = (lore: KnownWorld): ReaderBriefings =>
    readerBriefings({
      ...base,
      ...tools,
      campaign,
      lore,
      reads,
      briefings: store.briefings,
      keepToReaders: async (briefing) => {
        const gm = sources.gmTools(guild)
        return (await dismissOthers(briefing, { ...base, ...tools, campaign, gm })) !== null
      },
    })
  const playerAsOf = async (day: DayNumber | null): Promise<PlayerContext> => {
    const lore = await read(viewer, day)
    return {
      ...base,
      campaign,
      lore,
      asOf: playerAsOf,
      audience: () => read(audienceOf(guild), day),
      briefings: briefingsBeside(lore),
      news: newsFor(store.archive, reads),
      opened: (entry, by, beside) =>
        store.reveals.opened(entry, by === 'user' ? viewer : audienceOf(guild), base.now, beside),
    }
  }
  const player = await playerAsOf(null)
  if (audience === 'player') return { kind: 'ready', context: player }
  const context: GmContext = { ...player, ...tools, gm: sources.gmTools(guild) }
  return { kind: 'ready', context }
}
