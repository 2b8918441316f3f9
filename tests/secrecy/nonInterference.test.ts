import type Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSqlite } from '../../src/store/sqliteFile.ts'
import type { Person } from '../commands/interactions.ts'
import { openTable, type Table } from '../commands/table.ts'
import { draftCampaign } from '../store/sampleDrafts.ts'
import { attempts, crew, pairs, readers } from './hiddenMatter.ts'
import { importPlayed, isUnambiguous } from './storedWorld.ts'
import { published, told } from './watch.ts'
import { transcriptOf, walk } from './walk.ts'
import { openWorldTable, type WorldTable } from './worldTable.ts'

/** How many pairs of campaigns are walked, by all readers together. */
const runs = Number(process.env['SECRECY_PAIRS'] ?? 200)
const patience = 60_000 + 500 * runs

let worlds: WorldTable
beforeAll(async () => {
  worlds = await openWorldTable()
})
afterAll(() => worlds.table.close())

const nobody: Person = { id: '901', roles: [], permissions: '0' }

describe('two campaigns that differ in what a reader may not know', () => {
  test.for(readers)(
    'say the same to $id with the roles $roles, to the byte',
    { timeout: patience },
    async (who) => {
      await fc.assert(
        fc.asyncProperty(pairs(who), attempts, async (pair, tried) => {
          const heard = await told(worlds, pair.one, who, tried)
          const all = heard.join('\n')
          // Or nothing would be shown by it.
          for (const name of pair.open) expect(all).toContain(name)
          const heardElsewhere = await told(worlds, pair.other, who, tried)
          if (all !== heardElsewhere.join('\n')) expect(heard).toEqual(heardElsewhere)
        }),
        { numRuns: Math.ceil(runs / readers.length) },
      )
    },
  )

  test(
    'have the same in their channels, whoever shares, briefs and presses',
    async () => {
      await fc.assert(
        fc.asyncProperty(pairs(nobody), async (pair) => {
          const shown = await published(worlds, pair.one, crew)
          expect(shown).toEqual(await published(worlds, pair.other, crew))
        }),
        { numRuns: Math.ceil(runs / 10) },
      )
    },
    patience,
  )
})

// The pairs above take their lore from memory; these go through the importer, the database and the
// store's own door. Row ids are random there, and so are named by their first appearance.
describe('the same holds through the database', () => {
  let tables: ReadonlyArray<{ readonly table: Table; readonly file: Database.Database }>
  beforeAll(async () => {
    const open = async () => {
      const table = await openTable(draftCampaign([]))
      return { table, file: openSqlite(table.path) }
    }
    tables = [await open(), await open()]
  })
  afterAll(async () => {
    for (const { table, file } of tables) {
      file.close()
      await table.close()
    }
  })

  test.for(readers)('for $id with the roles $roles', { timeout: patience }, async (who) => {
    await fc.assert(
      fc.asyncProperty(pairs(who), attempts, async ({ one, other }, tried) => {
        fc.pre(isUnambiguous(one) && isUnambiguous(other))
        const sides = [one, other]
        const heard: (readonly string[])[] = []
        for (const [at, { table, file }] of tables.entries()) {
          await importPlayed(table, file, sides[at] ?? one)
          heard.push(transcriptOf(await walk(table, who, tried)))
        }
        expect(heard[0]).toEqual(heard[1])
      }),
      { numRuns: Math.ceil(runs / 40) },
    )
  })
})
