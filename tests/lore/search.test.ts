import { describe, expect, it } from 'vitest'
import { perceive } from '../../src/lore/perceive.ts'
import { everyone } from '../../src/lore/visibility.ts'
import { createWorld } from '../../src/lore/world.ts'
import { entryNamed, player, tie, today } from './entries.ts'

const alias = (name: string) => ({ name, visibility: everyone })
const world = perceive(
  createWorld([
    entryNamed('Attack on Ohmallera', {
      kind: 'incident',
      relations: [tie('took place at', 'Ohmallera')],
    }),
    entryNamed('Ohmallera', { kind: 'place' }),
    entryNamed('Ohmallera Memorial', { kind: 'place' }),
    entryNamed('Deep Space 10', { kind: 'place', aliases: [alias('DSX')] }),
    entryNamed('Deep Space 285', { kind: 'place' }),
    entryNamed('Nikael Kalre', { kind: 'person', relations: [tie('leads', 'Maquis Reborn')] }),
    entryNamed('Kalreth', { kind: 'person' }),
    entryNamed('Maquis Reborn', { aliases: [alias('The Reborn')] }),
    entryNamed('Élan 🜏', { kind: 'ship' }),
  ]),
  player(),
  today,
)
const found = (text: string): readonly string[] => world.search(text).map(({ name }) => name)

describe('searching by name', () => {
  it('ranks the exact name, then names that begin so, then words within', () => {
    expect(found('ohmallera')).toEqual(['Ohmallera', 'Ohmallera Memorial', 'Attack on Ohmallera'])
  })
  it('ranks a prefix of the name before a prefix of a later word', () => {
    expect(found('kalre')).toEqual(['Kalreth', 'Nikael Kalre'])
  })
  it('finds aliases, and puts an exact one first', () => {
    expect(found('dsx')[0]).toBe('Deep Space 10')
    expect(found('reborn')).toEqual(['Maquis Reborn'])
  })
  it('forgives slips of the pen in names and in words', () => {
    expect(found('Ohmalera')[0]).toBe('Ohmallera')
    expect(found('nikael klare')).toEqual(['Nikael Kalre'])
    expect(found('maqius')).toEqual(['Maquis Reborn'])
  })
  it('takes no notice of case and accents', () => {
    expect(found('ELAN')).toEqual(['Élan 🜏'])
  })
  it('gives those with the most ties when nothing is typed, and no more than asked for', () => {
    expect(found('').slice(0, 4)).toEqual([
      'Attack on Ohmallera',
      'Maquis Reborn',
      'Nikael Kalre',
      'Ohmallera',
    ])
    expect(world.search('', { limit: 2 })).toHaveLength(2)
    expect(world.search('o', { kinds: ['ship'] })).toEqual([])
  })
  it('keeps to the kinds asked for', () => {
    expect(world.search('deep', { kinds: ['person'] })).toEqual([])
    expect(world.search('ohmallera', { kinds: ['incident'] }).map(({ name }) => name)).toEqual([
      'Attack on Ohmallera',
    ])
  })
})

describe('resolving what somebody typed', () => {
  it('accepts an id, a name and an alias', () => {
    for (const text of ['id-Deep Space 10', 'deep space 10', 'DSX']) {
      expect(world.resolve(text)).toMatchObject({ kind: 'found', entry: { name: 'Deep Space 10' } })
    }
  })
  it('suggests near names otherwise, and nothing for nothing', () => {
    const answer = world.resolve('Omallera')
    expect(answer.kind).toBe('unclear')
    expect(answer.kind === 'unclear' && answer.suggestions.map(({ name }) => name)).toContain(
      'Ohmallera',
    )
    expect(world.resolve('  ')).toEqual({ kind: 'unclear', suggestions: [] })
  })
  it('does not resolve to another kind', () => {
    expect(world.resolve('Ohmallera', ['person']).kind).toBe('unclear')
  })
})
