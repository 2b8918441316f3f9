// Brings a clone up to date on demand: packages, the database client, the compiled program and
// the page. Imports no packages: it runs before there are any.
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { driverEnvironment, driverFits } from './driver.mjs'
import { takeLock } from './lock.mjs'
import { npmOf, programOf, runSilently } from './programs.mjs'
import { beginTask } from './progress.mjs'
import { nodeFault } from './requirements.mjs'
import { firstStaleStep, record } from './steps.mjs'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const interrupted = 'Interrupted.'

const tasks = {
  install: {
    says: 'Installing packages (the first time up to 3 minutes, if the database driver compiles)',
    make: install,
  },
  generate: {
    says: 'Generating the database clients',
    make: generate,
  },
  build: { says: 'Compiling', make: build },
}

/**
 * Does what is out of date, saying so; ends the process with a clear line where that fails.
 * Safe to call from several processes at once: the others wait for the first.
 */
export async function prepare() {
  process.chdir(root)
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8'))
  const fault = nodeFault(process.versions.node, engines.node)
  if (fault !== null) fail(fault)
  if (firstStaleStep(root) === null) return

  const lock = join(root, '.prepare.lock')
  const giveBack = await takeLock(lock, (holder) =>
    process.stdout.write(
      `Waiting for process ${holder}, which prepares this folder (if there is none, delete ${lock}) …\n`,
    ),
  )
  for (let step = firstStaleStep(root); step !== null; step = firstStaleStep(root)) {
    const { says, make } = tasks[step.name]
    const end = beginTask(says)
    const failure = await make()
    end(failure === null ? 'done' : 'failed')
    if (failure !== null) fail(failure, failure === interrupted ? 130 : 1)
    record(root, step)
  }
  giveBack()
}

/** Installs what the lockfile says, what builds the program included: npm leaves that out in production. */
async function install() {
  const options = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const failure = await run(...npmOf(process.env), 'ci', ...options)
  if (failure !== null || driverFits(root)) return failure
  return 'The database driver does not run on this Node: "npm rebuild better-sqlite3 --ignore-scripts=false" says why (it may want a C++ compiler and Python).'
}

/** One client for each kind of database. */
async function generate() {
  const prisma = [...programOf(root, 'prisma'), 'generate']
  return (
    (await run(...prisma)) ?? (await run(...prisma, '--schema', 'prisma/postgresql/schema.prisma'))
  )
}

/** Builds beside the old output and swaps: whatever interrupts it, no half-built program runs. */
async function build() {
  const page = join('src', 'playground', 'page')
  const fresh = join(root, 'node_modules', '.gazetteer-dist')
  rmSync(fresh, { recursive: true, force: true })
  const failure =
    (await run(...programOf(root, 'typescript'), '-p', 'tsconfig.build.json', '--outDir', fresh)) ??
    (await run(...programOf(root, 'vite'), 'build', page, '--outDir', join(fresh, 'page')))
  if (failure !== null) return failure
  const old = join(root, 'node_modules', '.gazetteer-dist-old')
  rmSync(old, { recursive: true, force: true })
  if (existsSync('dist')) renameSync('dist', old)
  renameSync(fresh, 'dist')
  rmSync(old, { recursive: true, force: true })
  return null
}

/**
 * Runs a program. Gives null, or why it failed.
 * @param {readonly string[]} commandLine
 */
async function run(...commandLine) {
  try {
    const { code, output } = await runSilently(
      root,
      commandLine,
      driverEnvironment(root, process.env),
    )
    if (code === 0) return null
    if (code > 128) return interrupted
    return `${output}\n${commandLine.join(' ')} ended with code ${code}; the text above says why.`
  } catch (error) {
    // Everything else is started as this Node, which is there.
    if (commandLine[0] !== 'npm') throw error
    return 'npm was not found: install Node with npm from https://nodejs.org and try again.'
  }
}

/**
 * @param {string} message
 * @param {number} [code]
 * @returns {never}
 */
function fail(message, code = 1) {
  process.stderr.write(`${message}\n`)
  process.exit(code)
}
