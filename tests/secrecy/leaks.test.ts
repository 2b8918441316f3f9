import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Person } from '../commands/interactions.ts'
import { attempts, crew, pairs, readers, type Pair, type Played } from './hiddenMatter.ts'
import { leaks, type Leak } from './leaks.ts'
import { published, told, type Attempts } from './watch.ts'
import { openWorldTable, type WorldTable } from './worldTable.ts'

/** More than this many pairs are not walked to find a leak. */
const patience = 60

let worlds: WorldTable
beforeAll(async () => {
  worlds = await openWorldTable()
})
afterAll(() => worlds.table.close())

interface Trial {
  readonly who: Person
  readonly pair: Pair
  readonly tried: Attempts
}

/** Whether two campaigns look different to those whom the leak tells something. */
async function tells({ to, door }: Leak, { who, pair, tried }: Trial): Promise<boolean> {
  const look = (played: Played): Promise<readonly string[]> =>
    to === 'reader' ? told(worlds, played, who, tried, door) : published(worlds, played, crew, door)
  return (await look(pair.one)).join() !== (await look(pair.other)).join()
}

/** The pairs of one run, always the same; what a channel is told is hidden from nobody in particular. */
const trials = (to: Leak['to']): readonly Trial[] => {
  const of = (who: Person): fc.Arbitrary<Trial> =>
    fc.record({ who: fc.constant(who), pair: pairs(who), tried: attempts })
  const all = to === 'reader' ? readers : readers.slice(0, 1)
  return fc.sample(fc.oneof(...all.map(of)), { numRuns: patience, seed: 24_040_222 })
}

describe('a planted leak is found', () => {
  test('of which there are twenty and more, each of its own kind', () => {
    expect(new Set(leaks.map(({ name }) => name)).size).toBe(leaks.length)
    expect(leaks.length).toBeGreaterThanOrEqual(20)
  })

  const sampled = { reader: trials('reader'), channel: trials('channel') }
  test.for(leaks)('$name', async (leak) => {
    let found = false
    for (const trial of sampled[leak.to]) found ||= await tells(leak, trial)
    expect(found).toBe(true)
  })
})
