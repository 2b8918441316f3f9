import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { editDistance, nearestNames } from '../../src/lore/nearestNames.ts'

const names = ['Nikael Kalre', 'Deep Space 10', 'Deep Space 285', 'Ohmallera', 'USS Gorkon']

test('each kind of slip counts once', () => {
  expect(editDistance('gorkon', 'gorkon', 3)).toBe(0)
  expect(editDistance('gorkn', 'gorkon', 3)).toBe(1)
  expect(editDistance('gorkoon', 'gorkon', 3)).toBe(1)
  expect(editDistance('gorcon', 'gorkon', 3)).toBe(1)
  expect(editDistance('grokon', 'gorkon', 3)).toBe(1)
  expect(editDistance('', 'gor', 3)).toBe(3)
})

test('beyond the cut-off every distance is one more than it', () => {
  expect(editDistance('abcdefgh', 'zyxwvuts', 2)).toBe(3)
  expect(editDistance('a', 'abcdefgh', 2)).toBe(3)
})

/** The definition, as slowly as it is simple. */
function slipsBetween(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length
  const wrong = a.at(-1) === b.at(-1) ? 0 : 1
  const [shortA, shortB] = [a.slice(0, -1), b.slice(0, -1)]
  const swapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)
  return Math.min(
    slipsBetween(shortA, b) + 1,
    slipsBetween(a, shortB) + 1,
    slipsBetween(shortA, shortB) + wrong,
    ...(swapped ? [slipsBetween(a.slice(0, -2), b.slice(0, -2)) + 1] : []),
  )
}

test('the distance is the least number of slips, whatever the cut-off and the order', () => {
  const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 })
  fc.assert(
    fc.property(short, short, fc.nat(7), (a, b, most) => {
      const expected = Math.min(slipsBetween(a, b), most + 1)
      expect(editDistance(a, b, most)).toBe(expected)
      expect(editDistance(b, a, most)).toBe(expected)
    }),
    { numRuns: 500 },
  )
})

test('a mistyped name finds its neighbour, without case or accents', () => {
  expect(nearestNames('ohmalera', names, 1)).toEqual(['Ohmallera'])
  expect(nearestNames('NIKÁEL KARLE', names, 1)).toEqual(['Nikael Kalre'])
})

test('a part of a name finds the whole', () => {
  expect(nearestNames('Kalre', names, 1)).toEqual(['Nikael Kalre'])
  expect(nearestNames('Deep Space', names, 5)).toEqual(['Deep Space 10', 'Deep Space 285'])
})

test('the nearest come first, whatever the order and the limit', () => {
  const like = ['Gorkonxx', 'Gorkonx', 'Gorkon', 'Gorkony', 'Gorkons', 'Korgon']
  expect(nearestNames('gorkon', like, 1)).toEqual(['Gorkon'])
  expect(nearestNames('gorkon', like, 3)).toEqual(['Gorkon', 'Gorkonx', 'Gorkony'])
  expect(nearestNames('gorkon', like, 9)).toHaveLength(6)
})

test('what resembles nothing gets no suggestion', () => {
  expect(nearestNames('Quark', names, 3)).toEqual([])
  expect(nearestNames('', names, 3)).toEqual([])
  expect(nearestNames('ab', ['x', 'yz'], 3)).toEqual([])
})
