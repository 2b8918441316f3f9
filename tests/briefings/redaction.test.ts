import { expect, test } from 'vitest'
import {
  partMeant,
  proseWithoutRedacted,
  stillRevealed,
  withoutRedacted,
} from '../../src/briefings/redaction.ts'
import { dayNumber } from '../../src/calendar/day.ts'
import { keyedParts } from '../../src/lore/parts.ts'
import { perceive } from '../../src/lore/perceive.ts'
import { audienceOf, everyone, type Visibility } from '../../src/lore/visibility.ts'
import { createWorld } from '../../src/lore/world.ts'
import { entryNamed, guild, secret, tie, today } from '../lore/entries.ts'

const lead = (body: string, visibility = everyone) => ({ heading: '', body, visibility })
const raid = entryNamed('Raid', {
  sections: [lead('One.'), lead('Two, says [[Raid|she]].', secret), lead('Three.')],
})
const [key] = [...keyedParts(raid)].flatMap((part) =>
  part.visibility.level === 'hidden' ? part.key : [],
)
if (key === undefined) throw new Error('no hidden part')

test('what was made known is told of while its readers know it by that, and no longer', () => {
  const claim = { by: 'Spies', source: '', date: null, status: 'claimed' as const }
  const revealed = (from: number): Visibility => ({
    ...secret,
    revealed: [{ audience: null, from: dayNumber(from) }],
  })
  const known = (visibility: Visibility, text = 'They did.') => {
    const told = entryNamed('Raid', {
      sections: [lead('One.'), lead('They did.', visibility)],
      claims: [
        { ...claim, text: 'They fled.', visibility: everyone },
        { ...claim, text, visibility },
      ],
      attributes: [{ label: 'Losses', value: 'Two', visibility }],
      relations: [{ ...tie('party', 'Crew'), visibility }],
      aliases: [{ name: 'Case 9', visibility }],
      image: { file: 'a.png', alt: 'Smoke', visibility },
    })
    const keys = [...keyedParts(entryNamed('Raid', { ...told, claims: told.claims.slice(1) }))]
    const world = perceive(createWorld([told, entryNamed('Crew')]), audienceOf(guild), today)
    const entry = world.get(told.id)
    if (entry === null) throw new Error('it is public')
    return stillRevealed(
      keys.map(({ key: one }) => one),
      entry,
      world,
    ).map(({ kind, content }) => (kind === 'section' ? content : kind))
  }
  const all = ['They did.', 'claim', 'attribute', 'relation', 'alias', 'image']
  expect(known(revealed(today))).toEqual(all)
  expect(known(revealed(today + 10))).toEqual([])
  expect(known({ ...revealed(today), until: dayNumber(today + 1) })).toEqual([])
  expect(known({ ...revealed(today), level: 'gm' })).toEqual([])
  // Made public since, it is for everybody anyhow, as it would be if nobody had revealed it.
  expect(known(everyone)).toEqual([])
  // A twin that everybody knows tells nothing of the one that is hidden again.
  expect(known({ ...revealed(today), level: 'gm' }, 'They fled.')).toEqual([])
})

test('an overturned claim is known again where it is shown as it was made', () => {
  const claim = { text: 'They did.', by: 'News', source: '', date: null, visibility: everyone }
  const told = entryNamed('Raid', {
    claims: [
      { ...claim, status: 'overturned' },
      { ...claim, by: 'Spies', status: 'confirmed', visibility: secret },
    ],
  })
  const [first] = [...keyedParts(told)].filter((part) => part.key.kind === 'claim')
  const world = perceive(createWorld([told]), audienceOf(guild), today)
  const [known] = world.entries
  if (first === undefined || known === undefined) throw new Error('it is public')
  expect(known.claims.map(({ status }) => status)).toEqual(['claimed'])
  expect(partMeant(first.key, known, world)?.words).toBe('They did.')
  expect(withoutRedacted(known, [first.key]).claims).toEqual([])
})

test('a part within a section is known again by itself once it was revealed, and told once', () => {
  const [one, two, three] = raid.sections
  if (one === undefined || two === undefined || three === undefined) throw new Error('no sections')
  const open = { ...raid, sections: [one, { ...two, visibility: everyone }, three] }
  const texts = [raid, open].map((entry) => {
    const world = perceive(createWorld([entry]), audienceOf(guild), today)
    const [known] = world.entries
    if (known === undefined) throw new Error('it is public')
    return [
      partMeant(key, known, world)?.words ?? null,
      world.sections(known).map(({ text }) => text),
      proseWithoutRedacted(known, [key]).map(({ text }) => text),
    ]
  })
  expect(texts).toEqual([
    [null, ['One.\n\nThree.'], ['One.\n\nThree.']],
    ['Two, says she.', ['One.\n\nTwo, says she.\n\nThree.'], ['One.\n\nThree.']],
  ])
})
