// Whether the installed packages are those of the lockfile.
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
