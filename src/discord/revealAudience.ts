import { UserError } from '../errors.ts'
import type { GuildId, RoleId, UserId } from '../lore/ids.ts'
import type { RevealAudience } from '../lore/visibility.ts'

/** As many roles and users together as a custom id has room for. */
const mostNamed = 3

/** Roles and users as a command's options name them; null for an option that was left out. */
export interface NamedReaders {
  readonly roles: ReadonlyArray<RoleId | null>
  readonly users: ReadonlyArray<UserId | null>
}

/**
 * Those who are named; null, for everyone, when nobody is, or the role that everybody has in a guild
 * is among them, which has the guild's own id: no member is said to hold it.
 */
export function audienceNamed(readers: NamedReaders, guild: GuildId): RevealAudience | null {
  const audience = { roles: named(readers.roles), users: named(readers.users) }
  const nobody = audience.roles.length + audience.users.length === 0
  return nobody || audience.roles.some((role) => String(role) === guild) ? null : audience
}

/**
 * Those to whom something is made known, as they are named. Throws a UserError when there are more
 * of them than a custom id has room for.
 */
export function audienceChosen(readers: NamedReaders, guild: GuildId): RevealAudience | null {
  const audience = audienceNamed(readers, guild)
  if (audience !== null && audience.roles.length + audience.users.length > mostNamed)
    throw new UserError(`Name ${mostNamed} roles and users at most, and repeat it for the others.`)
  return audience
}

/** What options name, each once. */
export const named = <T>(ids: ReadonlyArray<T | null>): readonly T[] =>
  [...new Set(ids)].flatMap((one) => (one === null ? [] : [one]))

/** An audience as a word of a custom id: "R" and a role, "U" and a user, each in base 36. */
export const codeOf = (audience: RevealAudience | null): string =>
  audience === null
    ? 'all'
    : [
        ...audience.roles.map((one) => `R${BigInt(one).toString(36)}`),
        ...audience.users.map((one) => `U${BigInt(one).toString(36)}`),
      ].join('')

/** Throws a UserError for what no custom id of ours says: a broken one must not mean everyone. */
export function audienceOfCode(code = ''): RevealAudience | null {
  if (code === 'all') return null
  if (!/^(?:[RU][0-9a-z]{1,13}){1,3}$/.test(code)) throw new UserError('Choose again.')
  const ids = (kind: string): readonly string[] =>
    Array.from(code.matchAll(/([RU])([0-9a-z]+)/g))
      .filter(([, one]) => one === kind)
      .map(([, , digits = '']) => idOf(digits))
  return { roles: ids('R'), users: ids('U') }
}

// A number of up to 13 such digits is more than a double holds.
const idOf = (digits: string): string =>
  String(
    Array.from(digits).reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n),
  )

/** Whom it is for, in the middle of a sentence. */
export const audienceWords = (audience: RevealAudience | null): string =>
  audience === null
    ? 'everybody'
    : [
        ...audience.roles.map((role) => `<@&${role}>`),
        ...audience.users.map((user) => `<@${user}>`),
      ].join(' and ')

/** Whom it is for, at the beginning of a sentence. */
export const audienceSubject = (audience: RevealAudience | null): string =>
  audience === null ? 'Everybody' : audienceWords(audience)
