import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumber } from '../../src/calendar/day.ts'
import { keyedParts, wordsOfKey, type PartKey } from '../../src/lore/parts.ts'
import { perceive } from '../../src/lore/perceive.ts'
import { revealDay, withRevelations, type RevealedPart } from '../../src/lore/revelation.ts'
import { everyone, type Visibility } from '../../src/lore/visibility.ts'
import { createWorld } from '../../src/lore/world.ts'
import type { Entry } from '../../src/lore/entry.ts'
import { entryNamed, gm, player, restrictedTo, secret, tie, today } from './entries.ts'

const gmOnly: Visibility = { ...everyone, level: 'gm' }
const levels = fc.constantFrom(everyone, secret, gmOnly, restrictedTo('starfleet'))
const word = fc.constantFrom('a', 'b', 'A')
const entry = fc
  .record({
    visibility: levels,
    sections: fc.array(fc.record({ heading: word, body: word, visibility: levels })),
    claims: fc.array(
      fc.record({
        by: word,
        text: word,
        source: word,
        date: fc.constant(null),
        status: fc.constant('claimed' as const),
        visibility: levels,
      }),
    ),
    attributes: fc.array(fc.record({ label: word, value: word, visibility: levels })),
    relations: fc.array(levels.map((visibility) => tie('ally of', 'Other', visibility))),
    aliases: fc.array(fc.record({ name: word, visibility: levels })),
    image: fc.option(fc.record({ file: word, alt: word, visibility: levels })),
  })
  .map((parts) => entryNamed('One', parts))

const everything = (one: Entry): readonly RevealedPart[] =>
  [...keyedParts(one)].map(({ key }) => ({ part: key, audience: null, from: today }))
const isAlike = (one: PartKey, other: PartKey): boolean =>
  one.kind === other.kind &&
  one.name === other.name &&
  wordsOfKey(one).words === wordsOfKey(other).words
const strip = (one: Entry): string =>
  JSON.stringify(one, (name, value: unknown) => (name === 'revealed' ? undefined : value))

describe('what is revealed of an entry', () => {
  it('loosens all that is hidden, and nothing that is for GMs or for some', () => {
    fc.assert(
      fc.property(entry, (one) => {
        const revealed = withRevelations(one, everything(one))
        for (const { visibility } of keyedParts(revealed))
          expect('revealed' in visibility).toBe(visibility.level === 'hidden')
        expect(strip(revealed)).toBe(strip(one))
      }),
    )
  })

  it('after any edit opens only what says the same or alone has the name', () => {
    fc.assert(
      fc.property(entry, entry, (before, after) => {
        const told = everything(before)
        const parts = [...keyedParts(after)]
        for (const { key, visibility } of keyedParts(withRevelations(after, told))) {
          if (!('revealed' in visibility)) continue
          const meant = told.some(
            ({ part }) =>
              part.kind === key.kind &&
              part.name === key.name &&
              (part.content === key.content ||
                (wordsOfKey(part).words === wordsOfKey(key).words &&
                  parts.filter((one) => isAlike(one.key, key)).length === 1) ||
                parts.filter((one) => one.key.kind === key.kind && one.key.name === key.name)
                  .length === 1),
          )
          expect(meant).toBe(true)
        }
      }),
    )
  })

  it('opens a claim from the day on which it was revealed, to whom it was', () => {
    const hidden = { text: 'A syndicate.', by: 'Intelligence', source: '', date: null }
    const one = entryNamed('Hostages', {
      claims: [{ ...hidden, status: 'confirmed', visibility: secret }],
    })
    const [part] = [...keyedParts(one)].filter(({ key }) => key.kind === 'claim')
    if (part === undefined) throw new Error('no claim')
    const audience = { roles: ['5'], users: ['7'] }
    const world = createWorld([
      withRevelations(one, [{ part: part.key, audience, from: dayNumber(today - 10) }]),
    ])
    const claims = (viewer: typeof gm, asOf: number) =>
      perceive(world, viewer, today, dayNumber(asOf)).entries[0]?.claims.length
    for (const viewer of [player('7'), player('8', '5'), gm]) {
      expect(claims(viewer, today)).toBe(1)
      expect(claims(viewer, today - 10)).toBe(1)
      expect(claims(viewer, today - 11)).toBe(0)
    }
    expect(claims(player('8', '6'), today)).toBe(0)
  })

  it('tells two accounts of one speaker in the same words apart, by source, date or status', () => {
    const said = { text: 'We did.', by: 'Spy', source: 'A letter', date: null, visibility: secret }
    const letter = { ...said, status: 'claimed' as const }
    const twins = [
      letter,
      { ...letter, source: 'A call' },
      { ...said, status: 'confirmed' as const },
    ]
    const one = entryNamed('Raid', { claims: twins })
    const keys = everything(one).filter(({ part }) => part.kind === 'claim')
    const open = (claims: typeof twins, ...revealed: readonly RevealedPart[]): readonly boolean[] =>
      withRevelations({ ...one, claims }, revealed).claims.map(
        ({ visibility }) => 'revealed' in visibility,
      )
    const [first] = keys
    if (first === undefined) throw new Error('no claim')
    expect(open(twins, first)).toEqual([true, false, false])
    expect(open([...twins].reverse(), first)).toEqual([false, false, true])
    // Nobody can tell which of the two it was; of one there is no doubt.
    expect(open(twins.slice(1), first)).toEqual([false, false])
    expect(open(twins.slice(2), first)).toEqual([true])
    // As it was stored before: by its words alone.
    const older = { ...first, part: { ...first.part, content: 'We did.' } }
    expect(open(twins, older)).toEqual([true, true, true])
  })

  it('tells nobody when others learned of it', () => {
    const visibility: Visibility = {
      ...secret,
      revealed: [
        { audience: { roles: ['5'], users: [] }, from: dayNumber(today - 10) },
        { audience: { roles: [], users: ['7'] }, from: dayNumber(today - 3) },
      ],
    }
    const days = [player('7'), player('8', '5'), gm, player('9')].map((viewer) =>
      revealDay(visibility, viewer),
    )
    expect(days).toEqual([today - 3, today - 10, today - 10, null])
  })
})
