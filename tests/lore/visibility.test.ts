import { describe, expect, it } from 'vitest'
import { dayNumber } from '../../src/calendar/day.ts'
import type { Entry } from '../../src/lore/entry.ts'
import type { KnownWorld } from '../../src/lore/knownWorld.ts'
import { perceive } from '../../src/lore/perceive.ts'
import { canSee, everyone, type Viewer, type Visibility } from '../../src/lore/visibility.ts'
import { createWorld } from '../../src/lore/world.ts'
import { entryNamed, gm, player, restrictedTo, secret, tie, today, until } from './entries.ts'

const toUsers = (...users: readonly string[]): Visibility => ({
  ...everyone,
  level: 'restricted',
  users,
})
const revealed: Visibility = {
  ...secret,
  revealed: [{ audience: { roles: ['5'], users: ['7'] }, from: today }],
}

const visibilities: readonly Visibility[] = [
  everyone,
  { ...everyone, level: 'gm' },
  secret,
  revealed,
  { ...revealed, until: dayNumber(today + 1) },
  { ...revealed, level: 'gm' },
  until(today),
  until(today + 1),
  restrictedTo('5'),
  restrictedTo('bridge'),
  toUsers('7'),
  { ...toUsers('7'), roles: ['6'] },
  { ...restrictedTo('5'), until: dayNumber(today + 1) },
  // Nobody holds a role that is deleted, and a level of a later version is not understood.
  restrictedTo('999'),
  { ...everyone, level: 'restricted' },
  { ...everyone, level: 'friends' } as unknown as Visibility,
]

const readers: readonly Viewer[] = [
  player('8'),
  player('7'),
  player('8', '5', 'bridge'),
  player('7', '6'),
  { ...player('7'), along: [player('8', '5')] },
  gm,
]

/** What a reader knows of each kind of part. */
const parts: Readonly<
  Record<
    string,
    readonly [
      make: (visibility: Visibility) => Partial<Entry>,
      count: (world: KnownWorld, entry: KnownWorld['entries'][number]) => number,
    ]
  >
> = {
  section: [
    (visibility) => ({ sections: [{ heading: 'Truth', body: 'It was so.', visibility }] }),
    (world, entry) => world.sections(entry).length,
  ],
  claim: [
    (visibility) => ({
      claims: [{ text: 'So.', by: 'A', source: '', date: null, status: 'claimed', visibility }],
    }),
    (_, { claims }) => claims.length,
  ],
  attribute: [
    (visibility) => ({ attributes: [{ label: 'Losses', value: '2', visibility }] }),
    (_, { attributes }) => attributes.length,
  ],
  relation: [
    (visibility) => ({ relations: [tie('ally of', 'Friend', visibility)] }),
    (_, { relations }) => relations.length,
  ],
  alias: [
    (visibility) => ({ aliases: [{ name: 'The Other', visibility }] }),
    (_, { aliases }) => aliases.length,
  ],
  image: [
    (visibility) => ({ image: { file: 'a.png', alt: 'A', visibility } }),
    (_, { image }) => (image === null ? 0 : 1),
  ],
}

describe('of an entry and its part, the tightest wins', () => {
  it.each(Object.entries(parts))('for every %s', (_, [make, count]) => {
    for (const whole of visibilities) {
      for (const visibility of visibilities) {
        const entry = entryNamed('One', { visibility: whole, ...make(visibility) })
        const world = createWorld([entry, entryNamed('Friend')])
        for (const reader of readers) {
          const seen = perceive(world, reader, today)
          const known = seen.get(entry.id)
          expect(known !== null).toBe(canSee(whole, reader, today))
          const shown = known === null ? 0 : count(seen, known)
          expect(shown === 1).toBe(known !== null && canSee(visibility, reader, today))
        }
      }
    }
  })
})

describe('what carries a visibility', () => {
  const letIn = (visibility: Visibility): readonly number[] =>
    readers.flatMap((reader, place) => (canSee(visibility, reader, today) ? [place] : []))

  it('is for named roles or named users, and for GMs', () => {
    expect(letIn(restrictedTo('5'))).toEqual([2, 5])
    expect(letIn(toUsers('7'))).toEqual([1, 3, 5])
    expect(letIn({ ...toUsers('7'), roles: ['5'] })).toEqual([1, 2, 3, 4, 5])
    expect(letIn(revealed)).toEqual([1, 2, 3, 4, 5])
  })

  it('is for GMs alone where nobody is named, the role is gone, or the level is not understood', () => {
    for (const visibility of visibilities.slice(-3)) expect(letIn(visibility)).toEqual([5])
    for (const level of ['gm', 'hidden'] as const)
      expect(letIn({ ...toUsers('7'), roles: ['5'], level })).toEqual([5])
  })
})
