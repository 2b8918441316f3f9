import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The project's folder, whether the sources or the compiled program run. */
export function projectFolder(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder
    if (folder === dirname(folder)) throw new Error('package.json is missing above the program')
  }
}
