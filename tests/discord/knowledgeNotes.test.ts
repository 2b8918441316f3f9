import { expect, test } from 'vitest'
import {
  knowledgeNotes,
  nameWarning,
  partNames,
  wordsRead,
} from '../../src/discord/knowledgeNotes.ts'
import { perceive } from '../../src/lore/perceive.ts'
import { audienceOf, everyone } from '../../src/lore/visibility.ts'
import { createWorld } from '../../src/lore/world.ts'
import { entryNamed, gm, guild, player, restrictedTo, secret, today } from '../lore/entries.ts'

const raid = entryNamed('Raid', {
  summary: 'The Broker paid.',
  sections: [
    { heading: '', body: 'Led by [[Broker|one man]].', visibility: everyone },
    { heading: 'Truth', body: 'All of it.', visibility: secret },
  ],
  attributes: [
    { label: 'Losses', value: 'Two', visibility: restrictedTo('5') },
    { label: 'Fee', value: 'Much', visibility: secret },
    { label: '*Dues*', value: 'Little', visibility: secret },
  ],
})
const world = createWorld([
  raid,
  entryNamed('Broker', { visibility: secret }),
  entryNamed('Orlan', { visibility: secret }),
])
const full = perceive(world, gm, today)
const everybody = perceive(world, audienceOf(guild), today)
const crew = perceive(world, player('7', '5'), today)

test('a GM reads what an audience misses and learns, and which names it may not know', () => {
  expect(knowledgeNotes(raid.id, { full, audience: crew, everybody })).toEqual([
    String.raw`Held back from them: 1 section (Truth), 2 facts (Fee, \*Dues\*)`,
    'Not for everybody: 1 fact (Losses)',
    'Plain words for them, no links: Broker',
  ])
})

test('a GM is warned of names that an audience may not know, few enough to be read', () => {
  const warned = (words: string) => nameWarning(words, { full, audience: crew })
  expect(warned(`${wordsRead(raid.id, crew)} Ask Orlan.`)).toEqual([
    '⚠️ Named in what they read, though they may not know of it: Broker, Orlan',
  ])
  expect(warned('Raid, and nothing besides.')).toEqual([])
})

test('nothing is said where there is nothing to say, and long lists are counted', () => {
  expect(knowledgeNotes(raid.id, { full, audience: full, everybody: full })).toEqual([])
  const many = Array.from({ length: 30 }, (_, at) => ({
    kind: 'alias' as const,
    name: '*'.repeat(90) + at,
    words: '',
  }))
  const told = partNames(many)
  expect(told).toContain('30 other names (')
  expect(told).toContain('25 more')
  expect(told.length).toBeLessThan(700)
})
