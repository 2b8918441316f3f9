import { expect, test } from 'vitest'
import { partMeant, proseWithoutRedacted, withoutRedacted } from '../../src/briefings/redaction.ts'
import { keyedParts } from '../../src/lore/parts.ts'
import { perceive } from '../../src/lore/perceive.ts'
import { audienceOf, everyone } from '../../src/lore/visibility.ts'
import { createWorld } from '../../src/lore/world.ts'
import { entryNamed, guild, secret, today } from '../lore/entries.ts'

const lead = (body: string, visibility = everyone) => ({ heading: '', body, visibility })
const raid = entryNamed('Raid', {
  sections: [lead('One.'), lead('Two, says [[Raid|she]].', secret), lead('Three.')],
})
const [key] = [...keyedParts(raid)].flatMap((part) =>
  part.visibility.level === 'hidden' ? part.key : [],
)
if (key === undefined) throw new Error('no hidden part')

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
