import { expect, test } from 'vitest'
import { asId, type EntryId } from '../../src/lore/ids.ts'
import { documentOf, entryOf } from '../../src/store/entryDocument.ts'
import { draftEntry } from './sampleDrafts.ts'

test('what overturned a claim is kept, and is absent where it was not said', () => {
  const { visibility } = draftEntry('raid')
  const said = { text: 'It was them.', source: '', date: null, visibility }
  const claims = [
    { ...said, by: 'News', status: 'overturned' as const, overturnedBy: 'Spies' },
    { ...said, by: 'Spies', status: 'confirmed' as const },
  ]
  const document = documentOf({
    ...draftEntry('raid', { kind: 'incident', claims }),
    relations: [],
  })
  const facts = { id: asId<EntryId>('1'), key: 'raid', revision: 1, changedAt: 0 } as const
  const kept = entryOf(facts, structuredClone(document), (text) => text)
  expect(kept.claims).toStrictEqual(claims)
})
