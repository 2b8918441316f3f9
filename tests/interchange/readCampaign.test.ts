import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readCampaign } from '../../src/interchange/readCampaign.ts'
import { everyone } from '../../src/lore/visibility.ts'
import { draftOf, entry, faultsOf, readTrial, withCampaign } from './trialCampaign.ts'

const gm = { ...everyone, level: 'gm' }
const attack = `---
kind: incident
name: Attack on Ohmallera
aliases: [The attack, {name: Day zero, visibility: gm}]
tags: [war, betazed]
summary: >-
  It happened,
  and nobody forgot.
date: 238802.22
place: ohmallera
parties:
  - Kalre
  - name: USS Gorkon
    role: came too late
    visibility: hidden
claims:
  - claim: It was an accident.
    by: Starfleet
    source: a report
    date: 2388-03
    status: overturned
    visibility: {roles: [Crew], until: 2404-03-01}
attributes:
  Dead: 1.10
  Why: {value: nobody knows, visibility: gm}
relations:
  - {type: caused by, to: KALRÉ, from: early 2388, note: so he says}
image: {file: images/a.png, alt: Smoke, visibility: gm}
color: '#C8102E'
visibility: {users: ['123456789012345678']}
---

On that day [[Kalre]] lost [[Ohmallera|his town]].
`
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0])
const files = {
  'incidents/attack.md': attack,
  'images/a.png': png,
  'places/ohmallera.md': entry('place', 'Ohmallera'),
  'kalre.md': entry('person', 'Nikael Kalre', 'aliases: [Kalre]'),
  'gorkon.md': entry('ship', 'USS Gorkon'),
  'README.md': 'No entry.',
  'places/NOTICE.md': 'No entry either.',
  '.obsidian/x.md': 'Nor this.',
}

test('an entry says all that its file says, relations by key', async () => {
  const { entries } = await draftOf(files)
  expect(entries.map(({ key }) => key)).toEqual([
    'gorkon',
    'incidents/attack',
    'kalre',
    'places/ohmallera',
  ])
  expect(entries[1]).toMatchObject({
    kind: 'incident',
    name: 'Attack on Ohmallera',
    aliases: [
      { name: 'The attack', visibility: everyone },
      { name: 'Day zero', visibility: gm },
    ],
    tags: ['war', 'betazed'],
    summary: 'It happened, and nobody forgot.',
    date: { notation: '2388-02-22', precision: 'day' },
    relations: [
      { type: 'took place at', target: 'places/ohmallera', note: '', visibility: everyone },
      { type: 'party', target: 'kalre', note: '', visibility: everyone },
      { type: 'party', target: 'gorkon', note: 'came too late', visibility: { level: 'hidden' } },
      { type: 'caused by', target: 'kalre', from: { notation: 'early 2388' }, note: 'so he says' },
    ],
    claims: [
      {
        text: 'It was an accident.',
        by: 'Starfleet',
        source: 'a report',
        date: { notation: '2388-03' },
        status: 'overturned',
        visibility: { level: 'restricted', roles: ['Crew'], users: [], until: expect.any(Number) },
      },
    ],
    attributes: [
      { label: 'Dead', value: '1.10', visibility: everyone },
      { label: 'Why', value: 'nobody knows', visibility: gm },
    ],
    sections: [{ heading: '', body: 'On that day [[Kalre]] lost [[Ohmallera|his town]].' }],
    image: { file: 'images/a.png', alt: 'Smoke', visibility: gm },
    color: 0xc8102e,
    visibility: { level: 'restricted', users: ['123456789012345678'] },
  })
})

test('a document has an author and an outlet, and anything else is located in its place', async () => {
  const { entries } = await draftOf({
    'a.md': entry('document', 'A', 'author: P\noutlet: O\nplace: T'),
    'o.md': entry('outlet', 'O', 'masthead: All the news'),
    'p.md': entry('person', 'P'),
    't.md': entry('place', 'T'),
  })
  expect(entries[0]?.relations.map(({ type, target }) => [type, target])).toEqual([
    ['located in', 't'],
    ['written by', 'p'],
    ['published by', 'o'],
  ])
  expect(entries[1]?.masthead).toBe('All the news')
})

test('a bulletin names its entries by key and has sensible defaults', async () => {
  const { rules } = await draftOf({
    ...files,
    'fns.md': entry('outlet', 'FNS'),
    'letter.md': entry('document', 'Letter'),
    'bulletins/remembered.md':
      "---\nkind: anniversary\nname: Remembered\nof: The attack\noutlet: FNS\nattach: Letter\nat: '12:00'\nheadline: '{Ordinal} anniversary'\n---\n\nThe story.\n",
  })
  expect(rules).toEqual([
    {
      key: 'bulletins/remembered',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      name: 'Remembered',
      schedule: {
        kind: 'anniversary',
        at: '12:00',
        leapPolicy: 'previous',
        milestonesOnly: false,
      },
      of: 'incidents/attack',
      outlet: 'fns',
      attach: 'letter',
      approval: 'automatic',
      leadHours: 72,
      catchUpDays: 7,
      headline: '{Ordinal} anniversary',
      dateline: '',
      body: 'The story.',
    },
  ])
})

const settings = (clock: string): string =>
  `name: T\nsummary: x\ncalendar: gregorian\ndate-format: '{year}-{month:2}-{day:2}'\nclock: ${clock}\n`

test('a campaign’s clock can run in each of its ways', async () => {
  const clockOf = async (clock: string) =>
    (await draftOf({ 'campaign.yaml': settings(clock) })).settings.clock
  expect(await clockOf('{mode: mirror, years: -7}')).toEqual({ mode: 'mirror', yearOffset: -7 })
  expect(
    await clockOf("{mode: linear, real: '1970-01-02T00:00Z', day: 1970-01-03, rate: 0.5}"),
  ).toEqual({ mode: 'linear', anchorMs: 86_400_000, anchorDay: 2, rate: 0.5 })
  expect(await clockOf('{mode: manual, day: 1970-01-03}')).toEqual({ mode: 'manual', day: 2 })
  expect(await clockOf('{mode: paused, day: 1969-12-31}')).toEqual({ mode: 'paused', day: -1 })
})

test('an entry’s hash changes with what it says, and with nothing else', async () => {
  const hashOf = async (changed: Readonly<Record<string, string>>): Promise<string | undefined> => {
    const { entries } = await draftOf({ ...files, ...changed })
    return entries.find(({ key }) => key === 'incidents/attack')?.hash
  }
  const before = await hashOf({})
  expect(await hashOf({ 'gorkon.md': entry('ship', 'USS Gorkon', 'tags: [old]') })).toBe(before)
  expect(await hashOf({ 'incidents/attack.md': attack.replaceAll('\n', '\r\n') })).toBe(before)
  expect(await hashOf({ 'incidents/attack.md': attack.replace('nobody', 'none') })).not.toBe(before)
  expect(
    await hashOf({
      'kalre.md': entry('person', 'Nikael'),
      'other.md': entry('person', 'Another', 'aliases: [Kalre]'),
    }),
  ).not.toBe(before)
})

test('all faults of all files come at once, in their order, and nothing else', async () => {
  const faults = await faultsOf({
    ...files,
    'a.md': entry('ship', 'A', 'date: soon\nsize: 9\nplace: Ohmalera', '[[Kalr]] ::: [[Nobody]]'),
    'b.md': '---\nkind: person\nname: Broken: yes\n---\n',
    'c.md': entry('person', 'C', '', 'Knows [[Broken: yes]], whose file is at fault.'),
    'campaign.yaml': settings('{mode: mirror}'),
  })
  expect(faults.map((fault) => fault.slice(0, 40))).toEqual([
    'a.md:5:7 "soon" is no date — Write a day',
    'a.md:6:1 unknown field "size" — Known ar',
    'a.md:7:8 no entry is called "Ohmalera" —',
    'a.md:10:1 no entry is called "Kalr" — Di',
    'a.md:10:14 no entry is called "Nobody" —',
    'b.md:3:13 YAML cannot be read from here ',
    'campaign.yaml:5:8 the field "years" is m',
  ])
})

test('a name that two entries have is told where it is used, too', async () => {
  expect(
    await faultsOf({
      'a.md': entry('person', 'Kim'),
      'b.md': entry('person', 'KIM'),
      'c.md': entry('person', 'C', '', '[[Kim]]'),
    }),
  ).toEqual([
    expect.stringContaining('b.md:3:7 "KIM" is also a name of ./a.md'),
    expect.stringContaining('c.md:7:1 "Kim" is the name of ./a.md and ./b.md'),
  ])
})

test('a folder without settings is no campaign', async () => {
  await withCampaign({}, async (folder) => {
    await mkdir(join(folder, 'empty'))
    expect(await readCampaign(join(folder, 'empty'))).toMatchObject({
      ok: false,
      faults: [{ file: 'empty/campaign.yaml', line: 1, column: 1 }],
    })
  })
})

test('a campaign’s folder has a name that commands can take', async () => {
  await withCampaign({}, async (folder) => {
    const odd = join(folder, 'Odd Name')
    await mkdir(odd)
    await writeFile(join(odd, 'campaign.yaml'), settings('{mode: mirror, years: 1}'))
    expect(await readCampaign(odd)).toMatchObject({
      ok: false,
      faults: [{ message: 'a campaign\'s folder called "Odd Name"' }],
    })
  })
})

test.skipIf(process.platform === 'win32')('links to elsewhere are refused', async () => {
  await withCampaign(
    { 'a.md': entry('place', 'A', 'image: {file: b.png, alt: x}') },
    async (folder) => {
      await symlink('/etc', join(folder, 'people'))
      await symlink('/etc/hostname', join(folder, 'b.md'))
      await symlink('/etc/hostname', join(folder, 'b.png'))
      const reading = await readCampaign(folder)
      expect(reading.ok ? [] : reading.faults.map(({ file, message }) => [file, message])).toEqual([
        ['trial/a.md', '"b.png" is a link or device, not a file'],
        ['trial/b.md', 'a link or device, not a file'],
        ['trial/b.png', 'a link, not a file or folder'],
        ['trial/people', 'a link, not a file or folder'],
      ])
    },
  )
})

test.skipIf(process.platform !== 'linux')('two files of one name are told', async () => {
  // Elsewhere the two would be one file.
  expect(await faultsOf({ 'a.MD': entry('place', 'A'), 'a.md': entry('place', 'B') })).toEqual([
    'a.md:1:1 a second file of this name — Rename one of the two.',
  ])
})

test('progress is told up to the last file', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 150 }, (_, n) => [`p/${n}.md`, entry('person', `Person ${n}`)]),
  )
  const told: (readonly [number, number])[] = []
  await withCampaign(many, async (folder) =>
    readCampaign(folder, { progress: (done, total) => told.push([done, total]) }),
  )
  expect(told).toEqual([
    [64, 150],
    [128, 150],
    [150, 150],
  ])
})

test('a file with Windows line ends and a byte order mark is read like any other', async () => {
  const reading = await readTrial({
    'a.md': `\uFEFF${entry('place', 'A', 'tags: [x]', ':::gm\nOne.\n\nTwo.\n:::').replaceAll('\n', '\r\n')}`,
  })
  expect(reading).toMatchObject({
    ok: true,
    draft: {
      entries: [{ tags: ['x'], sections: [{ body: 'One.\n\nTwo.', visibility: gm }] }],
    },
  })
})
