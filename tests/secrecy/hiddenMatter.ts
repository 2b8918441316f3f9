import fc from 'fast-check'
import { dayNumber, type DayNumber } from '../../src/calendar/day.ts'
import { gregorian } from '../../src/calendar/gregorian.ts'
import type { ImpreciseDate } from '../../src/calendar/impreciseDate.ts'
import { parseDate } from '../../src/calendar/parseDate.ts'
import { claimStatuses, type Claim, type EntryKind, type Relation } from '../../src/lore/entry.ts'
import type { EntryDraft } from '../../src/lore/draft.ts'
import { relationTypes, type RelationType } from '../../src/lore/relationTypes.ts'
import { everyone, type Visibility } from '../../src/lore/visibility.ts'
import type { Person } from '../commands/interactions.ts'
import { draftEntry } from '../store/sampleDrafts.ts'

/** The in-universe days on which the pairs are read: now, before most of it, on a leap day, at the end. */
export const days: readonly [DayNumber, ...DayNumber[]] = [
  gregorian.toDay({ year: 2404, month: 3, day: 1 }),
  gregorian.toDay({ year: 2391, month: 11, day: 15 }),
  gregorian.toDay({ year: 2404, month: 2, day: 29 }),
  gregorian.toDay({ year: 2404, month: 12, day: 31 }),
]

/** The entries that a campaign may have, by key: each is of one kind in all campaigns. */
export const slots: ReadonlyMap<string, EntryKind> = new Map([
  ['raid', 'incident'],
  ['siege', 'incident'],
  ['gazette', 'outlet'],
  ['letter', 'document'],
  ['reborn', 'faction'],
  ['syndicate', 'faction'],
  ['colony', 'place'],
  ['station', 'place'],
  ['writer', 'person'],
  ['cutter', 'ship'],
  ['story', 'document'],
  ['creed', 'concept'],
])

/** A campaign's lore and the in-universe day on which it is read. */
export interface Played {
  readonly entries: readonly EntryDraft[]
  readonly today: DayNumber
  /** Who was briefed, and on what. */
  readonly briefed: readonly Briefed[]
}

/** The briefings that a campaign may have had: two on incidents, two that no reader here may know. */
export const briefings = ['raid', 'siege', 'for spies', 'in a closed channel'] as const
export type Briefed = (typeof briefings)[number]

/** Two campaigns that differ only in what their reader may not know. */
export interface Pair {
  readonly one: Played
  readonly other: Played
  /** The entries that the reader may know, as they are in the first of the two. */
  readonly open: readonly EntryDraft[]
}

/** Names that are easily taken for one another: a hidden one must not turn up for a known one. */
export const names = [
  'Ohmallera',
  'Ohmalera',
  'Ohmallera Station',
  'Orlan',
  'Orlan Syndicate',
  'Kalre',
  'Kalré',
  'Nikael Kalre',
  'Avalon',
  'Avalone',
  'Betazed',
  'Dajhul',
] as const

const name = fc.constantFrom(...names)

// What a thing says tells it from every other one.
const words = fc
  .tuple(fc.constantFrom('fled', 'burnt', 'was sold', 'sleeps'), fc.nat({ max: 999 }))
  .map(([verb, number]) => `It ${verb} ${number} times.`)
const prose = fc
  .tuple(words, name, fc.constantFrom('', '', '|they', '|the others'), fc.boolean())
  .map(([said, linked, called, long]) => {
    const paragraph = `${said} So say [[${linked}${called}]].\n\n`
    return long ? paragraph.repeat(90) : paragraph
  })

function dateOf(notation: string): ImpreciseDate {
  const reading = parseDate(notation, gregorian, '{year}-{month:2}-{day:2}')
  if (!reading.ok) throw new Error(reading.message)
  return reading.date
}
const date = fc.constantFrom(
  null,
  ...['2388-03-05', '2403-03-01', '2391-11', 'early 2392', '2404-03-01'].map(dateOf),
)

const hidden: Visibility = { ...everyone, level: 'hidden' }
const revealedTo = (
  roles: readonly string[],
  users: readonly string[],
  from: number,
): Visibility => ({
  ...hidden,
  revealed: [{ audience: { roles, users }, from: dayNumber(from) }],
})
const revealedToAll = (from: number): Visibility => ({
  ...hidden,
  revealed: [{ audience: null, from: dayNumber(from) }],
})

/** Who reads, and on which in-universe day. */
interface Reading {
  readonly who: Person
  readonly today: DayNumber
}

/** Visibilities that let `who` in, the last day of waiting and of a reveal included. */
const letsIn = ({ who: { id, roles }, today }: Reading): fc.Arbitrary<Visibility> =>
  fc.constantFrom<Visibility>(
    everyone,
    everyone,
    { ...everyone, until: today },
    revealedToAll(today),
    revealedTo([], [id], today - 5),
    ...roles.flatMap((role) => [
      { ...everyone, level: 'restricted' as const, roles: [role] },
      revealedTo([role, '7009'], ['999'], today - 400),
    ]),
    ...(id === named
      ? [{ ...everyone, level: 'restricted' as const, roles: ['7009'], users: ['999', id] }]
      : []),
  )

/** Visibilities that keep `who` out: each of another kind. */
const keepsOut = ({ who: { id, roles }, today }: Reading): fc.Arbitrary<Visibility> => {
  const restricted = { ...everyone, level: 'restricted' as const }
  return fc.constantFrom<Visibility>(
    { ...everyone, level: 'gm' },
    hidden,
    { ...everyone, until: dayNumber(today + 1) },
    { ...hidden, until: dayNumber(today - 1) },
    restricted,
    { ...restricted, roles: ['7009', 'Crew'] },
    ...(roles.length === 0 ? [{ ...restricted, roles: [crewRole] }] : []),
    ...roles.map((role) => ({ ...restricted, roles: [role], until: dayNumber(today + 30) })),
    ...(id === named ? [] : [{ ...restricted, users: [named] }]),
    // Revealed to others; taken back; before its day, as when the clock was turned back; before the
    // day until which it waits besides.
    revealedTo(['7009'], ['999'], today - 9),
    ...(roles.length === 0 ? [revealedTo([crewRole], [], today - 9)] : []),
    { ...hidden, revealed: [] },
    revealedToAll(today + 1),
    { ...revealedToAll(today - 9), until: dayNumber(today + 1) },
    // No reveal loosens these.
    { ...revealedToAll(today - 9), level: 'gm' },
    { ...revealedToAll(today - 9), level: 'restricted', roles: ['7009'] },
    // As a newer version's database might hold.
    { ...everyone, level: 'friends' } as unknown as Visibility,
  )
}

/** That others were shown it too, and earlier, is hidden from those who see it. */
const toOthersToo = ({ revealed, ...visibility }: Visibility): Visibility =>
  revealed === undefined
    ? visibility
    : {
        ...visibility,
        revealed: [
          ...revealed,
          { audience: { roles: ['7008'], users: ['998'] }, from: dayNumber(100_000) },
        ],
      }

const crewRole = '7001'
const named = '903'

/** Who knows more than everybody. */
export const crew: Person = { id: '902', roles: [crewRole], permissions: '0' }

/** Whoever reads: nobody in particular, by role, by name, by both. */
export const readers: readonly Person[] = [
  { id: '901', roles: [], permissions: '0' },
  crew,
  { id: named, roles: [], permissions: '0' },
  { id: named, roles: [crewRole, '7002'], permissions: '0' },
]

/** Joins those who hold a role, and knows less than they do. */
export const newcomer: Person = { id: '905', roles: [], permissions: '0' }

type Seen<T> = T & { readonly visibility: Visibility }

/** A part as it stands in each of the two campaigns; null where it does not. */
interface Twin<T> {
  readonly one: T | null
  readonly other: T | null
}

/** An open part, alike in both campaigns, or a hidden one, which is in one, or differs. */
const twin = <T>(content: fc.Arbitrary<T>, reading: Reading): fc.Arbitrary<Twin<Seen<T>>> => {
  const carrying = (visibilities: fc.Arbitrary<Visibility>): fc.Arbitrary<Seen<T>> =>
    fc.tuple(content, visibilities).map(([part, visibility]) => ({ ...part, visibility }))
  const secret = fc.option(carrying(keepsOut(reading)), { freq: 2 })
  return fc.oneof(
    carrying(letsIn(reading)).map((part) => ({
      one: part,
      other: { ...part, visibility: toOthersToo(part.visibility) },
    })),
    fc.record({ one: secret, other: secret }),
  )
}

const twins = <T>(
  content: fc.Arbitrary<T>,
  reading: Reading,
): fc.Arbitrary<readonly Twin<Seen<T>>[]> => fc.array(twin(content, reading), { maxLength: 3 })

type Side = 'one' | 'other'
const sideOf = <T>(parts: readonly Twin<T>[], side: Side): readonly T[] =>
  parts.flatMap((part) => part[side] ?? [])

// An incident has a place and parties, a story its outlet: commands look for these.
const relationType = fc.oneof(
  fc.constantFrom<RelationType>('took place at', 'party', 'published by', 'written by'),
  fc.constantFrom(
    ...Object.keys(relationTypes).map((type) => type as RelationType), // its own keys
  ),
)
const relation: fc.Arbitrary<Omit<Relation<string>, 'visibility'>> = fc.record({
  type: relationType,
  target: fc.constantFrom(...slots.keys()),
  from: date,
  until: fc.constant(null),
  note: fc.oneof(fc.constant(''), words),
})
const claim: fc.Arbitrary<Omit<Claim, 'visibility'>> = fc.record(
  {
    text: words,
    by: name,
    source: words,
    date,
    status: fc.constantFrom(...claimStatuses, 'overturned' as const),
    overturnedBy: name,
  },
  { requiredKeys: ['text', 'by', 'source', 'date', 'status'] },
)

/** An entry whose own words are alike in both campaigns and whose hidden parts differ. */
function entryTwin(
  key: string,
  kind: EntryKind,
  reading: Reading,
  visibility: fc.Arbitrary<Visibility>,
): fc.Arbitrary<{ readonly one: EntryDraft; readonly other: EntryDraft }> {
  const own = fc.record({
    name,
    summary: words,
    tags: fc.uniqueArray(fc.constantFrom('war', 'trade', 'faith'), { maxLength: 2 }),
    date,
    color: fc.constantFrom(null, 0x33_66_99),
    masthead: fc.constantFrom('', 'All the news'),
    visibility,
  })
  const parts = fc.record({
    aliases: twins(fc.record({ name }), reading),
    attributes: twins(
      fc.record({ label: fc.constantFrom('Losses', 'Crew'), value: words }),
      reading,
    ),
    relations: twins(relation, reading),
    claims: twins(claim, reading),
    sections: twins(
      fc.record({ heading: fc.constantFrom('', 'Truth', 'Aftermath'), body: prose }),
      reading,
    ),
    image: twin(fc.record({ file: fc.constantFrom('a.png', 'b.png'), alt: words }), reading),
  })
  return fc.tuple(own, parts).map(([content, hers]) => {
    const side = (which: Side): EntryDraft =>
      draftEntry(key, {
        kind,
        ...content,
        visibility: which === 'one' ? content.visibility : toOthersToo(content.visibility),
        aliases: sideOf(hers.aliases, which),
        attributes: sideOf(hers.attributes, which),
        relations: sideOf(hers.relations, which),
        claims: sideOf(hers.claims, which),
        sections: sideOf(hers.sections, which),
        image: hers.image[which],
      })
    return { one: side('one'), other: side('other') }
  })
}

/** What stands under a key: nothing, an open entry, or a hidden one, unlike in each campaign. */
function slotTwin(key: string, kind: EntryKind, reading: Reading) {
  const open = entryTwin(key, kind, reading, letsIn(reading)).map((entry) => ({
    ...entry,
    open: true,
  }))
  const secret = fc.option(
    entryTwin(key, kind, reading, keepsOut(reading)).map(({ one }) => one),
    { freq: 3 },
  )
  const hidden = fc.record({ one: secret, other: secret, open: fc.constant(false) })
  return fc.oneof({ arbitrary: open, weight: 3 }, { arbitrary: hidden, weight: 4 })
}

/** Pairs of campaigns that differ only in what `who` may not know. */
export const pairs = (who: Person): fc.Arbitrary<Pair> =>
  fc.constantFrom(...days).chain((today) =>
    fc
      .tuple(...Array.from(slots, ([key, kind]) => slotTwin(key, kind, { who, today })))
      .map((twins) => {
        const open = twins.flatMap(({ open, one }) => (open && one !== null ? one : []))
        return {
          one: {
            today,
            briefed: briefings,
            entries: whole(twins.flatMap(({ one }) => one ?? [])),
          },
          other: {
            today,
            // A briefing on what its reader may not know is as hidden as that.
            briefed: briefings.filter((what) => open.some(({ key }) => key === what)),
            entries: whole(twins.flatMap(({ other }) => other ?? [])),
          },
          open,
        }
      }),
  )

/** Without the ties to what the campaign lacks: those are to entries hidden in the other one. */
function whole(entries: readonly EntryDraft[]): readonly EntryDraft[] {
  const keys = new Set(entries.map(({ key }) => key))
  return entries.map((entry) =>
    draftEntry(entry.key, {
      ...entry,
      relations: entry.relations.filter(({ target }) => target !== entry.key && keys.has(target)),
    }),
  )
}

/** What somebody has done before, and tries: whether they have acknowledged what they were sent, beginnings of names, and names or dates submitted without choosing. */
export const attempts = fc.record({
  acknowledged: fc.boolean(),
  typed: fc.uniqueArray(fc.constantFrom('', 'o', 'or', 'kal', 'ava', 'ohmalera', 'synd'), {
    minLength: 2,
    maxLength: 3,
  }),
  submitted: fc.uniqueArray(
    fc.constantFrom(...names, 'Avalom', 'Orlam Syndicat', '2391', '2404-03-02'),
    {
      minLength: 2,
      maxLength: 3,
    },
  ),
})
