import type Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSqlite } from '../../src/store/sqliteFile.ts'
import { guildId, type Person } from '../commands/interactions.ts'
import { openTable, type Table } from '../commands/table.ts'
import { draftCampaign } from '../store/sampleDrafts.ts'
import { attempts, crew, newcomer, pairs, readers } from './hiddenMatter.ts'
import { courseOf, withSealedParts } from './gmScene.ts'
import { importPlayed, isUnambiguous } from './storedWorld.ts'
import { pairsWalked, patience } from './sayTheSame.ts'
import { brought, published } from './watch.ts'
import { transcriptOf, walk } from './walk.ts'
import { openWorldTable, type WorldTable } from './worldTable.ts'

let worlds: WorldTable
beforeAll(async () => {
  worlds = await openWorldTable()
})
afterAll(() => worlds.table.close())

const nobody: Person = { id: '901', roles: [], permissions: '0' }

describe('two campaigns that differ in what a reader may not know', () => {
  test(
    'have the same in their channels, whoever shares, briefs and presses',
    async () => {
      await fc.assert(
        fc.asyncProperty(pairs(nobody), async (pair) => {
          const shown = await published(worlds, pair.one)
          expect(shown).toEqual(await published(worlds, pair.other))
        }),
        { numRuns: Math.ceil(pairsWalked / 80), endOnFailure: true },
      )
    },
    patience,
  )
})

describe('two campaigns bring the same', () => {
  test.for([
    ['to those who hold a role', { role: '7001' }, crew],
    ['to those and one who knows less', { role: '7001', user: newcomer.id }, newcomer],
  ] as const)('%s, in a thread and in their inboxes', { timeout: patience }, async (scene) => {
    const [, audience, who] = scene
    let posts = 0
    await fc.assert(
      fc.asyncProperty(pairs(who), async ({ one, other, open }) => {
        const heard = await brought(worlds, one, audience, open)
        expect(heard).toEqual(await brought(worlds, other, audience, open))
        posts += heard.length
      }),
      { numRuns: Math.ceil(pairsWalked / 80), endOnFailure: true },
    )
    expect(posts).toBeGreaterThan(pairsWalked / 160)
  })
})

// Elsewhere the pairs take their lore from memory; these go through the importer, the database and the
// store's own door. Row ids are random there, and so are named by their first appearance.
describe('two campaigns say the same through the database', () => {
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

  const courses = fc.record({ block: fc.boolean(), again: fc.boolean() })
  test.for([
    ['in a channel', nobody, { where: 'channel', audience: {} }],
    ['in a thread', crew, { where: 'thread', audience: { role: '7001' } }],
    ['by message', crew, { where: 'direct', audience: { role: '7001' } }],
    [
      'with one who knows less',
      newcomer,
      { where: 'direct', audience: { role: '7001', user: newcomer.id } },
    ],
  ] as const)(
    'when a GM briefs %s, and reveals more later',
    { timeout: patience },
    async (scene) => {
      const [, who, place] = scene
      await fc.assert(
        fc.asyncProperty(pairs(who).map(withSealedParts), courses, async (pair, course) => {
          fc.pre(isUnambiguous(pair.one) && isUnambiguous(pair.other))
          fc.pre(pair.open.some(({ kind }) => kind === 'incident'))
          const sides = [pair.one, pair.other]
          const heard: (readonly string[])[] = []
          for (const [at, { table, file }] of tables.entries()) {
            await importPlayed({ ...table, id: guildId, file }, sides[at] ?? pair.one)
            heard.push(await courseOf(table, pair.open, { ...place, ...course }, who))
          }
          expect(heard[0]).toEqual(heard[1])
          expect(heard[0]?.join()).toMatch(/Section Sealed|It was an inside job/)
        }),
        { numRuns: Math.ceil(pairsWalked / 400), endOnFailure: true },
      )
    },
  )

  test.for(readers)('for $id with the roles $roles', { timeout: patience }, async (who) => {
    await fc.assert(
      fc.asyncProperty(pairs(who), attempts, async ({ one, other }, tried) => {
        fc.pre(isUnambiguous(one) && isUnambiguous(other))
        const sides = [one, other]
        const heard: (readonly string[])[] = []
        for (const [at, { table, file }] of tables.entries()) {
          await importPlayed({ ...table, id: guildId, file }, sides[at] ?? one)
          heard.push(transcriptOf(await walk(table, who, tried)))
        }
        expect(heard[0]).toEqual(heard[1])
      }),
      { numRuns: Math.ceil(pairsWalked / 400) },
    )
  })
})
