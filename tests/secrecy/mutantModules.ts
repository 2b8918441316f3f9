import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { Plugin } from 'vite'
import { mutations } from './mutations.ts'

const wanted = /\?mutant=(\d+)$/

/**
 * Other programs beside the sound one: whoever imports a module with `?mutant=N` gets it with the
 * N-th mutation in it, or in what it imports. What the mutation does not reach is the same in all.
 */
export function mutantModules(root: string): Plugin {
  const isReached = createReach(root)
  return {
    name: 'mutant-modules',
    enforce: 'pre',
    async resolveId(source, importer) {
      const mark = importer === undefined ? null : wanted.exec(importer)
      if (mark === null || importer === undefined) return null
      const found = await this.resolve(source, importer.slice(0, mark.index), { skipSelf: true })
      const mutated = mutations[Number(mark[1])]?.file
      return found !== null && mutated !== undefined && isReached(found.id, join(root, mutated))
        ? `${found.id}${mark[0]}`
        : found
    },
    transform(code, id) {
      const mark = wanted.exec(id)
      const mutation = mark === null ? undefined : mutations[Number(mark[1])]
      if (mark === null || mutation === undefined) return null
      return relative(root, id.slice(0, mark.index)) === mutation.file
        ? code.replace(mutation.find, () => mutation.put)
        : null
    },
  }
}

/** The store brings up its tables once in a process. */
const alwaysSound = /\/tests\/store\/temporaryStore\.ts$/

/** Tells whether a module of the project is another one, or imports it over whatever others. */
function createReach(root: string): (from: string, to: string) => boolean {
  const imports = new Map<string, readonly string[]>()
  const importsOf = (file: string): readonly string[] => {
    const known = imports.get(file)
    if (known !== undefined) return known
    const found = Array.from(
      readFileSync(file, 'utf8').matchAll(/^(?:import|export)\s(?!type\s)[^;']*?'(\.[^']+\.ts)'/gm),
      ([, path = '']) => join(dirname(file), path),
    )
    imports.set(file, found)
    return found
  }
  return (from, to) => {
    const seen = new Set<string>()
    const queue = [from]
    for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
      if (file === to) return true
      if (seen.has(file) || !isOurs(file, root)) continue
      seen.add(file)
      queue.push(...importsOf(file))
    }
    return false
  }
}

const isOurs = (file: string, root: string): boolean =>
  file.startsWith(`${root}/`) &&
  file.endsWith('.ts') &&
  !file.includes('/node_modules/') &&
  !alwaysSound.test(file)
