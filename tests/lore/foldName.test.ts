import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldName } from '../../src/lore/foldName.ts'

test('names fold alike whatever their case, accents, spaces and quotes', () => {
  for (const [one, other] of [
    ['Avine de Massard', '  AVINE\tde   massard '],
    ['Société Générale', 'societe generale'],
    ['Kav\u2011Nhoo', 'kav-nhoo'],
    ['T\u2019Pol', "t'pol"],
    ['Straße', 'STRASSE'],
    ['ΟΔΟΣ', 'οδος'],
    ['Ohm\u200Ballera\uFEFF', 'Ohmallera'],
    ['Ｇｏｒｋｏｎ', 'gorkon'],
    ['İstanbul', 'istanbul'],
  ] as const) {
    expect(foldName(one)).toBe(foldName(other))
  }
})

test('a name that nobody can see folds to nothing', () => {
  for (const name of ['', '  ', '\u200B\u200D', '\u0000\u0007', '\u3164', '\u00AD\u2060']) {
    expect(foldName(name)).toBe('')
  }
})

test('marks that are sounds of their own stay', () => {
  expect(foldName('が')).not.toBe(foldName('か'))
  expect(foldName('कि')).not.toBe(foldName('कु'))
})

test('folding is done once and for all, and ignores case', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
      const folded = foldName(text)
      expect(foldName(folded)).toBe(folded)
      expect(foldName(text.toUpperCase())).toBe(folded)
    }),
    { numRuns: 500 },
  )
})
