import { expect, test } from 'vitest'
import { createLog } from '../../src/log.ts'
import { createEndings } from '../../src/wiring/endings.ts'

test('what began last ends first, once, and a failure is logged and keeps nothing else', async () => {
  const lines: string[] = []
  const output = { write: (line: string) => lines.push(line) }
  const endings = createEndings(createLog({ level: 'warn', output, secrets: [] }))
  const ended: string[] = []
  for (const name of ['store', 'page', 'bot']) {
    endings.add(async () => {
      ended.push(name)
      if (name === 'page') throw new Error('stuck')
    })
  }
  await Promise.all([endings.run(), endings.run()])
  expect(ended).toEqual(['bot', 'page', 'store'])
  expect(lines.join('')).toContain('stuck')
})
