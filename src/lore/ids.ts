/** Identifiers that must not be swapped for one another. All are opaque strings. */
declare const brand: unique symbol
type Id<Name extends string> = string & { readonly [brand]: Name }

/** Discord snowflakes: decimal digits. */
export type GuildId = Id<'guild'>
export type ChannelId = Id<'channel'>
export type UserId = Id<'user'>
export type RoleId = Id<'role'>
export type MessageId = Id<'message'>

/** Row ids of the store: 24 letters and digits, random, so that none tells of another. */
export type CampaignId = Id<'campaign'>
export type EntryId = Id<'entry'>
export type RuleId = Id<'rule'>
export type DeliveryId = Id<'delivery'>
export type DraftId = Id<'draft'>
/** Also the id of the rule that comes of it. */
export type ProposalId = Id<'proposal'>
export type BriefingId = Id<'briefing'>
export type CopyId = Id<'copy'>
export type RevealId = Id<'reveal'>

/** Names an untyped string as an id. For the edges: the wire, the database, tests. */
export const asId = <T extends Id<string>>(text: string): T => text as T
