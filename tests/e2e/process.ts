import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { dirname, join } from 'node:path'

const root = dirname(dirname(import.meta.dirname))

/** Settings of the program, as a shell would give them; nothing else is set. */
export type Settings = Readonly<Record<string, string>>

/** The program in a process of its own, as `npm start` runs it. */
export interface Running {
  /** Resolves with the field of the `ready` line: the page's address, or the bot's name. */
  readonly ready: () => Promise<string>
  /** What it wrote so far. */
  readonly output: () => string
  readonly errors: () => string
  readonly signal: (signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL') => void
  /** Its exit code; null when a signal killed it. */
  readonly ended: Promise<number | null>
}

// An empty variable counts as absent, and keeps a developer's `.env` out.
const unset = {
  NODE_ENV: '',
  DISCORD_TOKEN: '',
  DISCORD_API_URL: '',
  LOG_LEVEL: '',
  TICK_SECONDS: '',
  LEASE_SECONDS: '',
  LOCAL_DISCORD_PORT: '0',
}

/** Runs a file of `scripts/` or a program of the command line. */
export function startProgram(settings: Settings, ...args: readonly string[]): Running {
  const program = args.length === 0 ? ['start.mjs'] : ['tool.mjs', ...args]
  const [script = '', ...rest] = program
  const child = spawn(process.execPath, [join(root, 'scripts', script), ...rest], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...unset, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let errors = ''
  child.stdout.setEncoding('utf8').on('data', (text) => (output += text))
  child.stderr.setEncoding('utf8').on('data', (text) => (errors += text))
  const ended = once(child, 'close').then(([code]: (number | null)[]) => code ?? null)
  const readyLine = (): string | undefined => {
    const line = output.split('\n').find((one) => one.includes('"msg":"ready"'))
    if (line === undefined) return undefined
    // Our own line: an object of strings.
    const { page, user } = JSON.parse(line) as { readonly page?: string; readonly user?: string }
    return page ?? user
  }
  return {
    ready: async () => {
      for (;;) {
        const found = readyLine()
        if (found !== undefined) return found
        const event = await Promise.race([once(child.stdout, 'data').then(() => 'more'), ended])
        if (event !== 'more' && readyLine() === undefined) {
          throw new Error(`The program ended with ${event}:\n${output}${errors}`)
        }
      }
    },
    output: () => output,
    errors: () => errors,
    signal: (signal) => void child.kill(signal),
    ended,
  }
}
