import { Prisma, type Delivery as DeliveryRow } from './generated/client.ts'

/** What a worker has of a row that it claimed. */
export type ClaimedRow = Omit<DeliveryRow, 'nextAt' | 'worker'>

const words = [
  'id',
  'guildId',
  'ruleId',
  'channelId',
  'occurrence',
  'universeDay',
  'state',
  'attempts',
  'messageId',
  'reason',
  'carriedBy',
] as const satisfies readonly (keyof ClaimedRow)[]
const instants = [
  'dueAt',
  'resumedAt',
  'firstClaimedAt',
  'sentAt',
] as const satisfies readonly (keyof ClaimedRow)[]

/** A row as `claimedJson` writes it: instants in ms since 1970. */
type Written = readonly [
  id: string,
  guildId: string,
  ruleId: string,
  channelId: string,
  occurrence: string,
  universeDay: number,
  state: string,
  attempts: number,
  messageId: string | null,
  reason: string | null,
  carriedBy: string | null,
  dueAt: number,
  resumedAt: number | null,
  firstClaimedAt: number | null,
  sentAt: number | null,
  content: ClaimedRow['content'],
]

/** All rows of a claim as one JSON text: row by row and column by column the client takes far longer. */
export interface ClaimedText {
  readonly rows: string
}

/**
 * What goes into the `json_array`, or what a database calls it, of a row named `row`. `msOf` is the
 * SQL for a column's instant in ms since 1970; `content` that for its content as JSON.
 */
export const claimedJson = (
  row: string,
  msOf: (column: string) => string,
  content: (column: string) => string,
): Prisma.Sql =>
  Prisma.raw(
    [
      ...words.map((name) => `${row}."${name}"`),
      ...instants.map((name) => msOf(`${row}."${name}"`)),
      content(`${row}."content"`),
    ].join(', '),
  )

/** Reads an array of what `claimedJson` wrote; those that are due first come first. */
export function readClaimed(texts: readonly ClaimedText[]): readonly ClaimedRow[] {
  // Only claimedJson writes it. As arrays of arrays, many are read in half the time of objects.
  const rows = texts.flatMap((text) => JSON.parse(text.rows) as readonly Written[])
  // Sorted as numbers: comparing the instants of many rows would take as long as claiming them.
  return rows.sort((a, b) => a[11] - b[11] || (a[0] < b[0] ? -1 : 1)).map(rowOf)
}

// By their places: to take very many arrays apart by pattern takes as long as to read them.
const rowOf = (row: Written): ClaimedRow => ({
  id: row[0],
  guildId: row[1],
  ruleId: row[2],
  channelId: row[3],
  occurrence: row[4],
  universeDay: BigInt(row[5]),
  state: row[6],
  attempts: row[7],
  messageId: row[8],
  reason: row[9],
  carriedBy: row[10],
  dueAt: new Date(row[11]),
  resumedAt: dateOrNull(row[12]),
  firstClaimedAt: dateOrNull(row[13]),
  sentAt: dateOrNull(row[14]),
  content: row[15],
})

const dateOrNull = (ms: number | null): Date | null => (ms === null ? null : new Date(ms))
