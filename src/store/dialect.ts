import type { GuildId } from '../lore/ids.ts'
import type { ClaimedRow } from './claimedRows.ts'
import type { Prisma } from './generated/client.ts'
import type { Ledger, PlannedRule } from './store.ts'

/** The client inside a transaction. */
export type Writer = Prisma.TransactionClient

/**
 * What each kind of database does in its own way; everything else in this folder is written once.
 * The types are those of SQLite's client, which the others' hold too.
 */
export interface Dialect {
  /** Whether the database has one writer at a time, whatever is written. */
  readonly oneWriter: boolean
  /** Keeps other writers of a guild out until the transaction ends, whatever process they are in. */
  readonly holdGuild: (writer: Writer, guild: GuildId) => Promise<void>
  /** Writes many rows with one statement; resolves to how many were written. */
  readonly insertRows: (
    writer: Writer,
    table: Table,
    rows: readonly (readonly Cell[])[],
  ) => Promise<number>
  /** Notes that a process is there, and counts those that were within `keptMs`. */
  readonly takeSeat: (writer: Writer, name: string, keptMs: number) => Promise<number>
  /** Marks rules as planned up to an instant, those that are still of the edition that was read. */
  readonly markPlanned: (
    writer: Writer,
    rules: readonly PlannedRule[],
    until: Date,
  ) => Promise<unknown>
  /** A query for what a list of texts in JSON holds, a row for each. */
  readonly textsIn: (json: Prisma.Sql) => Prisma.Sql
  /** Marks rows of the ledger as this worker's, each row for one worker alone; oldest first. */
  readonly takeDue: (
    writer: Writer,
    claim: Parameters<Ledger['claim']>[0],
  ) => Promise<readonly ClaimedRow[]>
}

/** A value in a row: a Date for an instant, any other object for JSON. */
export type Cell = string | number | boolean | object | null

/** A table as bulk writing sees it. */
export interface Table {
  readonly name: string
  /** In the order of a row's cells. */
  readonly columns: readonly string[]
  /** What becomes of a row whose like is there already; by default the statement fails. */
  readonly existing?: 'keep' | 'replace by id'
}

/**
 * The statement that writes rows into a table, from a source of its columns in their order. All
 * names in it come from this program, never from outside.
 */
export function insertStatement({ name, columns, existing }: Table, source: string): string {
  const insert = `INSERT INTO "${name}" (${quotedNames(columns)}) ${source}`
  if (existing === undefined) return insert
  if (existing === 'keep') return `${insert} ON CONFLICT DO NOTHING`
  const changes = columns.map((column) => `"${column}" = excluded."${column}"`).join(', ')
  return `${insert} ON CONFLICT ("id") DO UPDATE SET ${changes}`
}

/** Column names as SQL has them. */
export const quotedNames = (names: readonly string[]): string =>
  names.map((one) => `"${one}"`).join(', ')
