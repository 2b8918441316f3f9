import type Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSqlite } from '../../src/store/sqliteFile.ts'
import { gm, player, type Person } from '../commands/interactions.ts'
import type { Table } from '../commands/table.ts'
import { forgeries, gmActions, malformedIds, naming } from './forgedIds.ts'
import { elsewheres, nowhere, openForgedTable, unknown, type Foreign } from './forgedTable.ts'
import { take, type Deed } from './walk.ts'

/** How many forgeries are tried, of all kinds together. */
const cases = Number(process.env['FORGED_CASES'] ?? 4000)
const timeout = 60_000 + 15 * cases

let table: Table
let foreign: Foreign
let file: Database.Database
/** Changes with every commit that changes anything, by whatever connection. */
let commits: () => unknown
beforeAll(async () => {
  ;({ table, foreign } = await openForgedTable())
  file = openSqlite(table.path)
  const version = file.prepare('PRAGMA data_version').pluck()
  commits = () => version.get()
})
afterAll(async () => {
  file.close()
  await table.close()
})

/** The answer, whatever the id was. */
const answerTo = async (deed: Deed, who: Person, id: string): Promise<string> =>
  JSON.stringify(await take(table, who, deed)).replaceAll(id, unknown)

describe('a forged id', () => {
  /** Compares `runs` forgeries with the same deeds about nothing; tells whether any was written. */
  const isWritten = async (who: Person, ids: readonly string[], runs: number): Promise<boolean> => {
    const honest = new Map<string, string>()
    const before = commits()
    await fc.assert(
      fc.asyncProperty(forgeries(who === gm), fc.constantFrom(...ids), async (forge, id) => {
        const deed = forge(unknown)
        const key = JSON.stringify(deed)
        const expected = honest.get(key) ?? (await answerTo(deed, who, unknown))
        honest.set(key, expected)
        const given = await answerTo(forge(id), who, id)
        if (given !== expected) expect(JSON.parse(given)).toEqual(JSON.parse(expected))
        if (commits() !== before) expect.fail('something was written')
      }),
      { numRuns: Math.ceil(runs) },
    )
    return commits() !== before
  }

  test('is answered to a player like one of nothing', { timeout }, async () => {
    const ids = [...foreign.nobodys, ...foreign.gms]
    expect(await isWritten(player, ids, cases * 0.6)).toBe(false)
  })

  test('is answered to a GM like one of nothing', { timeout }, async () => {
    expect(await isWritten(gm, foreign.nobodys, cases * 0.2)).toBe(false)
  })

  test('of another guild’s channel, role or member is taken like one of nothing', async () => {
    const before = commits()
    for (const who of [player, gm]) {
      for (const { path, name, kind } of naming) {
        const answer = async (id: string): Promise<string> => {
          const deed: Deed = { kind: 'call', path, given: { [name]: id } }
          const told = JSON.stringify(await take(table, who, deed)).replaceAll(id, 'it')
          // Custom ids carry it in base 36.
          return told.replaceAll(BigInt(id).toString(36), 'it')
        }
        const elsewhere = elsewheres[kind === 'role' || kind === 'user' ? kind : 'channel']
        expect(await answer(elsewhere)).toBe(await answer(nowhere))
      }
    }
    expect(commits()).toBe(before)
  })

  test('that nobody could have made is answered, and does nothing', { timeout }, async () => {
    const before = commits()
    await fc.assert(
      fc.asyncProperty(malformedIds, fc.boolean(), async (id, submits) => {
        const deed: Deed = submits ? { kind: 'submit', id, fields: {} } : { kind: 'press', id }
        // The table fails where an error was logged.
        await take(table, player, deed)
        if (commits() !== before) expect.fail('something was written')
      }),
      { numRuns: Math.ceil(cases * 0.2) },
    )
    expect(commits()).toBe(before)
  })

  test('is told from an honest one, which is answered and written', async () => {
    const before = commits()
    const { response } = await table.press(player, `v1:briefing.acknowledge:${foreign.honest}`)
    expect(JSON.stringify(response)).toContain('Read by 1')
    expect(commits()).not.toBe(before)
  })
})

describe('what is for GMs', () => {
  test('is refused to a player who presses it, whatever it is about', async () => {
    const before = commits()
    for (const action of gmActions) {
      for (const id of [...foreign.nobodys, ...foreign.gms]) {
        for (const press of [`v1:${action}:${id}`, `v1:${action}:${id}:2404`]) {
          const answer = await table.press(player, press, [id])
          expect(answer.text).toContain('Only game masters can do this')
          expect(answer.ephemeral).toBe(true)
        }
      }
    }
    expect(commits()).toBe(before)
  })
})
