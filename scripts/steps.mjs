// What a fresh clone lacks, and how to tell that it is out of date.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { driverFits, platform } from './driver.mjs'
import { fingerprint, textOf, writeWhole } from './files.mjs'
import { whyInstall } from './packages.mjs'

/**
 * @typedef {'install' | 'generate' | 'build'} StepName
 * @typedef {{ readonly name: StepName, readonly mark: string }} StaleStep A step to take, and
 *   what to record once it is done.
 */

const schemas = /** @type {const} */ (['prisma/schema.prisma', 'prisma/postgresql/schema.prisma'])

/** The steps that make something of the sources: from what, and what must exist afterwards. */
const derived = /** @type {const} */ ([
  {
    name: 'generate',
    sources: [...schemas, 'prisma.config.ts', 'package-lock.json'],
    results: ['src/store/generated', 'src/store/postgresql/generated'],
  },
  {
    name: 'build',
    sources: [
      'src',
      'commands',
      ...schemas,
      'tsconfig.json',
      'tsconfig.build.json',
      'package-lock.json',
    ],
    results: ['dist/src/main.js', 'dist/page/index.html'],
  },
])

/**
 * The first step that is out of date, or null. One at a time: installing decides about the rest.
 * @param {string} root The clone's folder.
 * @param {(root: string) => boolean} fits Whether the compiled driver fits; tried once for each
 *   installation.
 * @returns {StaleStep | null}
 */
export function firstStaleStep(root, fits = driverFits) {
  if (whyInstall(root) !== null) return { name: 'install', mark: platform }
  if (recorded(root, 'install') !== platform) {
    if (!fits(root)) return { name: 'install', mark: platform }
    record(root, { name: 'install', mark: platform })
  }
  for (const { name, sources, results } of derived) {
    const mark = fingerprint(root, sources)
    const complete = results.every((path) => existsSync(join(root, path)))
    if (!complete || recorded(root, name) !== mark) return { name, mark }
  }
  return null
}

// Records live and die with the packages: without them, everything is made anew.
const recordOf = (/** @type {string} */ root, /** @type {StepName} */ name) =>
  join(root, 'node_modules', `.gazetteer-${name}`)

const recorded = (/** @type {string} */ root, /** @type {StepName} */ name) =>
  textOf(recordOf(root, name))

/**
 * Remembers that a step was taken.
 * @param {string} root
 * @param {StaleStep} step
 */
export const record = (root, { name, mark }) => writeWhole(recordOf(root, name), mark)
