import { claimedJson, readClaimed, type ClaimedText } from '../claimedRows.ts'
import { Prisma } from '../generated/client.ts'
import { dateOf } from '../deliveryRows.ts'
import { lateBefore } from '../lateDeliveries.ts'
import { type Dialect, insertStatement, quotedNames } from '../dialect.ts'

/** PostgreSQL's own ways. */
export const postgresqlDialect: Dialect = {
  oneWriter: false,
  // Released by whatever ends the transaction, the loss of its connection included.
  holdGuild: async (writer, guild) => {
    await writer.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${guild}, 0))`
  },
  // Handed over as one JSON text: binding every value on its own took eight times as long for the
  // 100,000 rows of a large import. The table itself says what type each text becomes.
  insertRows: async (writer, table, rows) => {
    if (rows.length === 0) return 0
    const names = quotedNames(table.columns)
    const source = `SELECT ${names} FROM json_populate_recordset(NULL::"${table.name}", $1::json)`
    const objects = rows.map((row) =>
      Object.fromEntries(table.columns.map((column, index) => [column, row[index]])),
    )
    return writer.$executeRawUnsafe(insertStatement(table, source), JSON.stringify(objects))
  },
  takeSeat: async (writer, name, keptMs) => {
    await writer.$executeRaw`
      INSERT INTO "Seat" ("name", "seenAt") VALUES (${name}, timezone('UTC', statement_timestamp()))
      ON CONFLICT ("name") DO UPDATE SET "seenAt" = excluded."seenAt"`
    // Those that others are just noting are there.
    await writer.$executeRaw`
      DELETE FROM "Seat" WHERE "name" IN (
        SELECT "name" FROM "Seat"
        WHERE "name" <> ${name} AND "seenAt" < timezone('UTC', statement_timestamp())
          - ${keptMs}::float8 * INTERVAL '1 millisecond'
        FOR UPDATE SKIP LOCKED
      )`
    return writer.seat.count()
  },
  markPlanned: (writer, rules, until) =>
    writer.$executeRaw`
      UPDATE "BulletinRule" r
      SET "lookAt" = one."lookAt", "plannedUntil" =
        CASE WHEN one."planned" THEN GREATEST(r."plannedUntil", ${until}::timestamp)
          ELSE r."plannedUntil" END
      FROM json_to_recordset(${JSON.stringify(
        rules.map((one) => ({ ...one, lookAt: one.lookAt === null ? null : dateOf(one.lookAt) })),
      )}::json) one("rule" text, "edition" int, "lookAt" timestamp, "planned" boolean)
      WHERE r."id" = one."rule" AND r."edition" = one."edition" AND r."plannedUntil" IS NOT NULL`,
  textsIn: (json) =>
    Prisma.sql`SELECT value FROM jsonb_array_elements_text((${json})::jsonb) AS texts(value)`,
  // Due times are the caller's, which a local Discord moves at will; a lease is real time, and the
  // database's, so that workers whose clocks differ agree about its end. Rows that another worker
  // is just taking are passed over: nobody waits. The first condition is for the index.
  takeDue: async (writer, { worker, now, leaseMs, limit }) => {
    const at = dateOf(now)
    const taken = await writer.$queryRaw<ClaimedText[]>`
      WITH due AS (
        SELECT "id" FROM "Delivery"
        WHERE "nextAt" <= GREATEST(${at}::timestamp, timezone('UTC', statement_timestamp()))
          AND "nextAt" <= CASE "state"
            WHEN 'claimed' THEN timezone('UTC', statement_timestamp()) ELSE ${at}::timestamp END
          AND ("carriedBy" IS NOT NULL OR "dueAt" >= ${lateBefore(at)}::timestamp
            OR "firstClaimedAt" IS NOT NULL OR "resumedAt" IS NOT NULL)
        ORDER BY "nextAt" LIMIT ${limit}
        FOR UPDATE SKIP LOCKED
      ), taken AS (
      UPDATE "Delivery" d
      SET "state" = 'claimed', "worker" = ${worker}, "attempts" = "attempts" + 1,
        "nextAt" = timezone('UTC', statement_timestamp())
          + ${leaseMs}::float8 * INTERVAL '1 millisecond',
        "firstClaimedAt" = COALESCE("firstClaimedAt", ${at}::timestamp)
      FROM due WHERE d."id" = due."id"
      RETURNING d.*
      )
      SELECT COALESCE(json_agg(json_build_array(${claimed})), '[]')::text AS "rows" FROM taken`
    return readClaimed(taken)
  },
}

const claimed = claimedJson(
  'taken',
  (column) => `(EXTRACT(EPOCH FROM ${column}) * 1000)::bigint`,
  (column) => column,
)
