import type { World } from '../api/world.ts'
import { compareIds } from './compareIds.ts'

/** The newest message that a member has seen, by channel. */
export type LastRead = Readonly<Record<string, string>>

/** Where it is kept between visits: the browser's storage, or anything like it. */
export interface Shelf {
  readonly getItem: (key: string) => string | null
  readonly setItem: (key: string, value: string) => void
}

const keyOf = (member: string) => `local-discord.read.${member}`

/** What a member has read, as far as this browser remembers. */
export function recallRead(shelf: Shelf, member: string): LastRead {
  const kept: unknown = JSON.parse(shelf.getItem(keyOf(member)) ?? '{}')
  if (typeof kept !== 'object' || kept === null) return {}
  return Object.fromEntries(
    Object.entries(kept).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  )
}

/** Remembers that a channel was read up to a message; never goes back. */
export function markRead(
  shelf: Shelf,
  member: string,
  read: LastRead,
  channel: string,
  message: string,
): LastRead {
  const before = read[channel]
  if (before !== undefined && compareIds(message, before) <= 0) return read
  const next = { ...read, [channel]: message }
  shelf.setItem(keyOf(member), JSON.stringify(next))
  return next
}

/** The channels with messages that the member has not seen. */
export function unreadChannels(world: World, read: LastRead): readonly string[] {
  return [...world.guilds.flatMap((guild) => guild.channels), ...world.dms]
    .filter(({ id, last_message_id: last }) => {
      if (last === undefined || last === null) return false
      const seen = read[id]
      return seen === undefined || compareIds(last, seen) > 0
    })
    .map((channel) => channel.id)
}
