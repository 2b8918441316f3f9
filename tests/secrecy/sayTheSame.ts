import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Person } from '../commands/interactions.ts'
import { attempts, pairs, readers } from './hiddenMatter.ts'
import { told } from './watch.ts'
import { openWorldTable, type WorldTable } from './worldTable.ts'

/** How many pairs of campaigns are looked at in the local Discord, by all readers together. */
export const pairsWalked = Number(process.env['SECRECY_PAIRS'] ?? 200)

/** How long a test may take, in ms. */
export const patience = 60_000 + 1000 * pairsWalked

/** The tests of one part of the readers; several files share them out, to run side by side. */
export function testSayTheSame(some: readonly Person[]): void {
  let worlds: WorldTable
  beforeAll(async () => {
    worlds = await openWorldTable()
  })
  afterAll(() => worlds.table.close())

  describe('two campaigns that differ in what a reader may not know', () => {
    test.for(some)(
      'say the same to $id with the roles $roles, to the byte',
      { timeout: patience },
      async (who) => {
        await fc.assert(
          fc.asyncProperty(pairs(who), attempts, async (pair, tried) => {
            const heard = await told(worlds, pair.one, who, tried)
            const all = heard.join('\n')
            // Or nothing would be shown by it.
            for (const { name } of pair.open) expect(all).toContain(name)
            const heardElsewhere = await told(worlds, pair.other, who, tried)
            if (all !== heardElsewhere.join('\n')) expect(heard).toEqual(heardElsewhere)
          }),
          { numRuns: Math.ceil(pairsWalked / 8 / readers.length) },
        )
      },
    )
  })
}
