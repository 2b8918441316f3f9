import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { startTick, type Tick } from '../../src/delivery/tick.ts'

const hour = 3_600_000
let beats: string[] = []
let tick: Tick
beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 1, 22, 18, 0, 3) })
  beats = []
  tick = startTick(15, async () => void beats.push(new Date().toISOString().slice(11, 19)))
})
afterEach(() => {
  tick.stop()
  vi.useRealTimers()
})

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000)

describe('the tick', () => {
  test('comes at every fifteenth second of the minute, until it is stopped', async () => {
    await pass(45)
    expect(beats).toEqual(['18:00:15', '18:00:30', '18:00:45'])
    tick.stop()
    await pass(60)
    expect(beats).toHaveLength(3)
  })

  test.each([
    ['back by an hour', -hour],
    ['back by a year', -365 * 24 * hour],
    ['ahead by an hour', hour],
    ['ahead by a year', 365 * 24 * hour],
    ['ahead by seven seconds', 7000],
  ])('goes on when the clock is set %s', async (_, byMs) => {
    await pass(30)
    vi.setSystemTime(Date.now() + byMs)
    await pass(62)
    expect(beats.length).toBeGreaterThanOrEqual(6)
    expect(beats.slice(3).every((beat) => /:(00|15|30|45)$/.test(beat))).toBe(true)
  })

  test('comes once where its timer was a moment early', async () => {
    await pass(20)
    vi.setSystemTime(Date.now() - 5)
    await pass(11)
    expect(beats).toHaveLength(2)
  })
})
