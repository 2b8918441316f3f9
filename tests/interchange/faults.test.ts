import { expect, test } from 'vitest'
import { entry, faultsOf, type TrialFiles } from './trialCampaign.ts'

const place = entry('place', 'Ohmallera')
const bulletin = (more: string, body = 'Text.'): string =>
  `---\nkind: anniversary\nname: Remembered\n${more}\n---\n${body}\n`
const outlet = entry('outlet', 'FNS')
const attack = entry('incident', 'Attack', 'date: 2388-02-22')

/** What is wrong, the files in which it is, and the one fault that tells of it. */
const cases: readonly (readonly [what: string, files: TrialFiles, fault: string])[] = [
  [
    'an unknown kind',
    { 'a.md': entry('fraction', 'A') },
    'a.md:2:7 unknown kind "fraction" — Did you mean "faction"?',
  ],
  [
    'an unknown field',
    { 'a.md': entry('place', 'A', 'sumary: x') },
    'a.md:5:1 unknown field "sumary" — Did you mean "summary"?',
  ],
  [
    'a field of an object’s prototype',
    { 'a.md': entry('place', 'A', '__proto__: x') },
    'a.md:5:1 unknown field "__proto__"',
  ],
  [
    'an unknown relation type',
    {
      'o.md': place,
      'a.md': entry('place', 'A', 'relations:\n  - {type: part off, to: Ohmallera}'),
    },
    'a.md:6:12 unknown relation type "part off" — Did you mean "part of"?',
  ],
  [
    'an unknown status',
    { 'a.md': entry('incident', 'A', 'claims:\n  - {claim: x, by: y, status: claimd}') },
    'a.md:6:31 unknown status "claimd" — Did you mean "claimed"?',
  ],
  [
    'a missing field',
    { 'a.md': '---\nkind: place\nname: A\n---\n' },
    'a.md:2:1 the field "summary" is missing — Add it, as "summary: ',
  ],
  [
    'a required field left empty',
    { 'a.md': '---\nkind: place\nname: A\nsummary:\n---\n' },
    'a.md:2:1 the field "summary" is missing',
  ],
  [
    'a field given twice',
    { 'a.md': entry('place', 'A', 'name: B') },
    'a.md:5:1 the field "name" twice — Keep one of the two.',
  ],
  [
    'a bad date',
    { 'a.md': entry('place', 'A', 'date: 2388-02-30') },
    'a.md:5:7 February 2388 has no day 30 — ',
  ],
  [
    'a list where a text belongs',
    { 'o.md': place, 'a.md': entry('place', 'A', 'place: [[Ohmallera]]') },
    'a.md:5:8 a list instead of text — Write the name alone: [[links]] belong in the body.',
  ],
  [
    'a text where a list belongs',
    { 'a.md': entry('place', 'A', 'tags: war') },
    'a.md:5:7 "war" instead of a list — Write each item on a line of its own after "- ".',
  ],
  [
    'a link to nothing',
    { 'o.md': place, 'a.md': entry('place', 'A', '', 'Near\n[[Ohmalera]].') },
    'a.md:8:1 no entry is called "Ohmalera" — Did you mean "Ohmallera"?',
  ],
  [
    'a link with its parts swapped',
    { 'o.md': place, 'a.md': entry('place', 'A', '', '[[the town|Ohmallera]]') },
    'a.md:7:1 no entry is called "the town" — The name comes first: [[Ohmallera|the town]].',
  ],
  [
    'a link that never ends',
    { 'a.md': entry('place', 'A', '', 'To [[Ohmallera.') },
    'a.md:7:4 a link that never ends — ',
  ],
  [
    'a link without a name',
    { 'a.md': entry('place', 'A', '', '[[|x]]') },
    'a.md:7:1 a link without a name or words — ',
  ],
  [
    'a relation to nothing',
    { 'o.md': place, 'a.md': entry('place', 'A', 'place: Ohmalera') },
    'a.md:5:8 no entry is called "Ohmalera" — Did you mean "Ohmallera"?',
  ],
  [
    'two entries of one name',
    { 'a.md': entry('place', 'Ohmallera'), 'b.md': entry('ship', 'OHMÁLLERA') },
    'b.md:3:7 "OHMÁLLERA" is also a name of ./a.md — ',
  ],
  [
    'an alias that is another entry’s name',
    { 'a.md': entry('place', 'Ohmallera'), 'b.md': entry('ship', 'B', 'aliases: [Ohmallera]') },
    'b.md:5:11 "Ohmallera" is also a name of ./a.md — ',
  ],
  [
    'an alias that repeats the name',
    { 'a.md': entry('place', 'A', 'aliases:\n  - {name: a, visibility: gm}') },
    'a.md:6:5 "a" is this entry\'s name or alias already — Remove it here.',
  ],
  [
    'a relation to itself',
    { 'a.md': entry('place', 'A', 'place: A') },
    'a.md:5:8 "located in" ties the entry to itself — Name another entry.',
  ],
  [
    'a relation said twice',
    {
      'o.md': place,
      'a.md': entry(
        'place',
        'A',
        'place: Ohmallera\nrelations: [{type: located in, to: Ohmallera}]',
      ),
    },
    'a.md:6:36 "located in" to "Ohmallera" is said twice — Remove one of the two.',
  ],
  [
    'places inside each other',
    {
      'a.md': entry('place', 'A', 'place: B'),
      'b.md': entry('place', 'B', 'place: C'),
      'c.md': entry('place', 'C', 'place: A'),
    },
    'c.md:5:8 "located in" goes in a circle: A → B → C → A — ',
  ],
  [
    'a relation that ends before it begins',
    {
      'o.md': place,
      'a.md': entry(
        'place',
        'A',
        'relations: [{type: part of, to: Ohmallera, from: 2390, until: 2380}]',
      ),
    },
    'a.md:5:56 a relation that ends before it begins — ',
  ],
  [
    'front matter that never ends',
    { 'a.md': '---\nkind: place\n\nText.\n' },
    'a.md:1:1 front matter that never ends — ',
  ],
  ['no front matter', { 'a.md': '# A\n' }, 'a.md:1:1 no front matter — '],
  [
    'YAML that cannot be read',
    { 'a.md': entry('place', 'A: B') },
    'a.md:3:8 YAML cannot be read from here (a text that YAML takes for something else) — Put the value between quotes',
  ],
  [
    'a bracket that is not closed',
    { 'a.md': entry('place', 'A', 'tags: [a, b\ndate: 2388') },
    'a.md:6:1 YAML cannot be read from here (a bracket or quote is still open) — Close it on the line',
  ],
  [
    'a colon without a space',
    { 'a.md': entry('place', 'A', 'date:2388\ntags: []') },
    'a.md:5:1 YAML cannot be read from here (a line that is no field) — Write it as "field: value"',
  ],
  [
    'a last field without a space',
    { 'a.md': '---\nkind: place\nname: A\nsummary:x\n---\n' },
    'a.md:4:1 YAML cannot be read from here (a line that is no field) — ',
  ],
  [
    'a tab in the indentation',
    { 'a.md': entry('place', 'A', 'tags:\n\t- a') },
    'a.md:6:1 YAML cannot be read from here (a tab in the indentation) — Indent with spaces.',
  ],
  [
    'a list whose items do not begin in one column',
    { 'a.md': entry('place', 'A', 'tags:\n- a\n - b') },
    'a.md:7:2 a "-" that YAML takes for text of the line above — Let the items of a list begin in one column.',
  ],
  [
    'a tag that would run code',
    { 'a.md': entry('place', 'A', "date: !!js/function 'x'") },
    'a.md:5:7 a YAML tag — ',
  ],
  ['an anchor', { 'a.md': entry('place', 'A', 'tags: &x [a]') }, 'a.md:5:7 a YAML anchor — '],
  ['an alias', { 'a.md': entry('place', 'A', 'date: *x') }, 'a.md:5:7 a YAML alias — '],
  [
    'a second document',
    { 'a.md': entry('place', 'A', '...\nx: y') },
    'a.md:5:1 a second YAML document — Remove this line.',
  ],
  [
    'a hundred thousand brackets',
    { 'a.md': entry('place', 'A', `tags: ${'['.repeat(100_000)}`) },
    'a.md:5:26 YAML cannot be read from here (nested deeper than 20 levels) — ',
  ],
  [
    'bytes that are no UTF-8',
    { 'a.md': Buffer.concat([Buffer.from('---\nname: Ä'), Buffer.from([0xc4, 0x20])]) },
    'a.md:2:8 bytes that are not UTF-8 — Save the file as UTF-8',
  ],
  [
    'a file in UTF-16',
    { 'a.md': Buffer.from('\uFEFF---\n', 'utf16le') },
    'a.md:1:1 a file in UTF-16 — Save the file as UTF-8',
  ],
  ['a nul byte', { 'a.md': '---\nna\0me: x' }, 'a.md:2:3 a nul byte — Delete it.'],
  [
    'a file that is too large',
    { 'a.md': 'x'.repeat(1024 * 1024 + 1) },
    'a.md:1:1 a file of 1,048,577 bytes, where 1 MiB is allowed — ',
  ],
  [
    'a name of 101 characters',
    { 'a.md': entry('place', 'A'.repeat(101)) },
    'a.md:3:7 101 characters, where 100 fit — Shorten it.',
  ],
  [
    'a name that nobody can see',
    { 'a.md': entry('place', '"\\u200b \\u2060"') },
    'a.md:3:7 a text without a visible character — ',
  ],
  [
    'a control character',
    { 'a.md': entry('place', '"A\\u0007"') },
    'a.md:3:7 a control character — Delete it.',
  ],
  [
    'a name that links cannot hold',
    { 'a.md': entry('place', "'A|B'") },
    'a.md:3:7 a name with [, ] or | — ',
  ],
  [
    'a link where it would be shown as brackets',
    { 'a.md': '---\nkind: place\nname: A\nsummary: On [[B]].\n---\n' },
    'a.md:4:10 a [[link]] in a field — Write the name alone',
  ],
  [
    'claims on a person',
    { 'a.md': entry('person', 'A', 'claims: [{claim: x, by: y, status: claimed}]') },
    'a.md:5:1 "claims" on a person — Only an incident has it: remove it, or correct the kind.',
  ],
  [
    'a masthead on a faction',
    { 'a.md': entry('faction', 'A', 'masthead: x') },
    'a.md:5:1 "masthead" on a faction — Only an outlet has it',
  ],
  [
    'a colour without quotes',
    { 'a.md': entry('place', 'A', 'color: #c8102e') },
    "a.md:5:1 a colour without a value — Write it as '#c8102e', between quotes",
  ],
  [
    'an image that is missing',
    { 'i/kalre.png': 'x', 'a.md': entry('place', 'A', 'image: {file: i/kalra.png, alt: x}') },
    'a.md:5:15 there is no image "i/kalra.png" in the campaign\'s folder — Did you mean "i/kalre.png"?',
  ],
  [
    'an image that is none',
    { 'i.png': '<svg/>', 'a.md': entry('place', 'A', 'image: {file: i.png, alt: x}') },
    'a.md:5:15 "i.png" is no PNG, JPEG, GIF or WebP — ',
  ],
  [
    'an image outside the folder',
    { 'a.md': entry('place', 'A', 'image: {file: ../i.png, alt: x}') },
    'a.md:5:15 an image outside the campaign\'s folder, "../i.png" — ',
  ],
  [
    'an unknown visibility',
    { 'a.md': entry('place', 'A', 'visibility: GM only') },
    'a.md:5:13 unknown visibility "GM only" — Did you mean "gm"?',
  ],
  [
    'a visibility left empty',
    { 'a.md': entry('place', 'A', 'visibility: # gm') },
    'a.md:5:1 a text without a visible character — ',
  ],
  [
    'roles beside a level that has none',
    { 'a.md': entry('place', 'A', 'visibility: {level: public, roles: [Crew]}') },
    'a.md:5:13 roles or users beside "public" — Write level: restricted.',
  ],
  [
    'a restriction to nobody',
    { 'a.md': entry('place', 'A', 'visibility: {level: restricted}') },
    'a.md:5:13 "restricted" to nobody — ',
  ],
  [
    'a restriction in one word',
    { 'a.md': entry('place', 'A', 'visibility: restricted') },
    'a.md:5:13 "restricted" to nobody — Name roles or users',
  ],
  [
    'a user who is no id',
    { 'a.md': entry('place', 'A', 'visibility: {users: [Kim]}') },
    'a.md:5:22 "Kim" is no user id — ',
  ],
  [
    'a secret until a month',
    { 'a.md': entry('place', 'A', 'visibility: {until: 2404-03}') },
    'a.md:5:21 a date that is not a single day — ',
  ],
  [
    'a hidden part that never ends',
    { 'a.md': entry('place', 'A', '', 'x\n:::hidden\ny') },
    'a.md:8:1 a hidden part that never ends — ',
  ],
  [
    'a hidden part in a hidden part',
    { 'a.md': entry('place', 'A', '', ':::gm\n:::hidden\ny\n:::') },
    'a.md:8:1 a hidden part inside a hidden part — ',
  ],
  [
    'an end without a hidden part',
    { 'a.md': entry('place', 'A', '', 'x\n:::') },
    'a.md:8:1 ":::" without a hidden part to end — ',
  ],
  [
    'a hidden part of an unknown sort',
    { 'a.md': entry('place', 'A', '', ':::hiden\ny\n:::') },
    'a.md:7:1 unknown fence "hiden" — Did you mean "hidden"?',
  ],
  [
    'a hidden part in a list, where it would be text',
    { 'a.md': entry('place', 'A', '', '- :::hidden') },
    'a.md:7:1 "- :::hidden" is nearly the line of a hidden part — ',
  ],
  [
    'a hidden part for no roles',
    { 'a.md': entry('place', 'A', '', ':::roles\ny\n:::') },
    'a.md:7:1 a fence for roles that names none — ',
  ],
  [
    'a code fence that never ends',
    { 'a.md': entry('place', 'A', '', 'x\n```\n:::hidden\ny\n:::') },
    'a.md:8:1 a code fence that never ends — ',
  ],
  [
    'a heading without words',
    { 'a.md': entry('place', 'A', '', '## ##\nx') },
    'a.md:7:1 a heading without words — ',
  ],
  [
    'a bulletin about a person',
    {
      'o.md': outlet,
      'p.md': entry('person', 'P'),
      'bulletins/b.md': bulletin("of: P\noutlet: FNS\nat: '12:00'\nheadline: x"),
    },
    'bulletins/b.md:4:5 "P" is a person, no incident — "of" names a incident.',
  ],
  [
    'a bulletin about an incident without a day',
    {
      'o.md': outlet,
      'i.md': entry('incident', 'I', 'date: early 2392'),
      'bulletins/b.md': bulletin("of: I\noutlet: FNS\nat: '12:00'\nheadline: x"),
    },
    'bulletins/b.md:4:5 "I" has no exact day to be remembered on — ',
  ],
  [
    'an unknown field in a headline',
    {
      'i.md': attack,
      'o.md': outlet,
      'bulletins/b.md': bulletin("of: Attack\noutlet: FNS\nat: '12:00'\nheadline: '{Ordnal} year'"),
    },
    'bulletins/b.md:7:11 there is no field {Ordnal} — Did you mean {Ordinal}?',
  ],
  [
    'an unfinished field in a story',
    {
      'i.md': attack,
      'o.md': outlet,
      'bulletins/b.md': bulletin(
        "of: Attack\noutlet: FNS\nat: '12:00'\nheadline: x",
        'On this day,\n{place remembers.',
      ),
    },
    'bulletins/b.md:10:1 a lone { — Write {{ for a brace, or complete the field as {name}.',
  ],
  [
    'a bulletin at no time',
    {
      'o.md': outlet,
      'i.md': attack,
      'bulletins/b.md': bulletin('of: Attack\noutlet: FNS\nat: noon\nheadline: x'),
    },
    'bulletins/b.md:6:5 "noon" is no time of day — ',
  ],
  [
    'a bulletin without a text',
    {
      'o.md': outlet,
      'i.md': attack,
      'bulletins/b.md': bulletin("of: Attack\noutlet: FNS\nat: '12:00'\nheadline: x", ''),
    },
    'bulletins/b.md:9:1 a bulletin without a text — ',
  ],
  [
    'a field to which the incident has no answer',
    {
      'o.md': outlet,
      'i.md': attack,
      'bulletins/b.md': bulletin("of: Attack\noutlet: FNS\nat: '12:00'\nheadline: 'In {place}'"),
    },
    'bulletins/b.md:7:11 {place} has no value, for "Attack" names none — Add "place" to the incident',
  ],
  [
    'a clock of an unknown mode',
    {
      'campaign.yaml':
        "name: T\nsummary: x\ncalendar: gregorian\ndate-format: '{year}-{month:2}-{day:2}'\nclock: {mode: miror, years: 1}",
    },
    'campaign.yaml:5:15 unknown clock mode "miror" — Did you mean "mirror"?',
  ],
  [
    'a mirroring clock in a calendar without our months',
    {
      'campaign.yaml':
        "name: T\nsummary: x\ncalendar: moons\ndate-format: '{day} {monthName} {year}'\nclock: {mode: mirror, years: 1}",
    },
    'campaign.yaml:5:8 a clock that mirrors our months, which the calendar "moons" lacks — Use ',
  ],
  [
    'an unknown calendar',
    {
      'campaign.yaml':
        "name: T\nsummary: x\ncalendar: julian\ndate-format: '{year}'\nclock: {mode: mirror, years: 1}",
      'a.md': entry('place', 'A', 'date: 12 Reaping 3'),
    },
    'campaign.yaml:3:11 unknown calendar "julian" — Known are: gregorian',
  ],
]

test.each(cases)('%s is told with its place and what to do', async (_, files, expected) => {
  const faults = await faultsOf(files)
  expect(faults).toHaveLength(1)
  expect(faults[0]?.slice(0, expected.length)).toBe(expected)
})
