import fc from 'fast-check'
import { expect, test } from 'vitest'
import { takeCloseTerms } from '../../src/lore/fuzzyTerms.ts'
import { editDistance, slipsAllowed } from '../../src/lore/nearestNames.ts'
import { sortTerms } from '../../src/lore/sortedTerms.ts'

/** Few letters, so that much is near: two that sort apart, a swap's pair, one beyond ASCII. */
const word = (most: number) =>
  fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', 'é'), minLength: 1, maxLength: most })
const lists = fc.array(fc.array(word(12), { maxLength: 12 }), { minLength: 1, maxLength: 3 })

const sortedLists = (keys: readonly (readonly string[])[]) => {
  let target = 0
  return keys.map((list) => sortTerms(list.map((key) => ({ key, target: target++ }))))
}

const close = (terms: ReturnType<typeof sortedLists>, wanted: string, most = Infinity) => {
  const taken: number[] = []
  takeCloseTerms(terms, wanted, (target) => taken.push(target) < most)
  return taken
}

/** The same the plain way: every beginning of every key, and a sort. */
function plainly(terms: ReturnType<typeof sortedLists>, wanted: string): readonly number[] {
  const compared = terms.flatMap(({ keys, targets }) =>
    keys.map((key, place) => {
      const beginnings = Array.from({ length: key.length + 1 }, (_, end) => key.slice(0, end))
      const slips = Math.min(...beginnings.map((one) => editDistance(wanted, one, 3)))
      return { target: targets[place], slips }
    }),
  )
  for (let allowed = 1; allowed <= Math.min(3, slipsAllowed(wanted)); allowed++) {
    const near = compared.filter(({ slips }) => slips <= allowed)
    if (near.length > 0)
      return near.toSorted((a, b) => a.slips - b.slips).map(({ target }) => target ?? 0)
  }
  return []
}

test('the same terms are close, and in the same order, as where each is compared by itself', () => {
  fc.assert(
    fc.property(lists, word(14), (keys, typed) => {
      fc.pre(typed.length >= 3)
      const terms = sortedLists(keys)
      expect(close(terms, typed)).toEqual(plainly(terms, typed))
    }),
    { numRuns: 1000 },
  )
})

test('a misspelt beginning of a term is close to it', () => {
  fc.assert(
    fc.property(word(12), word(12), fc.nat(20), word(1), (head, tail, at, letter) => {
      const slip = at % head.length
      const typed = head.slice(0, slip) + letter + head.slice(slip + 1)
      fc.pre(typed.length >= 3)
      expect(close(sortedLists([[head + tail]]), typed)).toEqual([0])
    }),
  )
})

test('no more are looked for than are wanted', () => {
  const terms = sortedLists([['kalre', 'kalreth', 'kalrin'], ['kalren']])
  expect(close(terms, 'klare')).toEqual([0, 1, 3])
  expect(close(terms, 'klare', 2)).toEqual([0, 1])
})

test('a text longer than any name is compared as far as 30 characters', () => {
  const terms = sortedLists([['the long way round the border of the empire']])
  expect(close(terms, `the lnog way round the border ${'x'.repeat(60)}`)).toEqual([0])
})

test('a text of two characters is close to nothing', () => {
  expect(close(sortedLists([['ab', 'abc']]), 'ab')).toEqual([])
})
