// Reading the clone: which files a step depends on, and a hash that changes when they do.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The files at or below `path`, in a fixed order, by their paths from `root`.
 * @param {string} root
 * @param {string} path
 * @returns {Generator<string>}
 */
function* filesBelow(root, path) {
  const full = join(root, path)
  if (!existsSync(full)) return
  if (!statSync(full).isDirectory()) {
    yield path
    return
  }
  for (const name of readdirSync(full).toSorted((a, b) => (a < b ? -1 : 1)))
    if (name !== 'generated') yield* filesBelow(root, `${path}/${name}`)
}

/**
 * A hash over the names and contents of files and folders. What is generated does not count.
 * @param {string} root
 * @param {readonly string[]} paths
 */
export function fingerprint(root, paths) {
  const hash = createHash('sha256')
  for (const path of paths)
    for (const file of filesBelow(root, path)) {
      const bytes = readFileSync(join(root, file))
      hash.update(`${file}\0${bytes.length}\0`).update(bytes)
    }
  return hash.digest('hex')
}

/**
 * A file's text; '' when there is none.
 * @param {string} path
 */
export const textOf = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '')

/**
 * Writes a file as a whole or not at all, also where the old one is shared by a hard link.
 * @param {string} path
 * @param {string} text
 */
export function writeWhole(path, text) {
  const fresh = `${path}.${process.pid}`
  writeFileSync(fresh, text)
  renameSync(fresh, path)
}
