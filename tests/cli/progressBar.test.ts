import { expect, test } from 'vitest'
import { progressBar } from '../../src/cli/progressBar.ts'

function watch(isTTY: boolean, total: number): readonly string[] {
  const written: string[] = []
  const bar = progressBar({ isTTY, write: (text) => written.push(text) }, 'Reading')
  for (let done = 0; done <= total; done += total / 200) bar.show(done, total)
  bar.clear()
  return written
}

test('a terminal gets a bar that grows and is taken away', () => {
  const written = watch(true, 2000)
  expect(written).toHaveLength(102)
  expect(written[50]).toContain(`${'█'.repeat(15)}${'░'.repeat(15)} 1,000 of 2,000`)
  expect(written.at(-1)).toBe('\r\u001B[K')
})

test('anything else gets a line for each quarter of long work, and none for short', () => {
  expect(watch(false, 2000)).toEqual([
    'Reading: 0 of 2,000\n',
    'Reading: 500 of 2,000\n',
    'Reading: 1,000 of 2,000\n',
    'Reading: 1,500 of 2,000\n',
    'Reading: 2,000 of 2,000\n',
  ])
  expect(watch(false, 200)).toEqual([])
})
