import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { platform } from '../../scripts/driver.mjs'
import { firstStaleStep, record } from '../../scripts/steps.mjs'

let clone = ''
beforeEach(() => (clone = mkdtempSync(join(tmpdir(), 'gazetteer-steps-'))))
afterEach(() => rmSync(clone, { recursive: true, force: true }))

function put(path: string, text = path): void {
  mkdirSync(join(clone, dirname(path)), { recursive: true })
  writeFileSync(join(clone, path), text)
}

const lockfile = (packages: Readonly<Record<string, object>>) =>
  JSON.stringify({ packages: { '': { name: 'gazetteer' }, ...packages } })

const installed = {
  'node_modules/a': { version: '1.0.0', integrity: 'x' },
  'node_modules/b': { version: '2.0.0', integrity: 'y' },
}

/** A clone as `git clone` leaves it. */
function putSources(): void {
  put('package-lock.json', lockfile({ ...installed, 'node_modules/c': { optional: true } }))
  for (const file of ['prisma/schema.prisma', 'prisma.config.ts', 'tsconfig.json']) put(file)
  for (const file of ['tsconfig.build.json', 'src/main.ts', 'commands/lore.ts']) put(file)
}

const results = {
  install: () => put('node_modules/.package-lock.json', lockfile(installed)),
  generate: () => {
    put('src/store/generated/client.ts')
    put('src/store/postgresql/generated/client.ts')
  },
  build: () => {
    put('dist/src/main.js')
    put('dist/page/index.html')
  },
}

const stale = (loads = true) => firstStaleStep(clone, () => loads)

/** Takes steps until nothing is stale, and tells which. */
function prepareAll(): readonly string[] {
  const taken: string[] = []
  for (let step = stale(); step !== null && taken.length < 9; step = stale()) {
    taken.push(step.name)
    results[step.name]()
    record(clone, step)
  }
  return taken
}

test('a fresh clone is installed, generated and built, once each', () => {
  putSources()
  expect(prepareAll()).toEqual(['install', 'generate', 'build'])
  expect(prepareAll()).toEqual([])
})

test('packages that somebody installed by hand are not installed again', () => {
  putSources()
  results.install()
  expect(prepareAll()).toEqual(['generate', 'build'])
})

test.each([
  ['an optional package is no reason to install', 'node_modules/d', { optional: true }, []],
  ['a new package is installed', 'node_modules/d', { version: '1.0.0' }, ['install']],
  ['a new version is installed', 'node_modules/b', { version: '2.0.1' }, ['install']],
  [
    'another package under the same version is installed',
    'node_modules/b',
    { version: '2.0.0', integrity: 'z' },
    ['install'],
  ],
])('when the lockfile changed, %s', (_name, path, locked, expected) => {
  putSources()
  prepareAll()
  const changed = { ...installed, [path]: locked }
  put('package-lock.json', lockfile(changed))
  expect([stale()?.name].filter((name) => name === 'install')).toEqual(expected)
})

test('another Node that cannot load the compiled driver installs anew', () => {
  putSources()
  prepareAll()
  record(clone, { name: 'install', mark: 'linux x64 1' })
  expect(stale(false)).toEqual({ name: 'install', mark: platform })
  expect(stale(true)).toBeNull()
})

test('the driver is tried once for each installation', () => {
  putSources()
  prepareAll()
  expect(stale(false)).toBeNull()
})

test.each([
  ['prisma/schema.prisma', ['generate', 'build']],
  ['prisma/postgresql/schema.prisma', ['generate', 'build']],
  ['src/lore/new.ts', ['build']],
  ['commands/lore.ts', ['build']],
  ['tsconfig.json', ['build']],
  ['tests/lore.test.ts', []],
  ['lore/maquis-reborn/kalre.md', []],
  ['src/store/generated/client.ts', []],
])('a change of %s takes the steps %j', (path, expected) => {
  putSources()
  prepareAll()
  put(path, 'changed')
  expect(prepareAll()).toEqual(expected)
})

test('a renamed source and one that is gone are changes', () => {
  putSources()
  put('src/a.ts', 'same')
  prepareAll()
  renameSync(join(clone, 'src/a.ts'), join(clone, 'src/b.ts'))
  expect(prepareAll()).toEqual(['build'])
  rmSync(join(clone, 'src/b.ts'))
  expect(prepareAll()).toEqual(['build'])
})

test.each([
  ['dist/page', ['build']],
  ['dist', ['build']],
  ['src/store/generated', ['generate']],
  ['src/store/postgresql/generated', ['generate']],
  ['node_modules', ['install', 'generate', 'build']],
])('what is gone is made again: %s', (path, expected) => {
  putSources()
  prepareAll()
  rmSync(join(clone, path), { recursive: true })
  expect(prepareAll()).toEqual(expected)
})

test('recording does not write into a file that is shared by a hard link', () => {
  putSources()
  prepareAll()
  const shared = join(clone, 'shared')
  linkSync(join(clone, 'node_modules/.gazetteer-build'), shared)
  const before = readFileSync(shared, 'utf8')
  record(clone, { name: 'build', mark: 'another' })
  expect(readFileSync(shared, 'utf8')).toBe(before)
})
