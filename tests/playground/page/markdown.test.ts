import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainText, type MarkdownNode } from '../../../src/playground/page/markdown/nodes.ts'
import { parseMarkdown } from '../../../src/playground/page/markdown/parse.ts'

const kinds = (text: string) => parseMarkdown(text).map((node) => node.kind)

describe('the page reads Discord’s Markdown', () => {
  test('nested lists, and what stands in them', () => {
    expect(parseMarkdown('- **a**\n- b\n  - c\n\nd')).toEqual([
      {
        kind: 'list',
        ordered: false,
        start: 1,
        items: [
          [{ kind: 'strong', children: [{ kind: 'text', text: 'a' }] }],
          [
            { kind: 'text', text: 'b' },
            { kind: 'break' },
            {
              kind: 'list',
              ordered: false,
              start: 1,
              items: [[{ kind: 'text', text: 'c' }]],
            },
          ],
        ],
      },
      { kind: 'text', text: 'd' },
    ])
  })

  test('an ordered list keeps the number it starts with', () => {
    expect(parseMarkdown('4. four\n5. five')).toMatchObject([{ ordered: true, start: 4 }])
  })

  test('a hyphen inside a line is no list', () => {
    expect(kinds('well - not a list')).toEqual(['text'])
  })

  test('headings and subtext also begin right after a list or a quote', () => {
    expect(kinds('- a\n# b\n> c\n## d\n- e\n-# f')).toEqual([
      'list',
      'heading',
      'quote',
      'heading',
      'list',
      'subtext',
    ])
  })

  test('a list inside a quote', () => {
    expect(parseMarkdown('> - a\n> - b')).toMatchObject([
      { kind: 'quote', children: [{ kind: 'list', items: [[{}], [{}]] }] },
    ])
  })

  test.each(['t', 'T', 'd', 'D', 'f', 'F', 'R', 's', 'S'])(
    'a timestamp in the style %s',
    (style) => {
      expect(parseMarkdown(`<t:1803254400:${style}>`)).toEqual([
        { kind: 'timestamp', seconds: 1803254400, style },
      ])
    },
  )

  test('a timestamp without a style is a long one', () => {
    expect(parseMarkdown('<t:-86400>')).toEqual([
      { kind: 'timestamp', seconds: -86400, style: 'f' },
    ])
  })

  test('mentions of members, roles, channels and commands', () => {
    expect(parseMarkdown('<@1><@!2><@&3><#4></briefing send:5>')).toEqual([
      { kind: 'user', id: '1' },
      { kind: 'user', id: '2' },
      { kind: 'role', id: '3' },
      { kind: 'channel', id: '4' },
      { kind: 'command', name: 'briefing send', id: '5' },
    ])
  })

  test('only addresses of the web become links', () => {
    expect(kinds('[a](https://example.org/)')).toEqual(['link'])
    expect(parseMarkdown('[a](javascript:alert(1))').some((node) => node.kind === 'link')).toBe(
      false,
    )
    expect(parseMarkdown('[a](data:text/html,x)').some((node) => node.kind === 'link')).toBe(false)
  })

  test('code keeps its signs, and HTML is text', () => {
    expect(parseMarkdown('`**a**`')).toEqual([{ kind: 'code', text: '**a**' }])
    expect(parseMarkdown('<img src=x onerror=alert(1)>')).toEqual([
      { kind: 'text', text: '<img src=x onerror=alert(1)>' },
    ])
  })

  test('the line end after a block leaves no gap', () => {
    expect(kinds('```\na\n```\nb')).toEqual(['codeBlock', 'text'])
    expect(kinds('a\n\n## b\nc')).toEqual(['text', 'break', 'heading', 'text'])
  })

  test('reading aloud says the words and keeps spoilers', () => {
    expect(plainText(parseMarkdown('# Hi **you**\n||secret|| - see </lore:1>'))).toBe(
      'Hi you (spoiler) - see /lore',
    )
  })
})

describe('no text breaks the page', () => {
  const tricky = fc
    .array(
      fc.constantFrom(
        ...Array.from('*_~|`>#-[]()<@&:/\\ \n1.ab'),
        '||',
        '**',
        '```',
        '<t:1:R>',
        '>>> ',
        '- ',
        '-# ',
        '</lore:1>',
        'https://a.b ',
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join(''))

  test('any text can be read, and every link in it leads to the web', () => {
    const badTargets = (node: MarkdownNode): string[] => [
      ...(node.kind === 'link' && !/^https?:/i.test(node.target) ? [node.target] : []),
      ...(node.kind === 'list' ? node.items.flat().flatMap(badTargets) : []),
      ...('children' in node ? node.children.flatMap(badTargets) : []),
    ]
    fc.assert(
      fc.property(tricky, (text) => {
        expect(parseMarkdown(text).flatMap(badTargets)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('words without signs come back as they are', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z]{1,12}( [a-zA-Z]{1,12}){0,8}$/), (text) => {
        expect(parseMarkdown(text)).toEqual([{ kind: 'text', text }])
      }),
    )
  })
})
