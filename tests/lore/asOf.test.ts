import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumber } from '../../src/calendar/day.ts'
import type { ImpreciseDate } from '../../src/calendar/impreciseDate.ts'
import type { Claim, Entry } from '../../src/lore/entry.ts'
import type { KnownWorld } from '../../src/lore/knownWorld.ts'
import { perceive } from '../../src/lore/perceive.ts'
import { everyone, type Viewer } from '../../src/lore/visibility.ts'
import { createWorld, viewerClass } from '../../src/lore/world.ts'
import { entryNamed, gm, player, restrictedTo, secret, tie, today, until } from './entries.ts'

const on = (day: number, last = day): ImpreciseDate => ({
  earliest: dayNumber(day),
  latest: dayNumber(last),
  precision: day === last ? 'day' : 'year',
  approximate: false,
  uncertain: false,
  notation: String(day),
})
const claim = (text: string, parts: Partial<Claim> = {}): Claim => ({
  text,
  by: text,
  source: '',
  date: null,
  status: 'claimed',
  visibility: everyone,
  ...parts,
})
const asOf = (entries: readonly Entry[], day: number, viewer: Viewer = player()): KnownWorld =>
  perceive(createWorld(entries), viewer, today, dayNumber(day))
const told = (world: KnownWorld): readonly string[] =>
  world.entries.flatMap(({ claims }) => claims.map(({ text, status }) => `${text}: ${status}`))

describe('a world read as of an earlier day', () => {
  const incident = entryNamed('Hostages', {
    date: on(100, 190),
    claims: [
      claim('the Maquis', { date: on(100, 190), status: 'overturned' }),
      claim('hired guns', { date: on(300), status: 'overturned' }),
      claim('a syndicate', { date: on(500), status: 'confirmed' }),
    ],
  })

  it('shows what was believed then: later claims are absent, earlier ones stand', () => {
    expect(told(asOf([incident], 200))).toEqual(['the Maquis: claimed'])
    expect(told(asOf([incident], 499))).toEqual(['the Maquis: overturned', 'hired guns: claimed'])
    expect(told(asOf([incident], 500))).toEqual([
      'the Maquis: overturned',
      'hired guns: overturned',
      'a syndicate: confirmed',
    ])
  })

  it('lacks what had not happened, been founded or begun', () => {
    const allies = entryNamed('Allies', {
      relations: [
        { ...tie('ally of', 'Hostages'), from: on(150), until: on(400) },
        { ...tie('enemy of', 'Hostages'), from: on(450) },
      ],
    })
    expect(asOf([incident, allies], 99).entries.map(({ name }) => name)).toEqual(['Allies'])
    const ties = (day: number) =>
      asOf([incident, allies], day).entries[0]?.relations.map((one) => [one.type, one.until])
    expect(ties(149)).toEqual([])
    expect(ties(200)).toEqual([['ally of', null]])
    expect(ties(460)).toEqual([
      ['ally of', on(400)],
      ['enemy of', null],
    ])
  })

  it('lacks what was not to be known yet, for GMs too', () => {
    const dated = entryNamed('Treaty', { visibility: until(200) })
    for (const viewer of [player(), gm]) {
      expect(asOf([dated], 199, viewer).entries).toEqual([])
      expect(asOf([dated], 200, viewer).entries).toHaveLength(1)
    }
  })

  it('opens nothing: what is hidden now was hidden then', () => {
    const hidden = entryNamed('Syndicate', { visibility: secret })
    expect(asOf([hidden], 200).entries).toEqual([])
    expect(asOf([hidden], 200, gm).entries).toHaveLength(1)
  })

  it('is never of a later day than today', () => {
    const ahead = entryNamed('Ahead', { visibility: until(today + 1), date: on(today + 5) })
    for (const day of [today, today + 1, today + 10_000]) {
      const world = asOf([ahead], day)
      expect(world.asOf).toBeNull()
      expect(world.today).toBe(today)
      expect(world.entries).toEqual([])
    }
  })
})

it('an overturned claim tells its reader nothing of a later one that is hidden', () => {
  const first = claim('the Maquis', { status: 'overturned' })
  const hidden = claim('a syndicate', { status: 'confirmed', visibility: secret })
  const read = (claims: readonly Claim[], viewer: Viewer) =>
    told(perceive(createWorld([entryNamed('Hostages', { claims })]), viewer, today))
  expect(read([first, hidden], player())).toEqual(['the Maquis: claimed'])
  expect(read([first, hidden], player())).toEqual(read([first], player()))
  expect(read([first, hidden], gm)[0]).toBe('the Maquis: overturned')
})

describe('a claim of which is said what overturned it', () => {
  const accounts = (third: Partial<Claim> = {}): readonly Claim[] => [
    claim('the Maquis', { date: on(100), status: 'overturned', overturnedBy: 'A SYNDICATE' }),
    claim('hired guns', { date: on(300) }),
    claim('a syndicate', { date: on(500), status: 'confirmed', ...third }),
  ]
  const read = (claims: readonly Claim[], viewer: Viewer, then: number = today) =>
    told(asOf([entryNamed('Hostages', { claims })], then, viewer))

  it('stands as it was made for all who do not know that one, whatever else they know', () => {
    const hidden = accounts({ visibility: secret })
    expect(read(hidden, player())).toEqual(['the Maquis: claimed', 'hired guns: claimed'])
    expect(read(hidden, player())).toEqual(read(hidden.slice(0, 2), player()))
    expect(read(hidden, gm)[0]).toBe('the Maquis: overturned')
    expect(JSON.stringify(asOf([entryNamed('Hostages', { claims: hidden })], today))).not.toMatch(
      /syndicate/i,
    )
  })

  it('is overturned from the day of that one, not from that of another', () => {
    expect(read(accounts(), player(), 499)[0]).toBe('the Maquis: claimed')
    expect(read(accounts(), player(), 500)[0]).toBe('the Maquis: overturned')
  })

  it('may name where that one was said instead of who said it', () => {
    const said = accounts({ by: 'Starfleet', source: 'A syndicate' })
    expect(read(said, player())[0]).toBe('the Maquis: overturned')
  })
})

describe('as of any day', () => {
  const visibility = fc.constantFrom(everyone, secret, restrictedTo('starfleet'), until(300))
  const date = fc.option(fc.integer({ min: 0, max: 600 }).map((day) => on(day)))
  const status = fc.constantFrom('claimed' as const, 'overturned' as const, 'confirmed' as const)
  const text = fc.constantFrom('a', 'b', 'c')
  const anyClaim = fc.record(
    { visibility, date, status, text, overturnedBy: text },
    { requiredKeys: ['visibility', 'date', 'status', 'text'] },
  )
  const anyEntry = fc.record({
    name: fc.constantFrom('A', 'B', 'C', 'D'),
    visibility,
    date,
    claims: fc.array(anyClaim, { maxLength: 4 }),
  })
  const world = fc
    .uniqueArray(anyEntry, { selector: ({ name }) => name })
    .map((drafts) =>
      createWorld(
        drafts.map(({ name, claims, ...rest }) =>
          entryNamed(name, { ...rest, claims: claims.map((one) => claim(one.text, one)) }),
        ),
      ),
    )
  const viewer = fc.constantFrom(player(), player('7', 'starfleet'), gm)
  const day = fc.integer({ min: 0, max: 600 }).map(dayNumber)
  const keys = (known: KnownWorld) =>
    known.entries.flatMap(({ name, claims }) => [name, ...claims.map(({ by }) => `${name} ${by}`)])

  it('readers learn nothing that they do not know today', () => {
    fc.assert(
      fc.property(world, viewer, day, (any, who, then) => {
        const now = new Set(keys(perceive(any, who, today)))
        for (const key of keys(perceive(any, who, today, then))) expect(now).toContain(key)
      }),
    )
  })

  it('what is shown of claims depends on those that are seen, and on no others', () => {
    fc.assert(
      fc.property(fc.array(anyClaim, { maxLength: 4 }), viewer, day, (drafts, who, then) => {
        const claims = drafts.map((one) => claim(one.text, one))
        const seen = claims.filter((one) => {
          const alone = perceive(
            createWorld([entryNamed('A', { claims: [one] })]),
            who,
            today,
            then,
          )
          return alone.entries[0]?.claims.length === 1
        })
        const read = (some: readonly Claim[]) =>
          told(perceive(createWorld([entryNamed('A', { claims: some })]), who, today, then))
        expect(read(claims)).toEqual(read(seen))
      }),
    )
  })

  it('readers of one class see the same, and another day is another class', () => {
    const claimsOf = (any: ReturnType<typeof createWorld>, who: Viewer, then: typeof today) =>
      told(perceive(any, who, today, then))
    fc.assert(
      fc.property(world, viewer, viewer, day, day, (any, one, other, then, later) => {
        const classes = [viewerClass(any, one, today, then), viewerClass(any, other, today, later)]
        if (classes[0] !== classes[1]) return
        expect(then).toBe(later)
        expect(claimsOf(any, one, then)).toEqual(claimsOf(any, other, later))
      }),
    )
  })
})
