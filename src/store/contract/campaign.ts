import type { Temporal } from 'temporal-polyfill'
import type { Calendar } from '../../calendar/calendar.ts'
import type { Clock } from '../../calendar/clock.ts'
import type { CampaignDraft } from '../../lore/draft.ts'
import type { Entry } from '../../lore/entry.ts'
import type { CampaignId, ChannelId, EntryId, GuildId, RoleId, UserId } from '../../lore/ids.ts'

/** A guild's campaign and how it is played there. */
export interface Campaign {
  readonly id: CampaignId
  readonly guild: GuildId
  readonly slug: string
  readonly name: string
  readonly summary: string
  readonly calendar: Calendar
  readonly dateFormat: string
  readonly clock: Clock
  /** IANA zone in which bulletins are due. */
  readonly zone: string
  /** Where briefings go by default; choosing it opts it in to bulletins. */
  readonly channel: ChannelId | null
  /** Where the bot reports trouble to the GMs; null for the campaign's channel. */
  readonly logChannel: ChannelId | null
  /** Who is a GM besides those who may manage the server. */
  readonly gmRole: RoleId | null
}

/** What an import did, by entry. */
export interface ImportReport {
  readonly created: number
  readonly changed: number
  readonly unchanged: number
  readonly archived: number
}

export interface Authoring {
  /**
   * Brings the guild's campaign to what the draft says, in one transaction: unchanged files write
   * nothing, a changed one makes one revision, one that is gone is archived. Creates the campaign
   * with `place` when there is none.
   */
  readonly importCampaign: (
    draft: CampaignDraft,
    place: CampaignPlace,
    by: Author,
    progress?: (done: number, total: number) => void,
  ) => Promise<ImportReport>
  /** What `importCampaign` would do; writes nothing. */
  readonly previewImport: (
    draft: CampaignDraft,
    place: CampaignPlace,
    by: Author,
  ) => Promise<ImportReport>
  /** `files` of the draft that the guild's campaign was last brought to; null when not known. */
  readonly filesDigest: () => Promise<string | null>
  /** Changes how the campaign is played; absent fields stay. */
  readonly configure: (change: Partial<CampaignPlace>, by: Author) => Promise<void>
  /**
   * Changes the clock, from the author's moment on: nothing falls due for times before it, and
   * what is in the ledger stays. Compare-and-set; false when the clock is not `from`.
   */
  readonly setClock: (from: Clock, to: Clock, by: Author) => Promise<boolean>
  readonly entry: (id: EntryId) => Promise<Entry | null>
  /** The roles that anything in the lore is open to, by name in lower case or by id, in order. */
  readonly namedRoles: (now: Temporal.Instant) => Promise<readonly string[]>
  readonly audit: (
    by: Author,
    action: string,
    detail: Readonly<Record<string, string>>,
  ) => Promise<void>
}

/** Where and for whom a campaign is played; chosen at set-up. */
export interface CampaignPlace {
  readonly zone: string
  readonly channel: ChannelId | null
  readonly logChannel: ChannelId | null
  readonly gmRole: RoleId | null
}

/** Who changed something: a user, or the program itself, at a real time. */
export interface Author {
  readonly user: UserId | null
  readonly at: Temporal.Instant
}
