import type { Temporal } from 'temporal-polyfill'
import type { DayNumber } from '../calendar/day.ts'
import type { ChannelId, EntryId, GuildId, UserId } from '../lore/ids.ts'
import type { KnownWorld } from '../lore/knownWorld.ts'
import type { Viewer } from '../lore/visibility.ts'
import type { Campaign } from '../store/store.ts'
import type { AudienceTools } from './audienceTools.ts'
import type { ReaderBriefings } from './briefingReaders.ts'
import type { GmTools } from './gmTools.ts'
import type { News } from './newsFor.ts'

/** What any command knows of the interaction that it answers. */
export interface BaseContext {
  readonly now: Temporal.Instant
  readonly guild: GuildId
  readonly channel: ChannelId
  readonly user: UserId
  readonly viewer: Viewer
  /** Null before `/campaign setup`. */
  readonly campaign: Campaign | null
  /** Snowflake of a registered command, for clickable mentions; null when not deployed here. */
  readonly commandId: (name: string) => Promise<string | null>
}

/**
 * What a player's command may use: the campaign, and doors to what this viewer may know. None of
 * them takes another reader, nor gives anything that has yet to be filtered.
 */
export interface PlayerContext extends BaseContext {
  readonly campaign: Campaign
  readonly lore: KnownWorld
  /** The same context with the lore as it was known on an earlier day, at most the present one. */
  readonly asOf: (day: DayNumber) => Promise<PlayerContext>
  /** The lore that anybody in a channel may know, for what is posted in public. */
  readonly audience: () => Promise<KnownWorld>
  readonly briefings: ReaderBriefings
  readonly news: News
  /**
   * Notes that this user, or everybody in a channel, has an entry before them, with others `beside`
   * it by name: what was revealed of it to them can't be taken back.
   */
  readonly opened: (
    entry: EntryId,
    by: 'user' | 'everybody',
    beside?: () => readonly EntryId[],
  ) => Promise<void>
}

/** What a GM's command may use besides. */
export interface GmContext extends PlayerContext, AudienceTools {
  readonly audience: AudienceTools['audience']
  readonly gm: GmTools
}

/** What set-up uses: a GM's tools, and perhaps no campaign yet. */
export interface SetupContext extends BaseContext {
  readonly gm: GmTools
}
