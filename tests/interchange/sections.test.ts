import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFileContext } from '../../src/interchange/fileContext.ts'
import { readBody } from '../../src/interchange/sections.ts'
import type { Level } from '../../src/lore/visibility.ts'

const read = (text: string) => {
  const context = createFileContext('a.md', text, () => ({ ok: false, message: '', fix: '' }))
  const { sections, links } = readBody(context, 0)
  const told = sections.map(({ heading, body, visibility }): readonly [Level, string, string] => [
    visibility.level,
    heading,
    body,
  ])
  return { told, links, faults: context.faults, roles: sections.map((one) => one.visibility.roles) }
}

test('text before the first heading is the lead, and headings begin sections', () => {
  expect(
    read('\n\n  Lead.\n\n### Smaller\n\n## One ##\n\nText.\n\n## Empty\n\n## C# \nmore').told,
  ).toEqual([
    ['public', '', '  Lead.\n\n### Smaller'],
    ['public', 'One', 'Text.'],
    ['public', 'C#', 'more'],
  ])
})

test('a hidden part takes the heading in force, and gives it back', () => {
  const { told, faults } = read(
    '## One\na\n:::hidden\nb\n## Secret\nc\n:::\nd\n:::gm\ne\n:::\n## Two\nf',
  )
  expect(faults).toEqual([])
  expect(told).toEqual([
    ['public', 'One', 'a'],
    ['hidden', 'One', 'b'],
    ['hidden', 'Secret', 'c'],
    ['public', 'One', 'd'],
    ['gm', 'One', 'e'],
    ['public', 'Two', 'f'],
  ])
})

test('a hidden part may be for roles', () => {
  const { told, roles } = read(':::roles Starfleet, Intelligence\na\n:::')
  expect(told).toEqual([['restricted', '', 'a']])
  expect(roles).toEqual([['Starfleet', 'Intelligence']])
})

test('inside a code fence everything is text', () => {
  const code = '```md\n## No heading\n:::hidden\n[[no link]]\n~~~\n```'
  const { told, links, faults } = read(`a [[link]]\n\n${code}\n\n\`[[nor this]]\` [[x|y]]`)
  expect(faults).toEqual([])
  expect(told).toEqual([['public', '', `a [[link]]\n\n${code}\n\n\`[[nor this]]\` [[x|y]]`]])
  expect(links.map(({ name, words }) => [name, words])).toEqual([
    ['link', null],
    ['x', 'y'],
  ])
})

test('colons in prose are prose', () => {
  const prose = 'At 12:00 :: they said: `:::hidden` begins it.\n\nstd::vector'
  expect(read(prose)).toMatchObject({ faults: [], told: [['public', '', prose]] })
})

test('what is nearly the line of a hidden part is a fault, not public text', () => {
  for (const line of [
    '    :::gm',
    '> :::',
    '* ::: roles X',
    '::hidden',
    'Then :::hidden',
    '1. :::',
  ]) {
    expect(read(`a\n${line}\nb`).faults).not.toEqual([])
  }
})

test('no text between the lines of a hidden part is ever in a public section', () => {
  const line = fc.constantFrom('## H', 'text', '```', ':::', ':::gm', '', '- x', '`', '[[a]]')
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 12 }),
      fc.array(line, { maxLength: 6 }),
      (before, after) => {
        const { told, faults } = read(
          [...before, ':::hidden', 'SECRET', ':::', ...after].join('\n'),
        )
        const leaks = told.some(([level, , body]) => level === 'public' && body.includes('SECRET'))
        // In code the fence is text, as its writer sees on the page.
        const inCode = told.some(([, , body]) => body.includes(':::hidden\nSECRET'))
        expect(leaks && !inCode && faults.length === 0).toBe(false)
      },
    ),
  )
})
