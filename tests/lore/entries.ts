import { dayNumber } from '../../src/calendar/day.ts'
import type { Entry, Relation } from '../../src/lore/entry.ts'
import { asId, type EntryId, type GuildId, type UserId } from '../../src/lore/ids.ts'
import { everyone, type Viewer, type Visibility } from '../../src/lore/visibility.ts'

export const guild = asId<GuildId>('100000000000000001')
export const today = dayNumber(158_000)
export const secret: Visibility = { ...everyone, level: 'hidden' }
export const until = (day: number): Visibility => ({ ...everyone, until: dayNumber(day) })
export const restrictedTo = (...roles: readonly string[]): Visibility => ({
  ...everyone,
  level: 'restricted',
  roles,
})

export const player = (user = '200000000000000001', ...roles: readonly string[]): Viewer => ({
  guild,
  gm: false,
  user: asId<UserId>(user),
  roles: new Set(roles),
})
export const gm: Viewer = { ...player('200000000000000009'), gm: true }

/** An entry that is only a name, and whatever `parts` add; its id is made from its name. */
export function entryNamed(name: string, parts: Partial<Entry> = {}): Entry {
  return {
    id: idOf(name),
    key: name.toLowerCase().replaceAll(/\W+/g, '-'),
    kind: 'faction',
    name,
    aliases: [],
    tags: [],
    summary: `${name}, in short.`,
    date: null,
    attributes: [],
    relations: [],
    claims: [],
    sections: [],
    image: null,
    color: null,
    masthead: '',
    datelineStyle: 'upper',
    visibility: everyone,
    revision: 1,
    changedAt: 0,
    ...parts,
  }
}

export const idOf = (name: string): EntryId => asId<EntryId>(`id-${name}`)

export const tie = (
  type: Relation['type'],
  target: string,
  visibility: Visibility = everyone,
): Relation => ({ type, target: idOf(target), from: null, until: null, note: '', visibility })
