import type Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { openSqlite } from '../../src/store/sqliteFile.ts'
import { gm, player, type Person } from '../commands/interactions.ts'
import { gmActions } from './forgedIds.ts'
import { gmDeeds, gmRole, openGmTable, type GmDeed, type Pressed } from './gmDeeds.ts'

const holder: Person = { ...player, id: '910', roles: [gmRole] }
/** The same a second later. */
const lost: Person = { ...holder, roles: [] }

/** All that a press can change: what the log of steps says, what is to be posted and was, edits. */
interface Changes {
  readonly steps: number
  readonly rows: number
  readonly posts: number
  readonly edits: number
}

async function atTable<T>(
  { prepare }: GmDeed,
  play: (press: Pressed, changes: () => Changes) => Promise<T>,
): Promise<T> {
  const table = await openGmTable()
  const file: Database.Database = openSqlite(table.path)
  const steps = file.prepare('SELECT count(*) FROM "AuditEvent"').pluck()
  const rows = file
    .prepare(`SELECT (SELECT count(*) FROM "Delivery" WHERE "nextAt" IS NOT NULL) +
    (SELECT count(*) FROM "BriefingCopy")`)
    .pluck()
  try {
    const press = await prepare(table)
    const changes = (): Changes => ({
      steps: Number(steps.get()),
      rows: Number(rows.get()),
      posts: new Set(table.posts.map(({ nonce }, place) => nonce ?? place)).size,
      // The same change to a message is one, however often it is asked for.
      edits: new Set(table.edits.map((edit) => JSON.stringify(edit))).size,
    })
    return await play(press, changes)
  } finally {
    file.close()
    await table.close()
  }
}

/** What several presses change. */
const changedBy = (deed: GmDeed, presses: (press: Pressed) => Promise<unknown>): Promise<Changes> =>
  atTable(deed, async (press, changes) => {
    const before = changes()
    await presses(press)
    const after = changes()
    return {
      steps: after.steps - before.steps,
      rows: after.rows - before.rows,
      posts: after.posts - before.posts,
      edits: after.edits - before.edits,
    }
  })

const nothing: Changes = { steps: 0, posts: 0, edits: 0, rows: 0 }

describe('what a game master does', () => {
  test('is here by every name under which the roster has it', () => {
    const here = gmDeeds.map(({ action }) => action)
    expect(gmActions).toEqual(expect.arrayContaining(here))
  })

  test.for(gmDeeds)('$action is refused to one who lost the role a second ago', async (deed) => {
    await atTable(deed, async (press, changes) => {
      const before = changes()
      const refused = await press(lost)
      expect(refused.text).toContain('Only game masters can do this')
      expect(refused.ephemeral).toBe(true)
      expect(changes()).toEqual(before)
      // Or its refusal would show nothing.
      expect((await press(holder)).text).not.toContain('Only game masters')
      expect(changes()).not.toEqual(before)
    })
  })

  test.for(gmDeeds.filter(({ repeats }) => repeats !== true))(
    '$action is done once when two of them do it at once',
    async (deed) => {
      const alone = await changedBy(deed, (press) => press(gm))
      expect(alone).not.toEqual(nothing)
      const together = await changedBy(deed, (press) =>
        Promise.all([press(gm), press(holder), press(gm)]),
      )
      expect(together).toEqual(alone)
    },
  )
})
