import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fencesIn, plain, prose, proseLine } from '../../src/discord/loreText.ts'

const mentions = '<@1> <@&2> <#3> </lore:4> <:a:5> <t:6:R> <id:home> @everyone @here'.split(' ')
const links = ['[kind](https://trap.example)', '[[x](y)](z)', '](', '![a](<b c>)', '[a\nb](c)']
const marks = '\\ \\\\ ``` ` `` ** __ ~~ || * _ # -#'.split(' ')
const spaces = ['\n', '\n\n', ' ', '```ansi\n']
const unseen = ['\u202e', '\u2066', '\u200b', '\u200f', '👩‍👩‍👧‍👦']

/** Texts of what lore may be made of, and of what Discord gives a meaning. */
const markdown = fc
  .array(
    fc.oneof(
      fc.constantFrom(...mentions, ...links, ...marks, ...spaces, ...unseen),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''))

const harmful = /<(?:@|#|&|:|\/|t:|a:|id:)|@(?:everyone|here)|\]\(|[\u202a-\u202e\u2066-\u2069]/

describe('prose', () => {
  test('never mentions, hides a link’s target or turns what follows, whatever is written', () => {
    fc.assert(
      fc.property(markdown, (words) => {
        expect(prose(words)).not.toMatch(harmful)
        expect(proseLine(words)).not.toMatch(harmful)
      }),
      { numRuns: 500 },
    )
  })

  test('closes every code block that it opens', () => {
    fc.assert(
      fc.property(markdown, (words) => {
        expect(fencesIn(prose(words)) % 2).toBe(0)
      }),
      { numRuns: 300 },
    )
  })

  test('shows where a link leads', () => {
    expect(prose('See [this](https://trap.example "title").')).toBe(
      'See this (https://trap.example).',
    )
    expect(prose('[https://a.example](https://a.example)')).toBe('https://a.example')
    expect(prose('![](<https://a.example>)')).toBe('https://a.example')
    expect(prose('[a [b]](https://trap.example)')).toBe('[a [b]] (https://trap.example)')
    expect(prose('``  ` [a](https://trap.example) ` x')).toContain('a (https://trap.example)')
  })

  test('leaves honest Markdown alone', () => {
    for (const words of [
      '**Bold**, *italic*, __underlined__, ~~gone~~, ||spoiler||.',
      '- one\n- two\n\n> said\n\n# Heading',
      'An e-mail to a@b.example, 3 < 4, x <y>, [sic].',
      '```\ncode\n```\nand `code`',
      'سلام\u200f 👩‍👩‍👧‍👦',
    ])
      expect(prose(words)).toBe(words)
  })

  test('shows a mark that is never closed as it is', () => {
    expect(prose('a ||secret')).toBe(String.raw`a \|\|secret`)
    expect(prose('**a** **b')).toBe(String.raw`**a** \*\*b`)
    expect(proseLine('a ```b')).toBe('a \\`b')
  })

  test('takes no time to speak of for a text made to take long', () => {
    for (const part of ['[', '](', '[](', '[a](', '<', '||', '`', '@'])
      expect(prose(part.repeat(60_000 / part.length)).length).toBeGreaterThan(0)
  })
})

describe('a line of prose', () => {
  test('is one line and no heading, list or quotation', () => {
    fc.assert(
      fc.property(markdown, (words) => {
        const line = proseLine(words)
        expect(line).not.toContain('\n')
        expect(line).not.toMatch(/^(?:#{1,3}|-#|[-*>]|\d+\.) /)
      }),
    )
  })
})

describe('plain text', () => {
  test('shows every sign of formatting as it is, on one line', () => {
    expect(plain('# *One*\n_two_ ~~x~~ ||y|| `z` <@1> [a](b)')).toBe(
      String.raw`\# \*One\* \_two\_ \~\~x\~\~ \|\|y\|\| \`z\` \<\@1> \[a\]\(b)`,
    )
    expect(plain('- list')).toBe(String.raw`\- list`)
    expect(plain('> said')).toBe(String.raw`\> said`)
    expect(plain('1. first')).toBe(String.raw`1\. first`)
  })

  test('leaves names legible', () => {
    for (const name of ['USS Constitution-B', "Kalre's Letter", '240402.22', 'Dr. No (1962)', '#1'])
      expect(plain(name).replace('\\#', '#')).toBe(name)
  })

  test('drops what cannot be seen and keeps what emoji are made of', () => {
    expect(plain('\u202ea\u200b\u0000b\u2028c ')).toBe('ab c')
    expect(plain('👩‍👩‍👧‍👦')).toBe('👩‍👩‍👧‍👦')
    expect(plain('👩‍👩‍👧‍👦'.repeat(400))).toBe('👩‍👩‍👧‍👦'.repeat(400))
  })

  test('is at most twice as long, and one line', () => {
    fc.assert(
      fc.property(markdown, (words) => {
        expect(plain(words).length).toBeLessThanOrEqual(2 * words.length)
        expect(plain(words)).not.toMatch(/[\n\r\u2028\u2029]/)
        expect(plain(words)).not.toMatch(/^(?:#|-|>|\d+\. )/)
      }),
    )
  })
})
