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

/** The in-universe day on which the pairs are read. */
export const today: DayNumber = gregorian.toDay({ year: 2404, month: 3, day: 1 })

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

/** Two campaigns that differ only in what their reader may not know. */
export interface Pair {
  readonly one: readonly EntryDraft[]
  readonly other: readonly EntryDraft[]
  /** The names of the entries that the reader may know. */
  readonly open: readonly string[]
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

/** Visibilities that let `who` in, the last day of waiting included. */
const letsIn = ({ id, roles }: Person): fc.Arbitrary<Visibility> =>
  fc.constantFrom<Visibility>(
    everyone,
    everyone,
    { ...everyone, until: today },
    ...roles.map((role) => ({ ...everyone, level: 'restricted' as const, roles: [role] })),
    ...(id === named ? [{ ...everyone, level: 'restricted' as const, users: [id] }] : []),
  )

/** Visibilities that keep `who` out: each of another kind. */
const keepsOut = ({ id, roles }: Person): fc.Arbitrary<Visibility> => {
  const restricted = { ...everyone, level: 'restricted' as const }
  return fc.constantFrom<Visibility>(
    { ...everyone, level: 'gm' },
    { ...everyone, level: 'hidden' },
    { ...everyone, until: dayNumber(today + 1) },
    { ...everyone, level: 'hidden', until: dayNumber(today - 1) },
    restricted,
    { ...restricted, roles: ['7009', 'Crew'] },
    ...(roles.length === 0 ? [{ ...restricted, roles: [crewRole] }] : []),
    ...roles.map((role) => ({ ...restricted, roles: [role], until: dayNumber(today + 30) })),
    ...(id === named ? [] : [{ ...restricted, users: [named] }]),
    // As a newer version's database might hold.
    { ...everyone, level: 'friends' } as unknown as Visibility,
  )
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

type Seen<T> = T & { readonly visibility: Visibility }

/** A part as it stands in each of the two campaigns; null where it does not. */
interface Twin<T> {
  readonly one: T | null
  readonly other: T | null
}

/** An open part, alike in both campaigns, or a hidden one, which is in one, or differs. */
const twin = <T>(content: fc.Arbitrary<T>, who: Person): fc.Arbitrary<Twin<Seen<T>>> => {
  const carrying = (visibilities: fc.Arbitrary<Visibility>): fc.Arbitrary<Seen<T>> =>
    fc.tuple(content, visibilities).map(([part, visibility]) => ({ ...part, visibility }))
  const hidden = fc.option(carrying(keepsOut(who)), { freq: 2 })
  return fc.oneof(
    carrying(letsIn(who)).map((part) => ({ one: part, other: part })),
    fc.record({ one: hidden, other: hidden }),
  )
}

const twins = <T>(content: fc.Arbitrary<T>, who: Person): fc.Arbitrary<readonly Twin<Seen<T>>[]> =>
  fc.array(twin(content, who), { maxLength: 3 })

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
const claim: fc.Arbitrary<Omit<Claim, 'visibility'>> = fc.record({
  text: words,
  by: name,
  source: words,
  date,
  status: fc.constantFrom(...claimStatuses),
})

/** An entry whose own words are alike in both campaigns and whose hidden parts differ. */
function entryTwin(
  key: string,
  kind: EntryKind,
  who: Person,
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
    aliases: twins(fc.record({ name }), who),
    attributes: twins(fc.record({ label: fc.constantFrom('Losses', 'Crew'), value: words }), who),
    relations: twins(relation, who),
    claims: twins(claim, who),
    sections: twins(
      fc.record({ heading: fc.constantFrom('', 'Truth', 'Aftermath'), body: prose }),
      who,
    ),
    image: twin(fc.record({ file: fc.constantFrom('a.png', 'b.png'), alt: words }), who),
  })
  return fc.tuple(own, parts).map(([content, hers]) => {
    const side = (which: Side): EntryDraft =>
      draftEntry(key, {
        kind,
        ...content,
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
function slotTwin(key: string, kind: EntryKind, who: Person) {
  const open = entryTwin(key, kind, who, letsIn(who)).map((entry) => ({ ...entry, open: true }))
  const secret = fc.option(
    entryTwin(key, kind, who, keepsOut(who)).map(({ one }) => one),
    { freq: 3 },
  )
  const hidden = fc.record({ one: secret, other: secret, open: fc.constant(false) })
  return fc.oneof({ arbitrary: open, weight: 3 }, { arbitrary: hidden, weight: 4 })
}

/** Pairs of campaigns that differ only in what `who` may not know. */
export const pairs = (who: Person): fc.Arbitrary<Pair> =>
  fc.tuple(...Array.from(slots, ([key, kind]) => slotTwin(key, kind, who))).map((twins) => ({
    one: whole(twins.flatMap(({ one }) => one ?? [])),
    other: whole(twins.flatMap(({ other }) => other ?? [])),
    open: twins.flatMap(({ open, one }) => (open && one !== null ? one.name : [])),
  }))

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

/** What somebody tries: beginnings of names, and names or dates submitted without choosing. */
export const attempts = fc.record({
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
