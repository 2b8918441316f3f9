import type Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSqlite } from '../../src/store/sqliteFile.ts'
import { gm, player, type Person } from '../commands/interactions.ts'
import type { Table } from '../commands/table.ts'
import { forgeries, gmActions, malformedIds } from './forgedIds.ts'
import { gmRole, openForgedTable, type Foreign } from './forgedTable.ts'
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

/** Nothing has ever had this id. */
const unknown = 'zq7zq7zq7zq7zq7zq7zq7zq7'

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
  const holder: Person = { ...player, id: '910', roles: [gmRole] }
  const lost: Person = { ...holder, roles: [] }

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

  test('is refused to a GM who lost the role a second ago', async () => {
    const preview = await table.call(holder, 'briefing send', { incident: 'Raid on Ohmallera' })
    expect(preview.buttons).toContain('Send')
    const before = [commits(), table.posts.length]
    for (const label of preview.buttons) {
      const answer = await table.press(lost, preview.button(label))
      expect(answer.text).toContain('Only game masters can do this')
    }
    expect([commits(), table.posts.length]).toEqual(before)
  })

  test('is done once when two GMs do it at once', async () => {
    const preview = await table.call(gm, 'briefing send', { incident: 'Raid on Ohmallera' })
    const before = table.posts.length
    const answers = await Promise.all(
      [gm, holder, gm].map((who) => table.press(who, preview.button('Send'))),
    )
    expect(answers.map(({ text }) => text).join()).toContain('Sent to')
    // What was posted twice under one nonce is one message.
    expect(new Set(table.posts.slice(before).map(({ nonce }) => nonce)).size).toBe(1)
    const bulletin = await table.call(gm, 'bulletin post')
    const published = await Promise.all(
      [gm, holder].map((who) => table.press(who, bulletin.button('Post it now'))),
    )
    const words = published.map(({ text }) => text)
    expect(words.filter((text) => text.includes('has been posted already'))).toHaveLength(1)
  })
})
