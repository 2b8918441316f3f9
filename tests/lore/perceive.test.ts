import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { KnownWorld } from '../../src/lore/knownWorld.ts'
import { perceive } from '../../src/lore/perceive.ts'
import { audienceOf, everyone, type Viewer, type Visibility } from '../../src/lore/visibility.ts'
import { createWorld, updateWorld, viewerClass } from '../../src/lore/world.ts'
import type { Entry } from '../../src/lore/entry.ts'
import {
  entryNamed,
  gm,
  guild,
  idOf,
  player,
  restrictedTo,
  secret,
  tie,
  today,
  until,
} from './entries.ts'

const namesOf = (world: KnownWorld): readonly string[] => world.entries.map(({ name }) => name)
const see = (entries: readonly Entry[], viewer: Viewer): KnownWorld =>
  perceive(createWorld(entries), viewer, today)

describe('a known world', () => {
  const syndicate = entryNamed('Orlan Syndicate', { visibility: secret })
  const maquis = entryNamed('Maquis Reborn', {
    aliases: [
      { name: 'The Reborn', visibility: everyone },
      { name: 'Scapegoats', visibility: secret },
    ],
    relations: [tie('used by', 'Orlan Syndicate'), tie('enemy of', 'Starfleet')],
    sections: [
      {
        heading: '',
        body: 'They fight [[Starfleet]] and [[Orlan Syndicate|others]].',
        visibility: everyone,
      },
      { heading: 'Truth', body: 'They were used.', visibility: secret },
    ],
    attributes: [{ label: 'Handler', value: 'Nobody', visibility: restrictedTo('Intelligence') }],
  })
  const starfleet = entryNamed('Starfleet')
  const entries = [syndicate, maquis, starfleet]

  it('lacks hidden entries, parts, and ties whose far end is hidden', () => {
    const world = see(entries, player())
    const known = world.get(maquis.id)
    expect(namesOf(world)).toEqual(['Maquis Reborn', 'Starfleet'])
    expect(known?.aliases.map(({ name }) => name)).toEqual(['The Reborn'])
    expect(known?.relations.map(({ target }) => target)).toEqual([starfleet.id])
    expect(known?.attributes).toEqual([])
    expect(world.get(syndicate.id)).toBeNull()
  })

  it('gives the author’s words for a link that the reader cannot follow', () => {
    const world = see(entries, player())
    const known = world.get(maquis.id)
    if (known === null) throw new Error('the Maquis are public')
    expect(world.sections(known)).toEqual([
      {
        heading: '',
        text: 'They fight Starfleet and others.',
        passages: [{ text: 'They fight Starfleet and others.', secret: false }],
      },
    ])
    expect(world.mentions(known).map(({ name }) => name)).toEqual(['Starfleet'])
  })

  it('shows a GM everything and marks what players lack', () => {
    const world = see(entries, gm)
    const known = world.get(maquis.id)
    if (known === null) throw new Error('a GM sees all')
    expect(namesOf(world)).toEqual(['Maquis Reborn', 'Orlan Syndicate', 'Starfleet'])
    expect(
      world.sections(known).flatMap(({ passages }) => passages.map((one) => one.secret)),
    ).toEqual([false, true])
    expect(world.incoming(syndicate.id).map(({ source }) => source.name)).toEqual(['Maquis Reborn'])
  })

  it('lets prose go on below what precedes a hidden part, and marks it within its section for GMs', () => {
    const aftermath = (body: string, visibility: Visibility) => ({
      heading: 'Aftermath',
      body,
      visibility,
    })
    const siege = entryNamed('Siege', {
      sections: [
        aftermath('They left.', everyone),
        aftermath('They were paid.', secret),
        { heading: 'Truth', body: 'By [[Orlan Syndicate]].', visibility: secret },
        aftermath('Crew learn.', restrictedTo('crew')),
        aftermath('They came back.', everyone),
      ],
    })
    const read = (viewer: Viewer) => {
      const world = see([siege, syndicate], viewer)
      const known = world.get(siege.id)
      return known === null ? [] : world.sections(known)
    }
    const whole = (text: string) => [
      { heading: 'Aftermath', text, passages: [{ text, secret: false }] },
    ]
    expect(read(player())).toEqual(whole('They left.\n\nThey came back.'))
    expect(read(player('1', 'crew'))).toEqual(whole('They left.\n\nCrew learn.\n\nThey came back.'))
    expect(read(gm).map(({ heading, passages }) => [heading, passages])).toEqual([
      [
        'Aftermath',
        [
          { text: 'They left.', secret: false },
          { text: 'They were paid.', secret: true },
        ],
      ],
      ['Truth', [{ text: 'By Orlan Syndicate.', secret: true }]],
      [
        'Aftermath',
        [
          { text: 'Crew learn.', secret: true },
          { text: 'They came back.', secret: false },
        ],
      ],
    ])
  })

  it('opens a part to the role it names, by id or by name without case', () => {
    const labels = (viewer: Viewer): number =>
      see(entries, viewer).get(maquis.id)?.attributes.length ?? -1
    expect(labels(player('1', 'intelligence'))).toBe(1)
    expect(labels(player('1', 'starfleet'))).toBe(0)
    expect(labels(audienceOf(guild))).toBe(0)
  })

  it('keeps a dated secret until its day, and not a day longer', () => {
    const dated = entryNamed('Treaty', { visibility: until(today + 1) })
    const world = createWorld([dated])
    const onDay = (day: number): number =>
      perceive(world, player(), (today + day) as typeof today).entries.length
    expect([onDay(0), onDay(1), onDay(2)]).toEqual([0, 1, 1])
  })

  it('hides what carries a level it does not know', () => {
    const odd = { ...everyone, level: 'friends' } as unknown as Visibility // as an older database might hold
    expect(see([entryNamed('X', { visibility: odd })], player()).entries).toEqual([])
  })

  it('follows changes and removals', () => {
    const world = updateWorld(
      createWorld(entries),
      [{ ...starfleet, name: 'Star Fleet' }],
      [maquis.id],
    )
    expect(namesOf(perceive(world, player(), today))).toEqual(['Star Fleet'])
  })
})

describe('non-interference', () => {
  const name = fc.constantFrom(
    'Ohmallera',
    'Ohmalera',
    'Betazed',
    'Orlan',
    'Kalre',
    'Dajhul',
    'Avalon',
  )
  const level = fc.constantFrom(everyone, secret, restrictedTo('starfleet'), until(today + 9))
  const part = fc.record({ name, visibility: level, target: name })
  const entry = fc.record({ name, visibility: level, parts: fc.array(part, { maxLength: 4 }) })
  const unique = fc.uniqueArray(entry, { selector: (one) => one.name, maxLength: 7 })

  const build = (
    drafts: ReadonlyArray<typeof entry extends fc.Arbitrary<infer T> ? T : never>,
  ): Entry[] =>
    drafts.map((draft) =>
      entryNamed(draft.name, {
        visibility: draft.visibility,
        aliases: draft.parts.map((one) => ({ name: `${one.name} II`, visibility: one.visibility })),
        relations: draft.parts.map((one) => tie('ally of', one.target, one.visibility)),
        sections: draft.parts.map((one) => ({
          heading: one.name,
          body: `About [[${one.target}|them]].`,
          visibility: one.visibility,
        })),
      }),
    )

  /** Takes away or replaces all that the viewer cannot see. */
  const scrub = (entries: readonly Entry[], viewer: Viewer): Entry[] => {
    const seen = see(entries, viewer)
    return entries.flatMap((one) => {
      const known = seen.get(one.id)
      if (known === null) return []
      const sections = one.sections.filter(
        ({ visibility }) => visibility.level !== 'hidden' && visibility.until === null,
      )
      const open = sections.filter(
        ({ visibility }) => visibility.level === 'public' || viewer.roles.has('starfleet'),
      )
      return [{ ...one, aliases: known.aliases, relations: known.relations, sections: open }]
    })
  }

  const observe = (world: KnownWorld): unknown => ({
    entries: world.entries.map(({ name: shown, aliases, relations }) => ({
      shown,
      aliases,
      relations,
    })),
    prose: world.entries.map((one) => world.sections(one)),
    mentions: world.entries.map((one) => world.mentions(one).map((target) => target.id)),
    incoming: world.entries.map((one) => world.incoming(one.id).map(({ source }) => source.id)),
    absent: world.incoming(idOf('Orlan')).map(({ source }) => source.id),
    searches: ['', 'o', 'oh', 'ohmalera', 'kalre', 'ii', 'orlan', 'xyz'].map((text) =>
      world.search(text).map((one) => one.id),
    ),
    resolved: ['Orlan', 'Orlan II', 'id-Orlan', 'Ohmallerra', ''].map((text) => {
      const answer = world.resolve(text)
      return answer.kind === 'found' ? answer.entry.id : answer.suggestions.map((one) => one.id)
    }),
  })

  it('gives a reader the same whether hidden matter exists or not', () => {
    const viewers = [player(), player('1', 'starfleet'), audienceOf(guild)]
    fc.assert(
      fc.property(unique, fc.constantFrom(...viewers), (drafts, viewer) => {
        const entries = build(drafts)
        expect(observe(see(entries, viewer))).toEqual(observe(see(scrub(entries, viewer), viewer)))
      }),
      { numRuns: 400 },
    )
  })

  it('puts viewers in one class only when they perceive alike', () => {
    const viewers = [player(), player('2', 'starfleet'), player('2', 'crew'), audienceOf(guild), gm]
    fc.assert(
      fc.property(
        unique,
        fc.constantFrom(...viewers),
        fc.constantFrom(...viewers),
        (drafts, a, b) => {
          const world = createWorld(build(drafts))
          if (viewerClass(world, a, today) !== viewerClass(world, b, today)) return
          expect(observe(perceive(world, a, today))).toEqual(observe(perceive(world, b, today)))
        },
      ),
    )
  })
})
