import type { DayNumber } from '../calendar/day.ts'
import { asId, type GuildId, type UserId } from './ids.ts'

/** Who may learn a thing, loosest first. `hidden` is `gm` with the promise of a reveal. */
export const levels = ['public', 'restricted', 'gm', 'hidden'] as const
export type Level = (typeof levels)[number]

/**
 * Who may see an entry or a part of one. A part is never looser than its entry:
 * a reader must pass both.
 */
export interface Visibility {
  readonly level: Level
  /** With `restricted`: role snowflakes or role names (compared without case). */
  readonly roles: readonly string[]
  /** With `restricted`: user snowflakes. */
  readonly users: readonly string[]
  /** Hidden from players before this in-universe day. */
  readonly until: DayNumber | null
  /** With `hidden`: to whom it has been made known. The store adds it; no file says it. */
  readonly revealed?: readonly Revelation[]
}

/** To whom something was revealed: role and user snowflakes. */
export interface RevealAudience {
  readonly roles: readonly string[]
  readonly users: readonly string[]
}

/** That something hidden was made known. */
export interface Revelation {
  /** Null for everyone. */
  readonly audience: RevealAudience | null
  /** The in-universe day on which it was. */
  readonly from: DayNumber
}

export const everyone: Visibility = { level: 'public', roles: [], users: [], until: null }

/**
 * Who is reading. Built once for each interaction from what Discord says of it,
 * never from an option or a custom id.
 */
export interface Viewer {
  readonly guild: GuildId
  /** Whether the reader is a GM of this campaign at this moment. */
  readonly gm: boolean
  /** Null for an audience: what anybody in a channel may see. */
  readonly user: UserId | null
  /** Role snowflakes, and role names in lower case. */
  readonly roles: ReadonlySet<string>
  /** Others who read the same page: it shows what each of them may see. */
  readonly along?: readonly Viewer[]
}

/** The reader of a public post: no GM, no roles, nobody in particular. */
export const audienceOf = (guild: GuildId): Viewer => ({
  guild,
  gm: false,
  user: null,
  roles: new Set(),
})

/** Any GM, when nobody in particular asks: for what is told to GMs alone. */
export const gmsOf = (guild: GuildId): Viewer => ({ ...audienceOf(guild), gm: true })

/**
 * Those whom an audience names, and what each of them may see: somebody who holds that role and no
 * other, somebody who is that user and holds none. `nameOf` gives a role's name, null when the
 * role is gone.
 */
export function readersOf(
  guild: GuildId,
  audience: RevealAudience | null,
  nameOf: (role: string) => string | null,
): Viewer {
  const nobody = audienceOf(guild)
  const holders = (audience?.roles ?? []).map((role): Viewer => {
    const name = nameOf(role)
    return { ...nobody, roles: new Set(name === null ? [role] : [role, name.toLowerCase()]) }
  })
  const users = (audience?.users ?? []).map((user): Viewer => ({ ...nobody, user: asId(user) }))
  const [first, ...others] = [...holders, ...users]
  if (first === undefined) return nobody
  return others.length === 0 ? first : { ...first, along: others }
}

/** The viewer and whoever reads along. */
export const readersIn = (viewer: Viewer): readonly Viewer[] => [viewer, ...(viewer.along ?? [])]

/** Whether the viewer is one of these users or holds one of these roles. */
export const isAmong = ({ roles, users }: RevealAudience, viewer: Viewer): boolean =>
  (viewer.user !== null && users.includes(viewer.user)) ||
  roles.some((role) => viewer.roles.has(role.toLowerCase()))

/**
 * Whether `viewer` may see what carries `visibility` on the in-universe day `today`.
 * Whatever is not understood is hidden.
 */
export function canSee(visibility: Visibility, viewer: Viewer, today: DayNumber): boolean {
  if (viewer.along?.some((other) => !canSee(visibility, other, today)) === true) return false
  if (viewer.gm) return true
  if (visibility.until !== null && today < visibility.until) return false
  switch (visibility.level) {
    case 'public':
      return true
    case 'restricted':
      return isAmong(visibility, viewer)
    case 'hidden':
      return (
        visibility.revealed?.some(
          ({ audience, from }) => today >= from && (audience === null || isAmong(audience, viewer)),
        ) ?? false
      )
    case 'gm':
      return false
    default:
      return false
  }
}
