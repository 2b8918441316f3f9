import fc from 'fast-check'
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
  expect(others.map(Math.round)).toEqual([20, 40, 60, 80])
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
  await turns(5)
  pace.setRate(10)
  const [first = 0, second = 0] = await turns(2)
  expect(Math.round(second - first)).toBe(100)
})

/** Turns as they come to many who wait for them; each wait ends as late, in ms, as is said of it. */
async function whileBusy(
  count: number,
  lateMs: (n: number, nowMs: number) => number,
  perSecond = 48,
): Promise<readonly number[]> {
  let nowMs = 0
  let slept = 0
  const pace = createPace(perSecond, {
    uptimeMs: () => nowMs,
    sleep: async (ms) => {
      nowMs += ms + lateMs(slept++, nowMs + ms)
    },
  })
  const all: number[] = []
  const turn = async (): Promise<void> => {
    await pace.turn()
    all.push(nowMs)
  }
  await Promise.all(Array.from({ length: count }, turn))
  return all
}

/** The most turns within any time of that length. */
const mostWithin = (ms: number, all: readonly number[]): number =>
  Math.max(...all.map((from) => all.filter((at) => at >= from && at < from + ms).length))

test('what was to go while the process stood still does not go in a burst', async () => {
  const all = await whileBusy(300, (n) => (n % 30 === 29 ? 400 : 0))
  expect(mostWithin(1000, all)).toBeLessThanOrEqual(50)
})

test('however late turns come, no second has more than its share, with time to spare on the way', async () => {
  const lateness = fc.oneof(
    { weight: 8, arbitrary: fc.constant(0) },
    fc.integer({ min: 1, max: 60 }),
    fc.integer({ min: 60, max: 3000 }),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(lateness, { minLength: 20, maxLength: 200 }),
      fc.constantFrom(1, 2, 4),
      async (late, processes) => {
        const all = await whileBusy(200, (n) => late[n % late.length] ?? 0, 48 / processes)
        expect(mostWithin(1020, all)).toBeLessThanOrEqual(Math.ceil(50 / processes))
        expect(mostWithin((499 / 48) * processes, all)).toBeLessThanOrEqual(3)
      },
    ),
  )
})

test('turns that were lost while the process was busy are made up for', async () => {
  // Busy for 80 ms of every 780.
  const all = await whileBusy(2000, (_, at) => Math.max(0, 80 - (at % 780)))
  expect((all.at(-1) ?? 0) / 1000).toBeLessThan((2000 / 48) * 1.005)
})

test('turns come as often as they may where every one of them is late', async () => {
  const all = await whileBusy(2000, (n) => (n * 7) % 30)
  expect((all.at(-1) ?? 0) / 1000).toBeLessThan((2000 / 48) * 1.005)
})
