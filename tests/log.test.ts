import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { createLog, type LogLevel } from '../src/log.ts'

const token = 'MTIz.Gabc"d.very-secret'

function openLog(options: { readonly isTTY?: boolean; readonly level?: LogLevel } = {}) {
  const lines: string[] = []
  const output = { write: (text: string) => lines.push(text), isTTY: options.isTTY }
  return { lines, log: createLog({ level: options.level ?? 'info', output, secrets: [token, ''] }) }
}

const parse = (line: string | undefined): unknown => JSON.parse(line ?? '')

test('a line is one JSON object with level, message and fields', () => {
  const { lines, log } = openLog()
  log.info('Posted a bulletin', { channel: '1', attempts: 2 })
  expect(lines).toHaveLength(1)
  expect(parse(lines[0])).toMatchObject({
    level: 'info',
    msg: 'Posted a bulletin',
    channel: '1',
    attempts: 2,
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
  })
})

test('lines below the level are left out', () => {
  const { lines, log } = openLog({ level: 'warn' })
  log.debug('one')
  log.info('two')
  log.warn('three')
  log.error('four')
  expect(lines.map(parse)).toMatchObject([{ msg: 'three' }, { msg: 'four' }])
})

test("a child's fields are in each of its lines", () => {
  const { lines, log } = openLog()
  log.child({ guild: '7' }).warn('Late', { by: 3 })
  expect(parse(lines[0])).toMatchObject({ guild: '7', by: 3, msg: 'Late' })
})

test('the token never appears, wherever it hides', () => {
  const cause = new Error(`inner ${token}`)
  for (const isTTY of [false, true]) {
    const { lines, log } = openLog({ isTTY })
    log.info(`message ${token}`)
    log.info('field', { note: `Bot ${token}`, deep: { list: [token] } })
    log.error('error', { error: new Error(`outer ${token}`, { cause }) })
    log.child({ token }).info('child')
    expect(lines).toHaveLength(4)
    expect(lines.join('')).not.toContain('very-secret')
    expect(lines.join('')).toContain('[secret]')
  }
})

test('fields that carry credentials are concealed even when nobody named the secret', () => {
  const { lines, log } = openLog()
  log.info('Interaction', { token: 'x-1', interaction: { token: 'x-2' } })
  log.info('Request', { request: { authorization: 'x-3', headers: { cookie: 'x-4' } } })
  expect(lines.join('')).not.toMatch(/x-\d/)
})

test('an error keeps its name, code, stack and cause, and loses its request', () => {
  const { lines, log } = openLog()
  const error = Object.assign(new TypeError('broken', { cause: new Error('below') }), {
    code: 50_013,
    url: 'https://discord.com/api/v10/webhooks/1/interaction-token',
    requestBody: { json: { content: 'lore' } },
  })
  log.error('Failed', { error })
  expect(parse(lines[0])).toMatchObject({
    error: {
      name: 'TypeError',
      message: 'broken',
      code: 50_013,
      stack: expect.stringContaining('log.test.ts'),
      cause: { message: 'below' },
    },
  })
  expect(lines.join('')).not.toMatch(/interaction-token|lore/)
})

test('a terminal gets a line for people, with the stack below', () => {
  const { lines, log } = openLog({ isTTY: true })
  log.warn('Waiting for Discord', { seconds: 4, why: 'no network', error: new Error('reset') })
  const [first, second] = stripVTControlCharacters(lines.join('')).split('\n')
  expect(first).toMatch(/^\d\d:\d\d:\d\d warn {2}Waiting for Discord seconds=4 why="no network"$/)
  expect(second).toBe('    Error: reset')
})
