import type { Temporal } from 'temporal-polyfill'
import { asId, type DeliveryId, type GuildId } from '../lore/ids.ts'
import type { ClaimedRow } from './claimedRows.ts'
import type { Database } from './database.ts'
import { dateOf, deliveryOf, sharedInstants } from './deliveryRows.ts'
import type { Writer } from './dialect.ts'
import type { Delivery as DeliveryRow } from './generated/client.ts'
import type { ClaimedDelivery, Delivery } from './store.ts'

/** What is later than this, in ms, may be told of in one message with others. */
const lateMs = 15 * 60_000

/** Before when what is due at `now` was due that is late. */
export const lateBefore = (now: Date): Date => new Date(now.getTime() - lateMs)

/**
 * Puts late rows in groups, one for each channel, under the oldest of them: the others wait without
 * a time of their own. Each late row is put somewhere before it can be claimed, so that workers
 * which come at once find the same groups.
 */
export async function gatherLate(
  { reader, write, dialect }: Database,
  instant: Temporal.Instant,
): Promise<void> {
  const now = dateOf(instant)
  const late = lateBefore(now)
  const found = await reader.$queryRaw<unknown[]>`
    SELECT "id" FROM "Delivery"
    WHERE "nextAt" <= CAST(${now} AS timestamp) AND "dueAt" < CAST(${late} AS timestamp)
      AND "state" = 'due' AND "firstClaimedAt" IS NULL AND "resumedAt" IS NULL
      AND "carriedBy" IS NULL
    LIMIT 1`
  // Mostly nothing is late, and a look is cheaper than a write.
  if (found.length === 0) return
  await write('ledger', async (writer) => {
    // Of several processes one puts them in groups, the others find that done.
    await dialect.holdGuild(writer, asId<GuildId>('late deliveries'))
    // At least three make a group, and one message shows 25 headlines. What a GM asked for goes
    // alone, and so does what may be in its channel already.
    await writer.$executeRaw`
      UPDATE "Delivery" AS d
      SET "carriedBy" = CASE WHEN g."size" >= 3 THEN g."carrier" ELSE g."id" END,
        "nextAt" = CASE WHEN g."size" >= 3 AND g."carrier" <> g."id" THEN NULL
          ELSE d."nextAt" END
      FROM (
        SELECT "id", FIRST_VALUE("id") OVER together AS "carrier",
          COUNT(*) OVER (PARTITION BY "guildId", "channelId", "box") AS "size"
        FROM (
          SELECT "id", "guildId", "channelId", "dueAt",
            (ROW_NUMBER() OVER (PARTITION BY "guildId", "channelId" ORDER BY "dueAt", "id") - 1)
              / 25 AS "box"
          FROM "Delivery"
          WHERE "nextAt" <= CAST(${now} AS timestamp) AND "dueAt" < CAST(${late} AS timestamp)
            AND "state" = 'due' AND "firstClaimedAt" IS NULL AND "resumedAt" IS NULL
            AND "carriedBy" IS NULL
        ) placed
        WINDOW together AS (PARTITION BY "guildId", "channelId", "box" ORDER BY "dueAt", "id")
      ) g
      WHERE d."id" = g."id" AND d."carriedBy" IS NULL AND d."state" = 'due'`
  })
}

/** Rows that were claimed, with those that they carry. */
export async function withCarried(
  writer: Writer,
  rows: readonly ClaimedRow[],
): Promise<readonly ClaimedDelivery[]> {
  const carriers = rows.filter(({ id, carriedBy }) => carriedBy === id).map(({ id }) => id)
  const carried: DeliveryRow[] = []
  for (let from = 0; from < carriers.length; from += chunkSize) {
    const some = carriers.slice(from, from + chunkSize)
    const where = { carriedBy: { in: some }, id: { notIn: some }, state: 'due', nextAt: null }
    const orderBy = [{ dueAt: 'asc' }, { id: 'asc' }] as const
    carried.push(...(await writer.delivery.findMany({ where, orderBy: [...orderBy] })))
  }
  const instant = sharedInstants()
  const carriedBy = (id: string): readonly Delivery[] =>
    carried.filter((one) => one.carriedBy === id).map((one) => deliveryOf(one, instant))
  return rows.map((row) => {
    const carries = row.carriedBy === row.id ? carriedBy(row.id) : []
    // Not spread into another object: of very many, that takes as long as to read them.
    return Object.assign(deliveryOf(row, instant), { carries })
  })
}
const chunkSize = 500

/** Gives rows that another carries back their time. */
export async function partRows(
  writer: Writer,
  carrier: DeliveryId,
  carried: readonly DeliveryId[],
  next: 'alone' | 'gathered',
): Promise<void> {
  for (const id of carried) {
    await writer.$executeRaw`
      UPDATE "Delivery" SET "carriedBy" = ${next === 'alone' ? id : null}, "nextAt" = "dueAt"
      WHERE "id" = ${id} AND "carriedBy" = ${carrier} AND "state" = 'due' AND "nextAt" IS NULL`
  }
}

/** Gives a guild's rows back their time whose carrier will not be posted. */
export async function freeCarried(writer: Writer, guild: GuildId): Promise<void> {
  await writer.$executeRaw`
    UPDATE "Delivery" SET "carriedBy" = "id", "nextAt" = "dueAt"
    WHERE "guildId" = ${guild} AND "state" = 'due' AND "nextAt" IS NULL AND NOT EXISTS (
      SELECT 1 FROM "Delivery" c
      WHERE c."id" = "Delivery"."carriedBy" AND c."state" IN ('due', 'claimed')
    )`
}
