import type { Temporal } from 'temporal-polyfill'
import type { Draft } from '../bulletins/draft.ts'
import type { BulletinRule, RuleContent } from '../bulletins/rule.ts'
import type { DayNumber } from '../calendar/day.ts'
import type { GuildId } from '../lore/ids.ts'
import type { KnownWorld } from '../lore/knownWorld.ts'
import type { Viewer } from '../lore/visibility.ts'
import type { Briefings, CopyLedger } from './contract/briefings.ts'
import type { Archive, Bulletins, Desk, Drafts, NewsChannels } from './contract/bulletins.ts'
import type { Authoring, Campaign } from './contract/campaign.ts'
import type { Comparisons, Crossposts, Ledger, Seats } from './contract/ledger.ts'
import type { Reveals } from './contract/reveals.ts'

export type { BulletinRule, Draft, RuleContent }
export * from './contract/briefings.ts'
export * from './contract/bulletins.ts'
export * from './contract/campaign.ts'
export * from './contract/ledger.ts'
export * from './contract/reveals.ts'

/** Persistence. The only way from the rest of the house to the database. */
export interface Store {
  /** Everything that hangs on one guild; nothing of another can be reached through it. */
  readonly guild: (id: GuildId) => GuildStore
  /** Every guild that has been set up. */
  readonly guilds: () => Promise<readonly GuildId[]>
  /** The scheduler's side, across guilds. */
  readonly ledger: Ledger
  /** Whose printed bulletins are to be compared with the lore again, across guilds. */
  readonly comparisons: Comparisons
  /** What is still to be published from announcement channels, across guilds. */
  readonly crossposts: Crossposts
  /** The same for briefings, which never wait behind bulletins. */
  readonly copies: CopyLedger
  /** Who posts at this moment. */
  readonly seats: Seats
  /** Whether an error is the database's, and the same may well succeed when it is tried again. */
  readonly passes: (error: unknown) => boolean
  readonly close: () => Promise<void>
}

export interface GuildStore {
  /** Null before `/campaign setup`. */
  readonly campaign: () => Promise<Campaign | null>
  /**
   * The one door to lore: what this viewer may see now, or of that what was known as of an earlier
   * in-universe day. Null before `/campaign setup`.
   */
  readonly lore: (
    viewer: Viewer,
    now: Temporal.Instant,
    asOf?: DayNumber | null,
  ) => Promise<KnownWorld | null>
  readonly briefings: Briefings
  readonly reveals: Reveals
  readonly bulletins: Bulletins
  readonly archive: Archive
  readonly drafts: Drafts
  readonly desk: Desk
  readonly newsChannels: NewsChannels
  /** The unfiltered side: for importers, the scheduler and set-up; never handed to a player command. */
  readonly authoring: Authoring
}
