import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'

/** A PostgreSQL server of our own, in a folder of its own, for as long as this process lives. */
export interface PostgresqlServer {
  /** The address of one of its databases. */
  readonly url: (database: string) => string
  /** Asks the server something as its owner, by default in a database that tests leave alone. */
  readonly ask: (sql: string, database?: string) => Promise<readonly unknown[]>
  /** As when the machine loses power: nothing is finished. */
  readonly crash: () => Promise<void>
  readonly start: () => Promise<void>
  readonly remove: () => Promise<void>
}

/** Where PostgreSQL's programs are, newest version first; null where it is not installed. */
export const postgresqlPrograms: string | null =
  ['/usr/lib/postgresql', '/usr/pgsql', '/opt/postgresql', '/opt/homebrew/opt']
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((version) => join(folder, version, 'bin')))
    .filter((programs) => existsSync(join(programs, 'initdb')))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .at(-1) ?? null

/** Makes a server and starts it; with `fsync` on, as in real life. */
export async function startPostgresql(): Promise<PostgresqlServer> {
  if (postgresqlPrograms === null) throw new Error('PostgreSQL is not installed')
  const programs = postgresqlPrograms
  const owner = unprivileged()
  const folder = mkdtempSync(join(tmpdir(), 'gazetteer-pg-'))
  if (owner !== null) chownSync(folder, owner.uid, owner.gid)
  const data = join(folder, 'data')
  const run = (program: string, args: readonly string[]): ChildProcess =>
    spawn(join(programs, program), args, {
      ...owner,
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    })

  // A collation that sorts unlike bytes do, as most servers have one, and English words in errors.
  const locale = ['--locale-provider=icu', '--icu-locale=en-US', '--lc-messages=C']
  await succeed(run('initdb', ['-D', data, '-U', 'owner', '-A', 'trust', '-E', 'UTF8', ...locale]))
  const port = await freePort()
  let server: ChildProcess | null = null

  const start = async (): Promise<void> => {
    const settings = [
      '-p',
      String(port),
      '-h',
      '127.0.0.1',
      '-k',
      folder,
      '-c',
      'timezone=Asia/Tokyo',
    ]
    const child = run('postgres', ['-D', data, ...settings])
    server = child
    if (child.stderr === null) throw new Error('no pipe')
    const lines = createInterface(child.stderr)
    await new Promise<void>((resolve, reject) => {
      const seen: string[] = []
      lines.on('line', (line) => {
        seen.push(line)
        if (line.includes('ready to accept connections')) resolve()
      })
      child.once('exit', () => reject(new Error(`PostgreSQL ended:\n${seen.join('\n')}`)))
    })
  }
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    if (server === null || server.exitCode !== null) return
    const ended = once(server, 'exit')
    server.kill(signal)
    await ended
  }
  const url = (database: string): string => `postgresql://owner@127.0.0.1:${port}/${database}`
  // Whatever ends the tests, no server stays behind.
  const onExit = (): void => {
    server?.kill('SIGQUIT')
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', onExit)
  await start()
  return {
    url,
    ask: async (sql, database = 'postgres') => {
      const client = new pg.Client({ connectionString: url(database) })
      await client.connect()
      try {
        return (await client.query<Record<string, unknown>>(sql)).rows
      } finally {
        await client.end()
      }
    },
    // What `pg_ctl stop -m immediate` sends.
    crash: () => stop('SIGQUIT'),
    start,
    remove: async () => {
      process.off('exit', onExit)
      await stop('SIGQUIT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** PostgreSQL refuses to run as root: Debian's package brings a user for it. */
function unprivileged(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null
  const line = /^postgres:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'))
  if (line === null) throw new Error('there is no user "postgres" to run PostgreSQL as')
  return { uid: Number(line[1]), gid: Number(line[2]) }
}

async function succeed(child: ChildProcess): Promise<void> {
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (said += text))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(said)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return address.port
}
