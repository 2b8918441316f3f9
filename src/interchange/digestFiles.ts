import { createHash } from 'node:crypto'
import { lstatSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { listFolder } from './campaignFolder.ts'

/** Whose code decides what a file says: this folder and the two whose words it writes with. */
const readers = ['interchange', 'lore', 'calendar']

/**
 * SHA-256, hexadecimal, of the names, sizes and times of all files in a campaign's folder and in
 * the program that reads them. While it stays the same, reading them would give the same again. The
 * times are those of the last change by the system's own clock, which a copy or a checkout cannot
 * set back. Throws when the folder can't be listed.
 */
export async function digestFiles(folder: string): Promise<string> {
  const hash = createHash('sha256')
  const program = dirname(import.meta.dirname)
  for (const root of [folder, ...readers.map((reader) => join(program, reader))]) {
    for (const { path } of await listFolder(root)) {
      // One by one and without promises: 10,000 files take 40 ms so, and 300 ms otherwise.
      const { size, ctimeMs } = lstatSync(join(root, path))
      hash.update(`${path}\0${size}\0${ctimeMs}\n`)
    }
  }
  return hash.digest('hex')
}
