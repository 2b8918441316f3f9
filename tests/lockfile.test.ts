import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

interface LockedPackage {
  readonly version?: string
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

// The shape is npm's: https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json
const { packages } = JSON.parse(
  readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'),
) as { readonly packages: Readonly<Record<string, LockedPackage>> }

/** Where npm looks for a package that another one asks for, nearest first. */
function* placesOf(name: string, askedBy: string): Generator<string> {
  for (
    let place = askedBy;
    place !== '';
    place = place.slice(0, place.lastIndexOf('node_modules/'))
  )
    yield `${place.replace(/\/$/, '')}/node_modules/${name}`
  yield `node_modules/${name}`
}

// npm leaves out a build for another system that the registry lacks, and `npm ci` then refuses
// the lockfile on every system. An older version of what asks for it has all its builds.
test('the lockfile holds every build for every system, so that npm ci accepts it', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => ![...placesOf(name, path)].some((place) => packages[place]?.version))
      .map((name) => `${path} wants ${name}`),
  )
  expect(missing).toEqual([])
})
