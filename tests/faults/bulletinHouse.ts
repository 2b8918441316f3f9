import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')

/**
 * Compiles the program as it stands, in a place of its own: a process that starts from the sources
 * takes twice as long, and this one is started many times.
 */
export const compileProgram = (): string => (compiled ??= compile())

// Files of tests share a process.
let compiled: string | null = null

function compile(): string {
  // Another process of tests compiles too, while these programs start: each has its own.
  const folder = join(root, 'node_modules', '.gazetteer', `fault-tests-${process.pid}`)
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const args = [compiler, '-p', join(root, 'tsconfig.build.json'), '--outDir', folder]
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the program does not compile:\n${stdout}`)
  return join(folder, 'src', 'main.js')
}

/** The real program, as a process of its own. */
export interface Program {
  readonly process: ChildProcess
  readonly exited: Promise<{ readonly code: number | null; readonly signal: string | null }>
  /** What it wrote so far. */
  readonly output: () => string
  /** Resolves when it says that it is ready; LOG_LEVEL has to let it. */
  readonly ready: Promise<void>
}

export function startProgram(main: string, environment: Readonly<Record<string, string>>): Program {
  const child = spawn(process.execPath, [main], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let hearReady = (): void => {}
  const ready = new Promise<void>((resolve) => (hearReady = resolve))
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
      if (text.includes('"msg":"ready"')) hearReady()
    })
  }
  const exited = once(child, 'exit').then(([code, signal]: unknown[]) => ({
    code: typeof code === 'number' ? code : null,
    signal: typeof signal === 'string' ? signal : null,
  }))
  return { process: child, exited, output: () => output, ready }
}

/** Numbers in [0, 1) that a seed repeats (mulberry32). */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
