// What a fresh clone lacks, made on demand and only when its sources changed:
// packages, the Prisma client, the compiled program, the page.
// Plain JavaScript without imports from packages: it runs before there are any.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stamps = join(root, 'node_modules', '.gazetteer')

function* filesBelow(path) {
  const full = join(root, path)
  if (!existsSync(full)) return
  if (!statSync(full).isDirectory()) {
    yield path
    return
  }
  for (const entry of readdirSync(full, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    if (entry.name === 'generated') continue
    const below = join(path, entry.name)
    if (entry.isDirectory()) yield* filesBelow(below)
    else yield below
  }
}

function fingerprint(paths, extra = '') {
  const hash = createHash('sha256').update(extra)
  for (const path of paths) {
    for (const file of filesBelow(path)) hash.update(file).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

function run(command, args) {
  const result = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (result.status === 0) return
  process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? result.error?.message ?? ''}\n`)
  process.stderr.write(`${[command, ...args].join(' ')} failed; the text above says why.\n`)
  process.exit(1)
}

const bin = (name) => join(root, 'node_modules', '.bin', name)

/** The steps in their order. `sources` decide whether a step's work is out of date. */
const steps = [
  {
    name: 'install',
    says: 'Installing packages (the database driver may compile: up to 3 minutes the first time)',
    // better-sqlite3 is compiled for one ABI: another Node needs another build.
    sources: () => fingerprint(['package.json', 'package-lock.json'], process.versions.modules),
    needs: () => [join(root, 'node_modules', 'discord.js')],
    make: () => run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']),
  },
  {
    name: 'generate',
    says: 'Generating the database client',
    sources: () => fingerprint(['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json']),
    needs: () => [join(root, 'src', 'store', 'generated')],
    make: () => run(bin('prisma'), ['generate']),
  },
  {
    name: 'build',
    says: 'Compiling',
    sources: () =>
      fingerprint([
        'src',
        'commands',
        'prisma/schema.prisma',
        'tsconfig.json',
        'tsconfig.build.json',
        'package-lock.json',
      ]),
    needs: () => [join(root, 'dist', 'src', 'main.js'), join(root, 'dist', 'page', 'index.html')],
    make: buildInto,
  },
]

/** Builds beside the old output and swaps, so that an interrupted build leaves a working one. */
function buildInto() {
  const fresh = join(root, 'node_modules', '.gazetteer', 'dist')
  rmSync(fresh, { recursive: true, force: true })
  run(bin('tsc'), ['-p', 'tsconfig.build.json', '--outDir', fresh])
  run(bin('vite'), [
    'build',
    'src/playground/page',
    '--outDir',
    join(fresh, 'page'),
    '--logLevel',
    'error',
  ])
  const old = join(root, 'dist')
  rmSync(old, { recursive: true, force: true })
  renameSync(fresh, old)
}

/** Brings the clone up to date, saying each thing that takes time while it is done. */
export function prepare() {
  for (const step of steps) {
    const stamp = join(stamps, step.name)
    const wanted = step.sources()
    const present = step.needs().every((path) => existsSync(path))
    if (present && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) continue
    process.stdout.write(`${step.says} …`)
    const started = Date.now()
    step.make()
    mkdirSync(stamps, { recursive: true })
    writeFileSync(stamp, wanted)
    process.stdout.write(` ${((Date.now() - started) / 1000).toFixed(1)} s\n`)
  }
}
