import { UserError } from '../errors.ts'

/**
 * The database cannot be opened. Its message is one line that says what is wrong and how to mend
 * it; whoever started the program prints it and ends.
 */
export class StoreError extends Error {
  override readonly name = 'StoreError'
}

/** What keeps a database from working, whichever database it is. */
export type Trouble = 'busy' | 'read-only' | 'full' | 'corrupt' | 'unreachable'

/** The trouble behind an error of the driver or of the client, or null when it is of another kind. */
export function troubleOf(error: unknown): Trouble | null {
  for (const text of tellingTexts(error)) {
    const known = signs.find(([sign]) => sign.test(text))
    if (known !== undefined) return known[1]
  }
  return null
}

/** The error to end with when the database at `path` cannot be opened; null for other failures. */
export function storeErrorOf(error: unknown, path: string): StoreError | null {
  if (error instanceof StoreError) return error
  const trouble = troubleOf(error)
  return trouble === null ? null : new StoreError(`${path} ${fixes[trouble]}`, { cause: error })
}

const fixes: Record<Trouble, string> = {
  busy: 'is locked by another program: close what has it open (a second bot, a database browser) and start again',
  'read-only':
    'cannot be written to: give the user that runs the bot the right to write to the file and its folder',
  full: 'has no room left on its disk: free some space and start again',
  corrupt:
    'is damaged or no SQLite database: put a backup in its place, or let DATABASE_URL name another file',
  unreachable:
    'cannot be opened: check that DATABASE_URL names a file in a folder that can be made and written to',
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
    "The campaign's database cannot be written to. Nothing was changed; whoever runs the bot needs to make its file and folder writable.",
  full: "The disk that holds the campaign's database is full. Nothing was changed; whoever runs the bot needs to free some space.",
  corrupt:
    "The campaign's database is damaged. Nothing was changed; whoever runs the bot needs to restore a backup.",
  unreachable:
    "The campaign's database cannot be reached. Nothing was changed; whoever runs the bot needs to look at its file.",
}

// SQLite's result codes (https://www.sqlite.org/rescode.html), SQLite's own words for them where
// the client drops the code, and the codes of Prisma's client.
const signs: readonly (readonly [RegExp, Trouble])[] = [
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
