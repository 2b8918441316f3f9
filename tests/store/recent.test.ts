import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createNewId } from '../../src/store/newId.ts'
import { createRecent } from '../../src/store/recent.ts'
import { seededRandom } from './sampleDrafts.ts'

describe('a bounded memory', () => {
  it('keeps what is asked for and drops what is not', () => {
    const recent = createRecent<string, number>(2)
    recent.set('asked for', 1, 1)
    recent.set('forgotten', 2, 1)
    expect(recent.get('asked for')).toBe(1)
    recent.set('new', 3, 1)
    expect(recent.get('forgotten')).toBeUndefined()
    expect(recent.get('asked for')).toBe(1)
    expect(recent.get('new')).toBe(3)
  })

  it('never holds more than its limit, except for the last alone', () => {
    const steps = fc.array(
      fc.record({
        key: fc.integer({ min: 0, max: 9 }),
        weight: fc.integer({ min: 1, max: 12 }),
        ask: fc.integer({ min: 0, max: 9 }),
      }),
    )
    fc.assert(
      fc.property(steps, (all) => {
        const recent = createRecent<number, number>(10)
        for (const { key, weight, ask } of all) {
          recent.get(ask)
          recent.set(key, weight, weight)
          expect(recent.get(key)).toBe(weight)
          const held = Array.from({ length: 10 }, (_, other) => recent.get(other) ?? 0)
          const total = held.reduce((sum, one) => sum + one, 0)
          expect(total).toBeLessThanOrEqual(Math.max(10, weight))
        }
      }),
    )
  })
})

describe('row ids', () => {
  it('are 24 letters and digits, and do not repeat', () => {
    const newId = createNewId(seededRandom(3))
    const ids = Array.from({ length: 5_000 }, newId)
    expect(ids.filter((id) => !/^[2-9a-hj-np-z]{24}$/.test(id))).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
  })
})
