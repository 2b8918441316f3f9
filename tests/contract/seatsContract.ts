import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TestStore } from './storeContract.ts'

/** Seats, where `many` processes may post at once, or one alone. */
export function seatsContract(openTestStore: () => Promise<TestStore>, many: boolean): void {
  let test: TestStore
  beforeEach(async () => {
    test = await openTestStore()
  })
  afterEach(() => test.remove())

  describe('seats', () => {
    it('are counted over all processes, until they are left or given up', async () => {
      const [one, two] = [test.store.seats, (await test.another()).seats]
      const longMs = 600_000
      expect(await one.take('one', longMs)).toBe(1)
      expect(await two.take('two', longMs)).toBe(many ? 2 : 1)
      expect(await one.take('one', longMs)).toBe(many ? 2 : 1)
      await two.leave('two')
      expect(await one.take('one', longMs)).toBe(1)
      await two.take('two', longMs)
      // Whoever has said nothing for so long is gone.
      expect(await one.take('one', 0)).toBe(1)
    })
  })
}
