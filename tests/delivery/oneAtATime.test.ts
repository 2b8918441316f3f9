import { expect, test } from 'vitest'
import { oneAtATime } from '../../src/delivery/oneAtATime.ts'

test('calls during a run share one more run after it', async () => {
  let running = 0
  let most = 0
  let runs = 0
  const run = oneAtATime(async () => {
    runs++
    most = Math.max(most, ++running)
    await Promise.resolve()
    await Promise.resolve()
    running--
  })
  const first = run()
  await Promise.resolve()
  await Promise.resolve()
  await Promise.all([first, run(), run(), run()])
  expect({ runs, most }).toEqual({ runs: 2, most: 1 })
})

test('a failure reaches who asked, and the next run goes on', async () => {
  let runs = 0
  const run = oneAtATime(async () => {
    if (++runs === 1) throw new Error('once')
  })
  await expect(run()).rejects.toThrow('once')
  await run()
  expect(runs).toBe(2)
})
