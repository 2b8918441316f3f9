// Whether the installed packages are those of the lockfile, for this Node.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * @typedef {{ readonly version?: string, readonly integrity?: string, readonly optional?: boolean,
 *   readonly link?: boolean }} LockedPackage
 */

/**
 * Why packages must be installed; null when they need not. npm keeps a record of what it installed
 * in `node_modules/.package-lock.json`, so whoever ran npm, nothing is installed twice.
 * @param {string} root
 * @returns {string | null}
 */
export function whyInstall(root) {
  const installed = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installed)) return 'there are none'
  const wanted = packagesIn(join(root, 'package-lock.json'))
  const present = packagesIn(installed)
  for (const [path, { version, integrity, optional, link }] of wanted) {
    if (path === '' || optional === true || link === true) continue
    const found = present.get(path)
    if (found?.version !== version || found?.integrity !== integrity)
      return `${path.slice(path.lastIndexOf('node_modules/') + 13)} changed`
  }
  return null
}

/**
 * @param {string} lockfile
 * @returns {Map<string, LockedPackage>}
 */
const packagesIn = (lockfile) =>
  new Map(Object.entries(JSON.parse(readFileSync(lockfile, 'utf8')).packages))

/** Compiled packages fit one of these only. */
export const platform = `${process.platform} ${process.arch} ${process.versions.modules}`

/**
 * Whether the database driver, which is compiled, can be loaded by this Node.
 * @param {string} root
 */
export function driverLoads(root) {
  const driver = join(root, 'node_modules/better-sqlite3/build/Release/better_sqlite3.node')
  try {
    process.dlopen({ exports: {} }, driver)
    return true
  } catch {
    return false
  }
}
