import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assertMessageBudget } from '../../src/discord/budget.ts'
import { container, row, select, shorten, text, button } from '../../src/discord/components.ts'
import { customId, customIdFrom, customIdIn, parseCustomId } from '../../src/discord/customId.ts'

describe('shortened words', () => {
  test('fit, begin like the whole, and break no character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.nat(200), (words, most) => {
        const short = shorten(words, most)
        expect(short.length).toBeLessThanOrEqual(most)
        expect(words.startsWith(short.replace(/…$/, ''))).toBe(true)
        expect(short).not.toMatch(/\p{Cs}/u)
      }),
    )
  })

  test('end with a word where one ends near', () => {
    expect(shorten('In the eyes of others', 13)).toBe('In the eyes…')
    expect(shorten('In the eyes of others', 10)).toBe('In the…')
    expect(shorten('a'.repeat(50), 10)).toBe(`${'a'.repeat(9)}…`)
    expect(shorten('fits', 4)).toBe('fits')
    expect(shorten('👩‍👩‍👧‍👦x', 2)).toBe('…')
  })
})

describe('a menu', () => {
  test('holds 25 choices at most, cut to what Discord takes', () => {
    const many = Array.from({ length: 40 }, (_, number) => ({
      label: 'long '.repeat(40),
      value: String(number),
      description: 'long '.repeat(40),
    }))
    const { options } = select('v1:x', 'Choose …', many)
    expect(options).toHaveLength(25)
    for (const { label, description } of options)
      expect(Math.max(label.length, description?.length ?? 0)).toBeLessThanOrEqual(100)
  })
})

describe('a custom id', () => {
  test('gives back what was put in', () => {
    const part = fc.string({ unit: 'binary', maxLength: 3 })
    fc.assert(
      fc.property(fc.array(part, { maxLength: 2 }), (parts) => {
        expect(parseCustomId(customId('a.b', ...parts))).toEqual({
          action: 'a.b',
          guild: null,
          asOf: null,
          parts,
        })
      }),
    )
  })

  test('keeps to the day as of which its page is told', () => {
    const told = { action: 'a.b', guild: null, parts: ['x'] }
    expect(parseCustomId(customIdIn({ asOf: -158_000 }, 'a.b', 'x'))).toEqual({
      ...told,
      asOf: -158_000,
    })
    expect(parseCustomId(customIdIn({ asOf: null }, 'a.b', 'x'))).toEqual({ ...told, asOf: null })
  })

  test('says whose it is where it stands outside of every guild', () => {
    expect(parseCustomId(customIdFrom('1001', 'a.b', 'x'))).toEqual({
      action: 'a.b',
      guild: '1001',
      asOf: null,
      parts: ['x'],
    })
  })

  test('is none when another version, another bot or a forger made it', () => {
    for (const id of [
      '',
      'v1',
      'v1:',
      'v2:lore.open',
      'lore.open',
      'v1:lore.open:%',
      'x'.repeat(100),
    ])
      expect(parseCustomId(id)).toBeNull()
  })

  test('is never longer than Discord takes', () => {
    expect(() => customId('a', 'x'.repeat(96))).toThrow('a custom id of 101 characters')
  })
})

describe('the budget of a message', () => {
  test('counts what is nested, and 40 components and 4,000 characters pass', () => {
    const full = container(
      Array.from({ length: 39 }, () => text('x')),
      null,
    )
    expect(() => assertMessageBudget([full])).not.toThrow()
    expect(() => assertMessageBudget([full, text('x')])).toThrow('41 components')
    expect(() => assertMessageBudget([text('x'.repeat(4000))])).not.toThrow()
    expect(() =>
      assertMessageBudget([text('x'.repeat(2001)), container([text('x'.repeat(2000))], 1)]),
    ).toThrow('4001 characters')
    expect(() => assertMessageBudget([])).toThrow('no components')
    expect(() => assertMessageBudget([row(button('a', 'b'))])).not.toThrow()
  })
})
