import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pageNumber, pageOf } from '../../src/discord/pager.ts'
import { pagesOf } from '../../src/discord/paging.ts'

const words = fc
  .array(
    fc.oneof(
      fc.lorem({ maxCount: 30, mode: 'sentences' }),
      fc.constantFrom('\n\n', '\n', ' ', '# Heading\n', '- item\n', '👩‍👩‍👧‍👦 ', '…'),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''))
const code = fc
  .array(fc.oneof(words, fc.constantFrom('```', '```ts\n', '\n```\n', '`')), { maxLength: 12 })
  .map((parts) => parts.join(''))
const most = fc.integer({ min: 100, max: 3000 })

const wordsIn = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '')

describe('pages of a text', () => {
  test('hold every word in its order, none of them empty or too long', () => {
    fc.assert(
      fc.property(
        words.filter((text) => !text.includes('```')),
        most,
        (text, limit) => {
          const pages = pagesOf(text, limit)
          expect(pages.join('').replaceAll(/\s+/g, '')).toBe(text.replaceAll(/\s+/g, ''))
          for (const page of pages) {
            expect(page.trim()).not.toBe('')
            expect(page.length).toBeLessThanOrEqual(limit)
          }
        },
      ),
    )
  })

  test('cut no word that fits a page', () => {
    fc.assert(
      fc.property(
        words.filter((text) => !text.includes('```')),
        most,
        (text, limit) => {
          const whole = new Set(wordsIn(text))
          const long = wordsIn(text).filter((word) => word.length > limit)
          for (const word of pagesOf(text, limit).flatMap(wordsIn))
            expect(whole.has(word) || long.some((one) => one.includes(word))).toBe(true)
        },
      ),
    )
  })

  test('close a code block where they cut it, and stay within their length', () => {
    fc.assert(
      fc.property(code, most, (text, limit) => {
        const pages = pagesOf(text, limit)
        const fences = (page: string): number => page.split('```').length - 1
        for (const page of pages) {
          expect(page.length).toBeLessThanOrEqual(limit)
          if (pages.length > 1) expect(fences(page) % 2).toBe(0)
        }
      }),
    )
  })

  test('open a cut code block again in its language', () => {
    const [first = '', second = ''] = pagesOf(
      `\`\`\`ansi\n${'line of code\n'.repeat(20)}\`\`\``,
      200,
    )
    expect(first).toMatch(/^```ansi\nline[^`]*\n```$/)
    expect(second).toMatch(/^```ansi\nline[^`]*\n```$/)
  })

  test('end with a paragraph where that can be, then with a line, a sentence, a word', () => {
    expect(pagesOf(`${'a'.repeat(80)}\n\n${'b'.repeat(80)}`, 100)).toHaveLength(2)
    expect(pagesOf('Say it. '.repeat(30), 100)[0]).toMatch(/it\.$/)
    expect(pagesOf('word '.repeat(60), 103)[0]).toMatch(/word$/)
  })

  test('are none of nothing', () => {
    expect(pagesOf(' \n ', 100)).toEqual([])
  })
})

describe('a page of a list', () => {
  test('is the nearest to the one that was asked for', () => {
    expect([-1, 0, 2, 3, 1e20, Number.NaN, 0.5].map((asked) => pageNumber(asked, 3))).toEqual([
      0, 0, 2, 2, 0, 0, 0,
    ])
    expect(pageOf([], 10, 5)).toEqual({ items: [], shown: 0, pages: 1, total: 0 })
    expect(pageOf([1, 2, 3], 2, 9)).toEqual({ items: [3], shown: 1, pages: 2, total: 3 })
  })
})
