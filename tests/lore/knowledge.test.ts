import { describe, expect, it } from 'vitest'
import { knowledgeGap, partsKnown, plainMentions, secretNames } from '../../src/lore/knowledge.ts'
import type { KnownWorld } from '../../src/lore/knownWorld.ts'
import { perceive } from '../../src/lore/perceive.ts'
import { audienceOf, everyone, readersOf, type Viewer } from '../../src/lore/visibility.ts'
import { createWorld, viewerClass } from '../../src/lore/world.ts'
import { entryNamed, gm, guild, idOf, player, restrictedTo, secret, tie, today } from './entries.ts'

const syndicate = entryNamed('Orlan Syndicate', {
  visibility: secret,
  relations: [tie('party', 'Hostages')],
})
const hostages = entryNamed('Hostages', {
  sections: [
    { heading: '', body: 'A raid by [[Orlan Syndicate|others]].', visibility: everyone },
    { heading: 'Truth', body: 'Paid by [[Broker]].', visibility: secret },
    { heading: 'Later', body: '[[Station]] and [[Broker]] gave way.', visibility: everyone },
  ],
  claims: [
    {
      text: 'The Maquis.',
      by: 'News',
      source: '',
      date: null,
      status: 'overturned',
      visibility: everyone,
    },
    {
      text: 'A syndicate.',
      by: 'Starfleet',
      source: '',
      date: null,
      status: 'confirmed',
      visibility: restrictedTo('5'),
    },
  ],
  attributes: [{ label: 'Losses', value: 'Two', visibility: restrictedTo('5', '6') }],
  aliases: [{ name: 'Case 9', visibility: secret }],
  image: { file: 'a.png', alt: 'Smoke', visibility: secret },
})
const world = createWorld([
  syndicate,
  hostages,
  entryNamed('Station'),
  entryNamed('Broker', { visibility: secret }),
])
const see = (viewer: Viewer): KnownWorld => perceive(world, viewer, today)
const full = see(gm)
const everybody = see(audienceOf(guild))
const kindsOf = (parts: ReturnType<typeof partsKnown>): readonly string[] =>
  parts.map(({ kind, name }) => `${kind} ${name}`.trim())

describe('what an audience would miss', () => {
  it('is every part that the GM sees and it does not, the far ends of ties too', () => {
    expect(kindsOf(knowledgeGap(full, everybody, hostages.id))).toEqual([
      'section Truth',
      'claim News',
      'claim Starfleet',
      'attribute Losses',
      'relation Incidents: Orlan Syndicate',
      'alias Case 9',
      'image',
    ])
  })

  it('names the entries whose links are plain words for it, in what it may read', () => {
    const names = plainMentions(full, everybody, hostages.id).map(({ name }) => name)
    expect(names).toEqual(['Orlan Syndicate', 'Broker'])
    expect(plainMentions(full, full, hostages.id)).toEqual([])
    expect(plainMentions(full, everybody, syndicate.id)).toEqual([])
  })

  it('is all of a hidden entry', () => {
    expect(knowledgeGap(full, everybody, syndicate.id)).toEqual(partsKnown(full, syndicate.id))
    expect(partsKnown(everybody, syndicate.id)).toEqual([])
  })

  it('is nothing where it knows as much', () => {
    for (const { id } of full.entries) expect(knowledgeGap(full, full, id)).toEqual([])
  })
})

it('what an audience would learn is what it sees and others do not', () => {
  const crew = see(player('7', '5'))
  // The earlier account counts as overturned for those who know the later one.
  expect(kindsOf(knowledgeGap(crew, everybody, hostages.id))).toEqual([
    'claim News',
    'claim Starfleet',
    'attribute Losses',
  ])
})

describe('a GM’s own words', () => {
  const named = (words: string): readonly string[] =>
    secretNames(words, full, everybody).map(({ name }) => name)

  it('are searched for names that their readers may not know, however they are spelt', () => {
    expect(named('Beware of the ORLAN  syndicate’s men, and of the Bröker.')).toEqual([
      'Broker',
      'Orlan Syndicate',
    ])
    expect(named('See [[Orlan Syndicate|them]] and case 9.')).toEqual([
      'Hostages',
      'Orlan Syndicate',
    ])
  })

  it('may hold names that are known, and words that only contain a name', () => {
    expect(named('Hostages at the station. Brokers, pawnbroker, Orlan, Syndicate.')).toEqual([])
    expect(named('')).toEqual([])
  })
})

describe('several who read together', () => {
  const named = (roles: readonly string[], users: readonly string[] = []): Viewer =>
    readersOf(guild, { roles, users }, (role) => (role === '5' ? 'Bridge' : null))
  const parts = (viewer: Viewer): readonly string[] =>
    kindsOf(knowledgeGap(see(viewer), everybody, hostages.id))

  it('see what each of them may see', () => {
    expect(parts(named(['5', '6']))).toEqual(['attribute Losses'])
    expect(parts(named(['5']))).toHaveLength(3)
    expect(parts(named(['5'], ['7']))).toEqual([])
    expect(see(readersOf(guild, null, () => null)).entries).toEqual(everybody.entries)
  })

  it('are never taken for one of them alone, and a GM among them opens nothing', () => {
    const viewers = [named(['5']), named(['6']), named(['5', '6']), gm]
    const classes = viewers.map((viewer) => viewerClass(world, viewer, today))
    expect(new Set(classes).size).toBe(viewers.length)
    expect(viewerClass(world, { ...gm, along: [named(['5'])] }, today)).not.toBe(classes[3])
    expect(parts({ ...gm, along: [named(['6'])] })).toEqual(['attribute Losses'])
  })

  it('are known by their roles’ names too', () => {
    const [bridge] = [named(['5'])]
    expect(bridge?.roles).toEqual(new Set(['5', 'bridge']))
    expect(named(['9']).roles).toEqual(new Set(['9']))
    expect(see(named(['5'])).get(idOf('Hostages'))?.claims).toHaveLength(2)
  })
})
