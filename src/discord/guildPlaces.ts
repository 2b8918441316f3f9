import type { REST } from '@discordjs/rest'
import { Routes, type APIChannel } from 'discord-api-types/v10'
import type { ChannelId, GuildId } from '../lore/ids.ts'
import { placeOf, type ChannelPlace } from './channelPlace.ts'

/** How long, in ms, a guild's channels are remembered: what kind they are changes rarely. */
const rememberedMs = 10 * 60_000

type Places = ReadonlyMap<string, ChannelPlace>

/**
 * What a process without a gateway knows of channels: it asks for all of a guild at once, and
 * remembers. Null for threads, which are no part of the answer, and where Discord does not say.
 */
export function createGuildPlaces(
  rest: REST,
): (guild: GuildId, channel: ChannelId, signal: AbortSignal) => Promise<ChannelPlace | null> {
  const known = new Map<GuildId, { readonly at: number; readonly places: Promise<Places> }>()
  const ask = async (guild: GuildId, signal: AbortSignal): Promise<Places> => {
    // The route's documented answer.
    const all = (await rest.get(Routes.guildChannels(guild), { signal })) as APIChannel[]
    return new Map(all.map(({ id, type }) => [id, placeOf(type, null)]))
  }
  return async (guild, channel, signal) => {
    const now = performance.now()
    let entry = known.get(guild)
    if (entry === undefined || now - entry.at > rememberedMs) {
      entry = { at: now, places: ask(guild, signal) }
      known.set(guild, entry)
      entry.places.catch(() => known.delete(guild))
    }
    const places = await entry.places.catch((): Places => new Map())
    return places.get(channel) ?? null
  }
}
