// Running other programs: npm, and those that packages bring.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'

/** @typedef {readonly [command: string, ...args: string[]]} CommandLine */

/**
 * A package's program, to be run by this same Node whatever the system's shell.
 * @param {string} root
 * @param {string} name The package, and the program when it has several.
 * @returns {CommandLine}
 */
export function programOf(root, name) {
  const folder = join(root, 'node_modules', name)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = typeof bin === 'string' ? bin : (bin[name] ?? Object.values(bin)[0])
  return [process.execPath, join(folder, file)]
}

/**
 * npm, the one that started us when there is one.
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @returns {CommandLine}
 */
export function npmOf(environment) {
  const path = environment['npm_execpath'] ?? ''
  return /npm-cli\.c?js$/.test(path) ? [process.execPath, path] : ['npm']
}

/**
 * Runs a program with this terminal. Gives its exit code.
 * @param {string} root
 * @param {readonly string[]} commandLine
 * @returns {Promise<number>}
 */
export function runHere(root, [command = '', ...args]) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit' })
  const release = passSignalsTo(child)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      release()
      resolve(exitCodeOf(code, signal))
    })
  })
}

/**
 * Runs a program in silence. Gives its exit code and all that it wrote.
 * @param {string} root
 * @param {readonly string[]} commandLine
 * @param {Readonly<Record<string, string | undefined>>} [environment]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runSilently(root, [command = '', ...args], environment = process.env) {
  const child = spawn(command, args, {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    // `npm` is a script on Windows, which only a shell starts.
    shell: process.platform === 'win32' && command === 'npm',
  })
  const release = passSignalsTo(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (output += text))
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      release()
      reject(error)
    })
    child.once('close', (code, signal) => {
      // npm turns a signal into a code of its own.
      const interrupted = release()
      resolve({
        code: exitCodeOf(interrupted === null ? code : null, interrupted ?? signal),
        output,
      })
    })
  })
}

/**
 * A terminal sends Ctrl-C to the child as well: we outlive it to clean up. Other signals reach
 * us alone, and are handed on. The result stops that and tells which signal came, if any.
 * @param {import('node:child_process').ChildProcess} child
 */
function passSignalsTo(child) {
  /** @type {NodeJS.Signals | null} */
  let seen = null
  const stay = (/** @type {NodeJS.Signals} */ signal) => (seen = signal)
  const handOn = (/** @type {NodeJS.Signals} */ signal) => child.kill(stay(signal))
  process.on('SIGINT', stay).on('SIGTERM', handOn).on('SIGHUP', handOn)
  return () => {
    process.off('SIGINT', stay).off('SIGTERM', handOn).off('SIGHUP', handOn)
    return seen
  }
}

/**
 * As a shell has it: 128 and the signal's number for what a signal ended.
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
const exitCodeOf = (code, signal) => code ?? 128 + (signal === null ? 0 : constants.signals[signal])
