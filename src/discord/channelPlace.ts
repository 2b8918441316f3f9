import type { REST } from '@discordjs/rest'
import { ChannelType, Routes, type APIChannel } from 'discord-api-types/v10'
import type { PrintedAt } from '../bulletins/content.ts'
import { asId, type ChannelId, type GuildId } from '../lore/ids.ts'

/** What kind of place a channel is, as far as posting differs. */
export interface ChannelPlace {
  readonly form: 'text' | 'announcement' | 'forum' | 'thread'
  /** The channel that a thread hangs on. */
  readonly parent: ChannelId | null
}

/** What is known of a channel without asking; null when that is nothing. */
export type KnownPlace = (channel: ChannelId) => ChannelPlace | null

/** The place that a channel of Discord's is. */
export function placeOf(type: ChannelType, parent: string | null): ChannelPlace {
  const above = parent === null ? null : asId<ChannelId>(parent)
  const form = forms.get(type) ?? 'text'
  return { form, parent: form === 'thread' ? above : null }
}

const forms: ReadonlyMap<ChannelType, ChannelPlace['form']> = new Map([
  [ChannelType.GuildAnnouncement, 'announcement'],
  [ChannelType.GuildForum, 'forum'],
  [ChannelType.AnnouncementThread, 'thread'],
  [ChannelType.PublicThread, 'thread'],
  [ChannelType.PrivateThread, 'thread'],
])

/** Address of a bulletin that was printed in such a place: a forum's post is a channel itself. */
export const addressOf = (
  { channel, message }: PrintedAt,
  guild: GuildId,
  { form }: ChannelPlace,
): string =>
  `https://discord.com/channels/${guild}/${form === 'forum' ? message : `${channel}/${message}`}`

/** The place that a channel is, asked of Discord. Throws what the client throws. */
export async function askPlace(
  rest: REST,
  channel: ChannelId,
  signal: AbortSignal,
): Promise<ChannelPlace> {
  // The route's documented answer.
  const found = (await rest.get(Routes.channel(channel), { signal })) as APIChannel
  const parent = 'parent_id' in found ? (found.parent_id ?? null) : null
  return placeOf(found.type, parent)
}
