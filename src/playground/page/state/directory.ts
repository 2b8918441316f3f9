import type { Channel, Guild, Member, Role, World } from '../api/world.ts'

/** Who and what the ids in messages stand for. */
export interface Directory {
  readonly guild: Guild | null
  readonly channels: ReadonlyMap<string, Channel>
  readonly members: ReadonlyMap<string, Member>
  readonly roles: ReadonlyMap<string, Role>
  readonly me: Member | null
}

/** Discord's channel types that the page tells apart (Channel resource, "Channel Types"). */
export const channelTypes = {
  text: 0,
  direct: 1,
  category: 4,
  announcement: 5,
  announcementThread: 10,
  thread: 11,
  privateThread: 12,
  forum: 15,
} as const

/** Discord's permission bits that the page asks about (Topics, "Permissions"). */
export const permissionBits = { sendMessages: 1n << 11n, manageMessages: 1n << 13n } as const

/** Whether the acting member has a permission in a channel. */
export const mayIn = (channel: Pick<Channel, 'permissions'>, bit: bigint) =>
  (BigInt(channel.permissions ?? '0') & bit) !== 0n

/** Whether a channel is a thread or a forum's post. */
export const isThread = (channel: Pick<Channel, 'type'>) =>
  channel.type >= channelTypes.announcementThread && channel.type <= channelTypes.privateThread

/** Indexes the world by id. */
export function directoryOf(world: World | null): Directory {
  const guild = world?.guilds[0] ?? null
  const members = new Map((guild?.members ?? []).map((member) => [member.id, member]))
  return {
    guild,
    channels: new Map(
      [...(guild?.channels ?? []), ...(world?.dms ?? [])].map((channel) => [channel.id, channel]),
    ),
    members,
    roles: new Map((guild?.roles ?? []).map((role) => [role.id, role])),
    me: world === null ? null : (members.get(world.me) ?? null),
  }
}

/** How a channel is called; a direct message is called after the other one. */
export function channelName(channel: Channel, me: string | undefined): string {
  if (channel.name !== undefined && channel.name !== null && channel.name !== '') {
    return channel.name
  }
  const others = (channel.recipients ?? []).filter((user) => user.id !== me)
  return others.map((user) => user.global_name ?? user.username).join(', ') || 'unnamed'
}

/** A channel of the sidebar with the threads that hang on it. */
export interface ChannelEntry {
  readonly channel: Channel
  readonly threads: readonly Channel[]
}

/** A category of the sidebar; the channels above all categories have none. */
export interface ChannelGroup {
  readonly category: Channel | null
  readonly entries: readonly ChannelEntry[]
}

/** The sidebar's order: loose channels first, then each category with its own. */
export function channelGroups(channels: readonly Channel[]): readonly ChannelGroup[] {
  const threads = channels.filter((one) => isThread(one) && one.thread_metadata?.archived !== true)
  const entries = (parent: string | null): ChannelEntry[] =>
    channels
      .filter(
        (one) =>
          !isThread(one) &&
          one.type !== channelTypes.category &&
          (one.parent_id ?? null) === parent,
      )
      .map((channel) => ({
        channel,
        threads: threads.filter((thread) => thread.parent_id === channel.id),
      }))
  const categories = channels.filter((one) => one.type === channelTypes.category)
  return [
    { category: null, entries: entries(null) },
    ...categories.map((category) => ({ category, entries: entries(category.id) })),
  ].filter((group) => group.entries.length > 0)
}
