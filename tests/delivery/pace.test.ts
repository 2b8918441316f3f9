import { expect, test } from 'vitest'
import { createPace } from '../../src/delivery/pace.ts'

/** Turns as they come when time passes by waiting alone. */
function atEase(perSecond: number) {
  let nowMs = 0
  const pace = createPace(perSecond, {
    uptimeMs: () => nowMs,
    sleep: async (ms) => {
      nowMs += ms
    },
  })
  const turns = async (count: number): Promise<readonly number[]> => {
    const at: number[] = []
    for (let n = 0; n < count; n++) {
      await pace.turn()
      at.push(nowMs)
    }
    return at
  }
  return { pace, turns, pass: (ms: number) => (nowMs += ms) }
}

test('turns come at even distances', async () => {
  const { turns } = atEase(50)
  const [first = 0, ...others] = await turns(5)
  expect(first).toBe(0)
  expect(others.map(Math.round)).toEqual([0, 0, 20, 40])
})

test('no second has more turns than were allowed, however long nothing was asked before', async () => {
  const { turns, pass } = atEase(48)
  const all = [...(await turns(100))]
  pass(60_000)
  all.push(...(await turns(200)))
  for (const from of all) {
    expect(all.filter((at) => at >= from && at < from + 1000).length).toBeLessThanOrEqual(50)
  }
})

test('another rate counts from the next turn on', async () => {
  const { pace, turns } = atEase(50)
  await turns(10)
  pace.setRate(10)
  const [first = 0, second = 0] = await turns(2)
  expect(Math.round(second - first)).toBe(100)
})

test('what was to go while the process stood still does not go in a burst', async () => {
  let nowMs = 0
  let slept = 0
  const pace = createPace(48, {
    uptimeMs: () => nowMs,
    sleep: async (ms) => {
      // Every so often a timer comes late.
      nowMs += ms + (++slept % 30 === 0 ? 400 : 0)
    },
  })
  const all: number[] = []
  const turn = async (): Promise<void> => {
    await pace.turn()
    all.push(nowMs)
  }
  await Promise.all(Array.from({ length: 300 }, turn))
  for (const from of all)
    expect(all.filter((at) => at >= from && at < from + 1000).length).toBeLessThanOrEqual(50)
})
