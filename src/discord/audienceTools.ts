import type { Temporal } from 'temporal-polyfill'
import type { DayNumber } from '../calendar/day.ts'
import type { EntryId, GuildId, RoleId, UserId } from '../lore/ids.ts'
import type { KnownWorld } from '../lore/knownWorld.ts'
import type { PartKey } from '../lore/parts.ts'
import { readersOf, type RevealAudience, type Viewer } from '../lore/visibility.ts'
import type { GuildStore } from '../store/store.ts'
import type { RoleNames } from './viewer.ts'

/** The roles of each member of a guild, by user; bots are left out. */
export type Roster = ReadonlyMap<UserId, ReadonlySet<RoleId>>

/** What is asked of Discord about whoever reads something. */
export interface AudienceSources {
  readonly roleNames: RoleNames
  /** How many members hold a role; null when Discord does not say. */
  readonly roleSize: (guild: GuildId, role: RoleId) => Promise<number | null>
  /** Null when Discord does not say. */
  readonly roster: (guild: GuildId) => Promise<Roster | null>
  /** The roles that a user holds in a guild now; null when they are not in it. */
  readonly memberRoles: (guild: GuildId, user: UserId) => Promise<readonly string[] | null>
}

/** Who reads something that is posted, and what they may know. */
export interface AudienceTools {
  /**
   * The lore that anybody in a channel may know, for what is posted in public; or that each of those
   * may know who are named, for what only they can read.
   */
  readonly audience: (readers?: RevealAudience | null) => Promise<KnownWorld>
  /** What parts of an entry were made known to all of these readers since then, oldest first. */
  readonly revealedSince: (
    entry: EntryId,
    since: Temporal.Instant,
    readers?: RevealAudience | null,
  ) => Promise<readonly PartKey[]>
  /** How many members hold a role; null when Discord does not say. */
  readonly roleSize: (role: RoleId) => Promise<number | null>
  /** Who is in the guild; null when Discord does not say. */
  readonly roster: () => Promise<Roster | null>
  /** The roles that a user holds now; null when they are not in the guild. */
  readonly rolesOf: (user: UserId) => Promise<readonly string[] | null>
}

/** `read` is the guild's door to lore. */
export const audienceTools = (
  guild: GuildId,
  store: Pick<GuildStore, 'reveals'>,
  sources: AudienceSources,
  read: (reader: Viewer, day: DayNumber | null) => Promise<KnownWorld>,
): AudienceTools => ({
  audience: (readers = null) =>
    read(
      readersOf(guild, readers, (role) => sources.roleNames(guild, role)),
      null,
    ),
  revealedSince: async (entry, since, readers = null) =>
    (await store.reveals.since(entry, since))
      .filter(({ audience }) => reaches(audience, readers))
      .map(({ part }) => part),
  roleSize: (role) => sources.roleSize(guild, role),
  roster: () => sources.roster(guild),
  rolesOf: (user) => sources.memberRoles(guild, user),
})

/** Whether what was made known to `told` is known to every one of the readers by that. */
const reaches = (told: RevealAudience | null, readers: RevealAudience | null): boolean =>
  told === null ||
  (readers !== null &&
    readers.roles.every((role) => told.roles.includes(role)) &&
    readers.users.every((user) => told.users.includes(user)))
