import type { Client } from 'discord.js'
import type { ChannelId } from '../lore/ids.ts'
import { placeOf, type ChannelPlace } from './channelPlace.ts'

/** The place that a channel is, as the gateway has told; null for one that it has not told of. */
export function cachedPlace(client: Client<true>, channel: ChannelId): ChannelPlace | null {
  const found = client.channels.cache.get(channel)
  if (found === undefined || found.isDMBased()) return null
  return placeOf(found.type, found.parentId)
}
