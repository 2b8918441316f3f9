import { UserError } from '../errors.ts'

/**
 * The database cannot be opened. Its message is one line that says what is wrong and how to mend
 * it; whoever started the program prints it and ends.
 */
export class StoreError extends Error {
  override readonly name = 'StoreError'
}

/** What keeps a database from working, whichever database it is. */
export type Trouble =
  | 'busy'
  | 'read-only'
  | 'full'
  | 'corrupt'
  | 'unreachable'
  /** The connection broke: what was being kept at that moment may be kept or not. */
  | 'lost'
  /** The database does not let the bot in, or not do what it must. */
  | 'refused'

/** Whether the next try may well succeed: another writer is done, the server is back. */
export const passes = (trouble: Trouble | null): boolean =>
  trouble === 'busy' || trouble === 'lost' || trouble === 'unreachable'

/** The trouble behind an error of the driver or of the client, or null when it is of another kind. */
export function troubleOf(error: unknown): Trouble | null {
  for (const text of tellingTexts(error)) {
    const known = signs.find(([sign]) => sign.test(text))
    if (known !== undefined) return known[1]
  }
  return null
}

/**
 * The error to end with when the database at `place` cannot be opened; null for other failures.
 * `fixes` are rests of a sentence that begins with the place.
 */
export function storeErrorOf(
  error: unknown,
  place: string,
  fixes: Readonly<Record<Trouble, string>> = sqliteFixes,
): StoreError | null {
  if (error instanceof StoreError) return error
  const trouble = troubleOf(error)
  return trouble === null ? null : new StoreError(`${place} ${fixes[trouble]}`, { cause: error })
}

const unopened =
  'cannot be opened: check that DATABASE_URL names a file in a folder that can be made and written to'

const sqliteFixes: Readonly<Record<Trouble, string>> = {
  busy: 'is locked by another program: close what has it open (a second bot, a database browser) and start again',
  'read-only':
    'cannot be written to: give the user that runs the bot the right to write to the file and its folder',
  full: 'has no room left on its disk: free some space and start again',
  corrupt:
    'is damaged or no SQLite database: put a backup in its place, or let DATABASE_URL name another file',
  unreachable: unopened,
  lost: unopened,
  refused: unopened,
}

/**
 * The kind answer for a failure of the database in operation, or null when `error` is something
 * else. Dispatchers show it as any other UserError.
 */
export function userErrorOf(error: unknown): UserError | null {
  const trouble = troubleOf(error)
  return trouble === null ? null : new UserError(answers[trouble])
}

const answers: Record<Trouble, string> = {
  busy: "The campaign's database is busy. Nothing was changed; please try again in a moment.",
  'read-only':
    "The campaign's database cannot be written to. Nothing was changed; whoever runs the bot needs to make it writable.",
  full: "The disk that holds the campaign's database is full. Nothing was changed; whoever runs the bot needs to free some space.",
  corrupt:
    "The campaign's database is damaged. Nothing was changed; whoever runs the bot needs to restore a backup.",
  unreachable:
    "The campaign's database cannot be reached. Nothing was changed; whoever runs the bot needs to look at it.",
  lost: "The connection to the campaign's database broke. What you asked for may be done or not; please look before you try again.",
  refused:
    "The campaign's database does not let the bot in. Nothing was changed; whoever runs the bot needs to look at its rights.",
}

// PostgreSQL's codes (https://www.postgresql.org/docs/current/errcodes-appendix.html), those of
// its connections, and the words of its driver and of Prisma's where these drop the code. SQLite's
// result codes (https://www.sqlite.org/rescode.html), SQLite's own words for them where the client
// drops the code, and the codes of Prisma's client.
const signs: readonly (readonly [RegExp, Trouble])[] = [
  [/^(40001|40P01|53300|55P03|TransactionWriteConflict|TooManyConnections|P2037)$/, 'busy'],
  [/^25006$|read-only transaction/, 'read-only'],
  [/^53100$/, 'full'],
  [/^(XX001|XX002)$/, 'corrupt'],
  [/^(28000|28P01|3D000|42501|P1000|P1003|P1010)$|permission denied/, 'refused'],
  [/^(AuthenticationFailed|DatabaseAccessDenied|DatabaseDoesNotExist)$/, 'refused'],
  [/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|57P03)$/, 'unreachable'],
  [/^(DatabaseNotReachable|TlsConnectionError|P1001|P1011)$|^timeout exceeded/, 'unreachable'],
  [/^(08\w{3}|57P01|57P02|25P03|ECONNRESET|EPIPE|ConnectionClosed|P1017)$/, 'lost'],
  [/^Connection terminated|^Client has encountered a connection error/, 'lost'],
  [/^SQLITE_(BUSY|LOCKED)|database (table )?is locked/, 'busy'],
  // Prisma's drivers call a lock a time-out, a name that its schema engine does not know.
  [/SocketTimeout|^(P1008|P2028|P2034)$/, 'busy'],
  [/^SQLITE_READONLY|readonly database/, 'read-only'],
  // Without room for the shared memory of the WAL, SQLite calls it an I/O error.
  [/^SQLITE_(FULL|IOERR_SHMSIZE)|disk is full/, 'full'],
  [/^SQLITE_(CORRUPT|NOTADB)|disk image is malformed|is not a database/, 'corrupt'],
  [/^SQLITE_(CANTOPEN|IOERR)|unable to open database|disk I\/O error/, 'unreachable'],
  [/^ENOSPC$/, 'full'],
  [/^EROFS$/, 'read-only'],
  [/^(EACCES|EPERM|ENOENT|ENOTDIR|EEXIST|EISDIR)$/, 'unreachable'],
]

// An error tells its kind in its code, its message or those of what caused it.
function* tellingTexts(error: unknown): Iterable<string> {
  const seen = new Set<unknown>()
  const open: unknown[] = [error]
  while (open.length > 0) {
    const next = open.shift()
    if (typeof next !== 'object' || next === null || seen.has(next)) continue
    seen.add(next)
    for (const name of ['code', 'originalCode', 'kind', 'message', 'originalMessage']) {
      const value: unknown = Reflect.get(next, name)
      if (typeof value === 'string') yield value
    }
    for (const name of ['cause', 'meta', 'driverAdapterError']) open.push(Reflect.get(next, name))
  }
}
