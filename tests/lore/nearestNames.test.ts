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

test('the cut-off changes no distance below it, and order none at all', () => {
  const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })
  fc.assert(
    fc.property(short, short, fc.nat(8), (a, b, most) => {
      const whole = editDistance(a, b, 99)
      expect(editDistance(a, b, most)).toBe(Math.min(whole, most + 1))
      expect(editDistance(b, a, most)).toBe(Math.min(whole, most + 1))
    }),
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

test('what resembles nothing gets no suggestion', () => {
  expect(nearestNames('Quark', names, 3)).toEqual([])
  expect(nearestNames('', names, 3)).toEqual([])
  expect(nearestNames('ab', ['x', 'yz'], 3)).toEqual([])
})
