import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { gregorian } from '../../src/calendar/gregorian.ts'
import { readCalendarFile } from '../../src/interchange/calendarFile.ts'
import { readCampaignFile } from '../../src/interchange/campaignFile.ts'
import { checkCampaign } from '../../src/interchange/checkCampaign.ts'
import { decodeText } from '../../src/interchange/decodeText.ts'
import { readEntryFile } from '../../src/interchange/entryFile.ts'
import { createFileContext, type FileContext } from '../../src/interchange/fileContext.ts'
import { readRuleFile } from '../../src/interchange/ruleFile.ts'

/** Reads a text as every sort of file; gives the faults of its reading as an entry. */
async function readAsAll(text: string): Promise<FileContext['faults']> {
  const open = (): FileContext =>
    createFileContext('a', text, (date) => ({ ok: false, message: `no ${date}`, fix: '' }))
  const context = open()
  const entry = readEntryFile('a', context)
  const rule = readRuleFile('bulletins/a', open(), gregorian)
  readCalendarFile('a.yaml', open())
  await readCampaignFile('a', open(), async () => open())
  checkCampaign({
    entries: 'key' in entry ? [entry] : [],
    rules: rule === null ? [] : [rule],
    unread: [],
    imageFault: () => null,
  })
  return context.faults
}

const field = fc.constantFrom(
  'kind: person',
  'kind: incident',
  'name: A',
  'summary: x',
  'aliases: [A, {name: b}]',
  'tags: [[x]]',
  'date: 2388',
  'visibility: {level: gm, roles: [a]}',
  'relations: [{type: party, to: A}]',
  'claims: [{claim: x}]',
  'attributes: {a: {value: b}}',
  'image: {file: ../x}',
  'color: #fff',
  '  - x',
  '? a',
  ': b',
  '&a *a',
  '!!js/function x',
  '"',
  "'",
  '|',
  '>',
  '{',
  '}',
  '---',
  '...',
  '__proto__: {a: b}',
  'constructor: x',
  '<<: *a',
  '\t',
  '%YAML 1.2',
  'mode: mirror',
  'calendar: calendar.yaml',
  'months: [{name: A, days: 1, leap-day: 4}]',
  'weekdays: [A]',
  '\u0085',
  '\uFEFF',
)
const line = fc.oneof(
  field,
  fc.constantFrom('## H', ':::gm', ':::', '```', '[[A]]', '[[', '[[A|b]]', '`', ''),
  fc.string({ unit: 'binary', maxLength: 12 }),
)

test('any text as a file is read to its end, without an error', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { maxLength: 15 }),
      fc.array(line, { maxLength: 10 }),
      async (yaml, body) => {
        expect(await readAsAll(['---', ...yaml, '---', ...body].join('\n'))).toBeInstanceOf(Array)
        expect(await readAsAll([...yaml, ...body].join('\n'))).toBeInstanceOf(Array)
      },
    ),
    { numRuns: 300 },
  )
})

test('any bytes are text, or tell where they are not', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const decoded = decodeText(bytes)
      expect(decoded.ok || decoded.message !== '').toBe(true)
    }),
    { numRuns: 500 },
  )
})

const kib = (text: string, size = 200): string =>
  text.repeat(Math.ceil((size * 1024) / text.length))
const front = (yaml: string): string => `---\nkind: person\nname: A\nsummary: x\n${yaml}\n---\n`

test.each([
  ['nested lists', front(`tags: ${kib('[')}`)],
  ['nested maps', front(`tags: ${kib('{a: ')}`)],
  ['nested blocks', front(`tags: ${kib('- ')}`)],
  ['aliases of aliases', front(`a: &a [x]\n${kib('b: [*a,*a]\n', 50)}`)],
  ['one field again and again', front(kib('tags: [x]\n', 50))],
  ['unknown fields', front(Array.from({ length: 5000 }, (_, n) => `f${n}: x`).join('\n'))],
  ['spaces in a value', front(`tags: [x${kib(' ')}]`)],
  ['spaces in a heading', `${front('')}## ${kib(' ')}x`],
  ['hashes in a heading', `${front('')}## x${kib(' #')}`],
  ['colons', `${front('')}${kib(':')}`],
  ['signs of a list', `${front('')}${kib('> ')}::`],
  ['opening brackets', `${front('')}${kib('[[')}`],
  [
    'backticks of every length',
    `${front('')}${Array.from({ length: 500 }, (_, n) => '`'.repeat(n)).join('x')}`,
  ],
  ['empty lines', `${front('')}${kib('\n')}`],
  ['dashes', kib('---\n')],
  ['spaces after dashes', `---${kib(' ')}x`],
  [
    'names of weekdays',
    `weekdays:\n${Array.from({ length: 9000 }, (_, n) => `- a${n}`).join('\n')}`,
  ],
])('%s cost little time', async (_, text) => {
  // Quadratic work on such a text takes minutes; the limit leaves room for a busy machine.
  const begin = performance.now()
  await readAsAll(text)
  expect(performance.now() - begin).toBeLessThan(15_000)
})

test('a bomb of aliases is refused at its first anchor', async () => {
  const bomb = ['a: &a [x, x]', ...Array.from({ length: 20 }, (_, n) => `b${n}: &b${n} [*a, *a]`)]
  expect((await readAsAll(front(bomb.join('\n'))))[0]).toMatchObject({
    line: 5,
    column: 4,
    message: 'a YAML anchor',
  })
})
