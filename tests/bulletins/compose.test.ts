import { expect, test } from 'vitest'
import { composeBulletin } from '../../src/bulletins/compose.ts'
import type { BulletinRule } from '../../src/bulletins/rule.ts'
import type { Entry } from '../../src/lore/entry.ts'
import { perceive } from '../../src/lore/perceive.ts'
import { audienceOf, everyone } from '../../src/lore/visibility.ts'
import { createWorld } from '../../src/lore/world.ts'
import { entryNamed, guild, idOf, secret, tie } from '../lore/entries.ts'
import { date, on, ruleWith, style } from './rules.ts'

const sixteenth = { occurrence: '2404', universeDay: on(2404, 2, 22) }

const attack: Partial<Entry> = {
  kind: 'incident',
  date: date('238802.22'),
  relations: [
    tie('took place at', 'Ohmallera'),
    tie('party', 'Starfleet'),
    tie('party', 'Maquis'),
    tie('party', 'Syndicate', secret),
  ],
}

/** The bulletin as a channel reads it, from a campaign with some parts changed. */
function compose(
  rule: Partial<BulletinRule>,
  {
    changes = {},
    occurrence = sixteenth,
  }: {
    readonly changes?: Readonly<Record<string, Partial<Entry>>>
    readonly occurrence?: typeof sixteenth
  } = {},
) {
  const entries: Record<string, Partial<Entry>> = {
    ...changes,
    Attack: attack,
    FNS: { kind: 'outlet', masthead: 'FEDERATION NEWS SERVICE', color: 0x2f6fb4 },
    Letter: {
      kind: 'document',
      sections: [
        { heading: '', body: 'To [[Someone|my beloved]].', visibility: everyone },
        { heading: 'The list', body: 'Names.', visibility: secret },
        { heading: 'After', body: 'Farewell.', visibility: everyone },
      ],
    },
    Ohmallera: { kind: 'place' },
    Starfleet: {},
    Maquis: {},
    Syndicate: {},
  }
  const world = createWorld(
    Object.entries(entries).map(([name, parts]) =>
      entryNamed(name, { ...parts, ...changes[name] }),
    ),
  )
  const known = perceive(world, audienceOf(guild), occurrence.universeDay)
  return composeBulletin(ruleWith(rule), occurrence, { world: known, style })
}

test.each([
  ['upper', 'ASTROFORI ONE'],
  ['plain', 'Astrofori One'],
  ['stardate first', '240402.22, Astrofori One'],
] as const)('an outlet of the style “%s” writes “%s”', (datelineStyle, dateline) => {
  const changes = { FNS: { datelineStyle } }
  const made = compose({ dateline: 'Astrofori One' }, { changes })
  expect(made).toMatchObject({ content: { dateline, stardate: '240402.22' } })
})

test('an outlet shows its picture to those who may see it', () => {
  const image = { file: 'images/fns.png', alt: 'A front page', visibility: everyone }
  const shown = { file: 'images/fns.png', alt: 'A front page' }
  expect(compose({}, { changes: { FNS: { image } } })).toMatchObject({
    content: { outlet: { name: 'FNS', picture: shown } },
  })
  const hidden = { ...image, visibility: secret }
  expect(compose({}, { changes: { FNS: { image: hidden } } })).toMatchObject({
    content: { outlet: { picture: null } },
  })
})

test('two outlets report one event in their own ways', () => {
  const changes = {
    Star: { kind: 'outlet', masthead: 'The Star', color: 1, datelineStyle: 'plain' },
  } as const
  const outlet = idOf('Star')
  const other = { outlet, dateline: 'On board', headline: 'We remember', body: 'Sixteen years.' }
  const [one, two] = [compose({ dateline: 'Betazed' }, { changes }), compose(other, { changes })]
  expect(one).toMatchObject({
    content: { masthead: 'FEDERATION NEWS SERVICE', dateline: 'BETAZED', color: 0x2f6fb4 },
  })
  expect(two).toMatchObject({
    content: { masthead: 'The Star', dateline: 'On board', color: 1, story: 'Sixteen years.' },
  })
})

test('a bulletin has masthead, headline, dateline in capitals, story and stardate', () => {
  expect(
    compose({
      headline: '{Ordinal} anniversary of {place}',
      body: 'On {eventDate}, {years} years before {today}, {parties} met. {outlet} was there.',
    }),
  ).toEqual({
    kind: 'ready',
    content: {
      color: 0x2f6fb4,
      masthead: 'FEDERATION NEWS SERVICE',
      headline: 'Sixteenth anniversary of Ohmallera',
      dateline: 'ASTROFORI ONE',
      story: 'On 238802.22, 16 years before 240402.22, Starfleet and Maquis met. FNS was there.',
      stardate: '240402.22',
      attached: null,
      sources: [{ entry: idOf('Attack'), digest: expect.stringMatching(/^story:\w{13}$/) }],
      outlet: { name: 'FNS', picture: null },
    },
  })
})

test('the document printed along is what its readers may see of it', () => {
  expect(compose({ attach: idOf('Letter') })).toMatchObject({
    content: { attached: { title: 'Letter', text: 'To my beloved.\n\n### After\nFarewell.' } },
  })
})

test('an outlet without a masthead signs with its name', () => {
  expect(compose({}, { changes: { FNS: { masthead: '' } } })).toMatchObject({
    content: { masthead: 'FNS' },
  })
})

test('a story in Markdown shows names as they are, and links as their words', () => {
  const changes = { Attack: { ...attack, name: 'The *Gorkon* [affair]', id: idOf('Attack') } }
  expect(
    compose({ headline: '{event}', body: '*{event}*, see [[Ohmallera|there]]' }, { changes }),
  ).toMatchObject({
    content: {
      headline: 'The *Gorkon* [affair]',
      story: String.raw`*The \*Gorkon\* \[affair\]*, see there`,
    },
  })
})

test.each(['Attack', 'FNS', 'Letter'])('%s, hidden from the channel, holds it back', (name) => {
  const hidden = compose(
    { attach: idOf('Letter') },
    { changes: { [name]: { visibility: secret } } },
  )
  expect(hidden).toMatchObject({ kind: 'heldBack', fix: expect.any(String) })
  expect(JSON.stringify(hidden)).not.toContain(name)
})

test('a place that the channel may not know is not left out of the sentence: all is held back', () => {
  const changes = { Ohmallera: { visibility: secret } }
  expect(compose({ body: 'They met at {place}.' }, { changes })).toMatchObject({
    kind: 'heldBack',
    reason: expect.stringContaining('{place}'),
  })
  expect(compose({ body: 'They met.' }, { changes })).toMatchObject({ kind: 'ready' })
})

test('an incident whose date was moved after the occurrence, or blurred, holds it back', () => {
  for (const moved of ['2404-02-22', '2410', '238802.22~'].map(date))
    expect(compose({}, { changes: { Attack: { ...attack, date: moved } } })).toMatchObject({
      kind: 'heldBack',
    })
})

test('what is hidden leaves no trace in what is posted', () => {
  const without = { Attack: { ...attack, relations: attack.relations?.slice(0, 3) ?? [] } }
  const body = '{parties}, {place}'
  expect(compose({ body, attach: idOf('Letter') })).toEqual(
    compose({ body, attach: idOf('Letter') }, { changes: without }),
  )
})

test('one year is no years', () => {
  const occurrence = { occurrence: '2389', universeDay: on(2389, 2, 22) }
  const body = '{years}, {yearCount}'
  expect(compose({ body }, { occurrence })).toMatchObject({ content: { story: '1, 1 year' } })
  expect(compose({ body })).toMatchObject({ content: { story: '16, 16 years' } })
})

test('breaking news says so above its headline', () => {
  const breaking = { schedule: { kind: 'breaking', atMs: 0 }, of: null } as const
  const texts = { headline: 'Doors shut', body: 'It is {today}.' }
  expect(compose({ ...breaking, ...texts })).toMatchObject({
    content: { banner: 'BREAKING NEWS', story: 'It is 240402.22.', sources: [] },
  })
})
