import fc from 'fast-check'
import { expect, test } from 'vitest'
import { closeTerms, prefixDistance, spellTerm } from '../../src/lore/fuzzyTerms.ts'
import { editDistance } from '../../src/lore/nearestNames.ts'

const word = (most: number) =>
  fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'é'), minLength: 1, maxLength: most })

test('a typed text is as far from a key as from the nearest of its beginnings', () => {
  fc.assert(
    fc.property(word(30), word(12), word(20), (typed, extra, tail) => {
      for (const key of [extra + tail, typed.slice(1) + tail, typed.slice(0, 4) + extra, tail]) {
        const beginnings = Array.from({ length: key.length + 1 }, (_, end) => key.slice(0, end))
        const nearest = Math.min(...beginnings.map((one) => editDistance(typed, one, 3)))
        expect(Math.min(prefixDistance(typed, 3)(key), 4)).toBe(nearest)
      }
    }),
  )
})

test('a text longer than any name is compared as far as 30 characters', () => {
  const key = 'the long way round the border of the empire'
  const terms = [spellTerm(key, 1)]
  expect(closeTerms(terms, `the lnog way round the border ${'x'.repeat(60)}`)).toEqual([1])
})
