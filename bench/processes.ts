import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'

/** A bot in a process of its own, watched from outside. */
export interface BotProcess {
  /** From the start of the process until the bot said that it is ready, ms. */
  readonly readyMs: number
  /** CPU time that it has used so far, ms; in steps of 10. */
  readonly cpuMs: () => number
  /** MiB: resident now, and at its highest. */
  readonly memory: () => { readonly resident: number; readonly peak: number }
  readonly stop: () => Promise<void>
}

export interface BotProgram {
  /** What follows `node`. */
  readonly args: readonly string[]
  readonly cwd: string
  readonly environment: Readonly<Record<string, string>>
}

/** Starts a bot and waits until it writes `ready`; throws with its output when it ends before. */
export async function startBot({ args, cwd, environment }: BotProgram): Promise<BotProcess> {
  const startedAt = performance.now()
  const child = spawn(process.execPath, args, {
    cwd,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TZ: 'UTC', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const kill = (): void => void child.kill('SIGKILL')
  const abandon = (code: number): void => {
    kill()
    if (code !== 0)
      process.stderr.write(`\nLast words of ${args[0] ?? ''}:\n${output.slice(-2_000)}\n`)
  }
  process.once('exit', abandon)
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const readyMs = await new Promise<number>((resolve, reject) => {
    const take = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-10_000)
      if (/\bready\b/.test(output)) resolve(performance.now() - startedAt)
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.once('error', reject)
    child.once('close', () => reject(new Error(`the bot ended before it was ready:\n${output}`)))
  })
  const proc = (file: string): string => readFileSync(`/proc/${child.pid}/${file}`, 'utf8')
  return {
    readyMs,
    cpuMs: () => cpuMsOf(proc('stat')),
    memory: () => {
      const status = proc('status')
      return { resident: mebibytes(status, 'VmRSS'), peak: mebibytes(status, 'VmHWM') }
    },
    stop: async () => {
      child.kill('SIGTERM')
      const hard = setTimeout(kill, 5_000)
      await ended
      clearTimeout(hard)
      process.off('exit', abandon)
    },
  }
}

// utime and stime, in clock ticks of 10 ms: proc_pid_stat(5). The name before them may hold spaces.
function cpuMsOf(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

function mebibytes(status: string, name: string): number {
  return Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024
}
