import { expect, test } from 'vitest'
import { sourceChanges, sourceOf } from '../../src/bulletins/sources.ts'
import type { Claim, Entry } from '../../src/lore/entry.ts'
import { perceive } from '../../src/lore/perceive.ts'
import { audienceOf, everyone } from '../../src/lore/visibility.ts'
import { createWorld } from '../../src/lore/world.ts'
import { entryNamed, guild, idOf, secret, tie } from '../lore/entries.ts'
import { date, on } from './rules.ts'

const changedSources = (...args: Parameters<typeof sourceChanges>) =>
  sourceChanges(...args).map(({ entry }) => entry)

const claim = (text: string, parts: Partial<Claim> = {}): Claim => ({
  text,
  by: 'Somebody',
  source: '',
  date: null,
  status: 'claimed',
  visibility: everyone,
  ...parts,
})

const attack: Partial<Entry> = {
  kind: 'incident',
  date: date('238802.22'),
  relations: [tie('took place at', 'Ohmallera'), tie('party', 'Syndicate', secret)],
  claims: [claim('It was hijacked.'), claim('It was not.', { visibility: secret })],
  sections: [{ heading: '', body: 'Prose.', visibility: everyone }],
}
const letter: Partial<Entry> = {
  kind: 'document',
  sections: [
    { heading: '', body: 'My beloved.', visibility: everyone },
    { heading: 'Names', body: 'A list.', visibility: secret },
  ],
}

function worldWith(changes: Readonly<Record<string, Partial<Entry>>> = {}) {
  const entries = { Attack: attack, Letter: letter, Ohmallera: {}, Syndicate: {} }
  const world = createWorld(
    Object.entries(entries).map(([name, parts]) =>
      entryNamed(name, { ...parts, ...changes[name] }),
    ),
  )
  return perceive(world, audienceOf(guild), on(2404, 2, 22))
}

const printed = () => {
  const world = worldWith()
  return world.entries
    .filter(({ kind }) => kind === 'incident' || kind === 'document')
    .map((entry) => sourceOf(entry, entry.kind === 'document' ? 'text' : 'story', world))
}
const changed = (changes: Readonly<Record<string, Partial<Entry>>>) =>
  changedSources(printed(), worldWith(changes))

test.each<readonly [string, Partial<Entry>]>([
  ['its name', { name: 'The attack' }],
  ['its date', { date: date('238802.23') }],
  ['a claim', { claims: [claim('It was hijacked.', { status: 'confirmed' })] }],
  ['a claim that was revealed', { claims: [claim('It was hijacked.'), claim('It was not.')] }],
  ['its parties', { relations: [tie('took place at', 'Ohmallera'), tie('party', 'Syndicate')] }],
  ['that its readers know of it', { visibility: secret }],
])('a bulletin is out of date when its incident changes %s', (_, change) => {
  const parts = { id: idOf('Attack'), ...attack, ...change }
  expect(changed({ Attack: parts })).toEqual([idOf('Attack')])
})

test('a bulletin is out of date when the document printed along says something else', () => {
  const sections = [{ heading: '', body: 'My dear.', visibility: everyone }]
  expect(changed({ Letter: { sections } })).toEqual([idOf('Letter')])
})

test('what the readers do not see, and what was not printed, corrects nothing', () => {
  const hidden = {
    Attack: {
      ...attack,
      claims: [claim('It was hijacked.'), claim('Nobody knows.', { visibility: secret })],
      summary: 'Otherwise.',
      sections: [{ heading: '', body: 'Other prose.', visibility: everyone }],
    },
    Letter: { sections: letter.sections?.slice(0, 1) ?? [] },
  }
  expect(changed(hidden)).toEqual([])
  expect(changed({})).toEqual([])
})

test('a digest of parts that this version does not know is left alone', () => {
  const strange = { entry: idOf('Attack'), digest: 'portrait:0000000000000' }
  expect(changedSources([strange], worldWith())).toEqual([])
})
