import { claimedJson, readClaimed, type ClaimedText } from './claimedRows.ts'
import { dateOf } from './deliveryRows.ts'
import { Prisma } from './generated/client.ts'
import { lateBefore } from './lateDeliveries.ts'
import { type Cell, type Dialect, insertStatement } from './dialect.ts'

/** SQLite's own ways. */
export const sqliteDialect: Dialect = {
  oneWriter: true,
  holdGuild: () => Promise.resolve(),
  // Handed over as one JSON text: Prisma's `createMany` binds every value on its own, at most 999
  // in a statement, and took eight times as long for the 100,000 rows of a large import.
  insertRows: async (writer, table, rows) => {
    if (rows.length === 0) return 0
    const cells = table.columns.map((_, index) => `value ->> ${index}`).join(', ')
    const statement = insertStatement(table, `SELECT ${cells} FROM json_each(?) WHERE true`)
    return writer.$executeRawUnsafe(statement, JSON.stringify(rows.map((row) => row.map(stored))))
  },
  takeSeat: () => Promise.resolve(1),
  markPlanned: (writer, rules, until) =>
    writer.$executeRaw`
      UPDATE "BulletinRule" AS r
      SET "lookAt" = one.value ->> 2, "plannedUntil" =
        CASE WHEN one.value ->> 3 THEN MAX(r."plannedUntil", ${until}) ELSE r."plannedUntil" END
      FROM json_each(${JSON.stringify(
        rules.map(({ rule, edition, lookAt, planned }) => [
          rule,
          edition,
          lookAt?.epochMilliseconds ?? null,
          planned,
        ]),
      )}) one
      WHERE r."id" = one.value ->> 0 AND r."edition" = one.value ->> 1
        AND r."plannedUntil" IS NOT NULL`,
  textsIn: (json) => Prisma.sql`SELECT value FROM json_each(${json})`,
  takeDue: async (writer, { worker, now, leaseMs, limit }) => {
    const at = dateOf(now)
    const leaseEnd = new Date(at.getTime() + leaseMs)
    // Three statements in one transaction, which is the only one that writes: what an UPDATE returns
    // comes row by row, which takes twice as long for very many.
    const [due] = await writer.$queryRaw<{ readonly count: bigint; readonly rows: string }[]>`
      SELECT count(*) AS "count", json_group_array("rowid") AS "rows" FROM (
        SELECT rowid AS "rowid" FROM "Delivery" WHERE "nextAt" <= ${at}
          AND ("carriedBy" IS NOT NULL OR "dueAt" >= ${lateBefore(at)}
            OR "firstClaimedAt" IS NOT NULL OR "resumedAt" IS NOT NULL)
        ORDER BY "nextAt" LIMIT ${limit}
      )`
    if (due === undefined || due.count === 0n) return []
    await writer.$executeRaw`
      UPDATE "Delivery"
      SET "state" = 'claimed', "worker" = ${worker}, "nextAt" = ${leaseEnd},
        "attempts" = "attempts" + 1, "firstClaimedAt" = COALESCE("firstClaimedAt", ${at})
      WHERE rowid IN (SELECT value FROM json_each(${due.rows}))`
    const taken = await writer.$queryRaw<ClaimedText[]>`
      SELECT json_group_array(json_array(${claimed})) AS "rows" FROM "Delivery"
      WHERE rowid IN (SELECT value FROM json_each(${due.rows}))`
    return readClaimed(taken)
  },
}

// Instants are kept as ms since 1970.
const claimed = claimedJson(
  '"Delivery"',
  (column) => column,
  (column) => `json(${column})`,
)
const stored = (cell: Cell): Cell => (cell instanceof Date ? cell.getTime() : cell)
