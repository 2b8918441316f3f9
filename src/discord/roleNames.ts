import { shorten } from './components.ts'
import { plain } from './loreText.ts'

/** A role of a guild. */
export interface GuildRole {
  /** Its snowflake. */
  readonly id: string
  readonly name: string
}

const isCalled =
  (name: string) =>
  (role: GuildRole): boolean =>
    role.name.toLowerCase() === name.toLowerCase()

/**
 * The name under which lore may open something to a role: null when another role bears it as well.
 * Nobody can tell which of them was meant, and one may have been made to get at a secret. Nor does
 * a role that is called like the id of another pass for it.
 */
export function nameOfRole(id: string, roles: readonly GuildRole[]): string | null {
  const name = roles.find((role) => role.id === id)?.name
  if (name === undefined || snowflake.test(name)) return null
  return roles.filter(isCalled(name)).length > 1 ? null : name
}

const snowflake = /^\d{15,}$/

/** More of them are counted. */
const mostTold = 10

/**
 * For GMs, how a guild has the roles that its lore opens something to, by name or by id: one line
 * for each.
 */
export function roleNotes(
  named: readonly string[],
  roles: readonly GuildRole[],
): readonly string[] {
  const told = named.slice(0, mostTold).map((name) => roleNote(name, roles))
  const more = named.length - told.length
  return more > 0 ? [...told, `and ${more} more roles`] : told
}

function roleNote(name: string, roles: readonly GuildRole[]): string {
  const byId = roles.find(({ id }) => id === name)
  if (byId !== undefined) return noteOf(byId)
  const called = roles.filter(isCalled(name))
  const [one, ...others] = called
  const words = `“${plain(shorten(name, 60))}”`
  if (one === undefined)
    return snowflake.test(name)
      ? `⚠️ The role ${name} is gone: what is for it, only GMs see.`
      : `⚠️ No role here is called ${words}: what is for it, only GMs see, until somebody makes one.`
  if (others.length > 0)
    return `⚠️ ${called.length} roles here are called ${words}, so none of them opens anything. Rename the others, or write the right one’s id into the lore.`
  return `${words} is ${noteOf(one)}`
}

const noteOf = ({ id }: GuildRole): string => `<@&${id}>, made <t:${madeAt(id)}:R>`

// Seconds since 1970. https://discord.com/developers/docs/reference#snowflakes
const madeAt = (snowflake: string): number =>
  Math.floor((Number(BigInt(snowflake) >> 22n) + 1_420_070_400_000) / 1000)
