import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { startTick, type Tick } from '../../src/delivery/tick.ts'

const hour = 3_600_000
let runs = 0
let tick: Tick
beforeEach(async () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 1, 22, 18, 0, 0, 500) })
  runs = 0
  tick = await startTick(15, async () => void runs++)
})
afterEach(async () => {
  await tick.stop()
  vi.useRealTimers()
})

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000)

describe('the tick', () => {
  test('comes at every fifteenth second, until it is stopped', async () => {
    await pass(60)
    expect(runs).toBe(4)
    await tick.stop()
    await pass(60)
    expect(runs).toBe(4)
  })

  test.each([
    ['back by an hour', -hour],
    ['back by a year', -365 * 24 * hour],
    ['ahead by an hour', hour],
    ['ahead by a year', 365 * 24 * hour],
  ])('goes on at once when the clock is set %s', async (_, byMs) => {
    await pass(60)
    vi.setSystemTime(Date.now() + byMs)
    await pass(1)
    expect(runs).toBe(5)
    await pass(60)
    expect(runs).toBe(9)
  })

  test('is not disturbed by a clock that is put right by half a second', async () => {
    await pass(60)
    vi.setSystemTime(Date.now() + 500)
    await pass(2)
    expect(runs).toBe(4)
  })
})
