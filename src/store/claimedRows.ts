import { Prisma, type Delivery as DeliveryRow } from './generated/client.ts'

/** What a worker has of a row that it claimed. */
export type ClaimedRow = Omit<DeliveryRow, 'nextAt' | 'worker'>

const instants = ['dueAt', 'resumedAt', 'firstClaimedAt', 'sentAt'] as const
const others = [
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

/** A row as `claimedJson` writes it. */
type Written = Omit<ClaimedRow, 'universeDay' | (typeof instants)[number]> &
  Readonly<Record<(typeof instants)[number], number | null>> & {
    readonly universeDay: number
    readonly dueAt: number
  }

/** A row of a claim as one JSON text: over many rows of many columns the client takes far longer. */
export interface ClaimedText {
  readonly row: string
}

/**
 * What goes into the `json_object`, or what a database calls it, of a row named `row`. `msOf` is the
 * SQL for a column's instant in ms since 1970; `content` that for its content as JSON.
 */
export function claimedJson(
  row: string,
  msOf: (column: string) => string,
  content: (column: string) => string,
): Prisma.Sql {
  const named = (name: string, value: (column: string) => string): string =>
    `'${name}', ${value(`${row}."${name}"`)}`
  return Prisma.raw(
    [
      ...others.map((name) => named(name, (column) => column)),
      ...instants.map((name) => named(name, msOf)),
      named('content', content),
    ].join(', '),
  )
}

/** Reads what `claimedJson` wrote; those that are due first come first. */
export function readClaimed(texts: readonly ClaimedText[]): readonly ClaimedRow[] {
  // Only claimedJson writes it.
  const rows = texts.map(({ row }) => JSON.parse(row) as Written)
  // Sorted as numbers: comparing the instants of many rows would take as long as claiming them.
  rows.sort((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1))
  return rows.map((row) => ({
    ...row,
    universeDay: BigInt(row.universeDay),
    dueAt: new Date(row.dueAt),
    resumedAt: dateOrNull(row.resumedAt),
    firstClaimedAt: dateOrNull(row.firstClaimedAt),
    sentAt: dateOrNull(row.sentAt),
  }))
}

const dateOrNull = (ms: number | null): Date | null => (ms === null ? null : new Date(ms))
