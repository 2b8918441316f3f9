// Runs a program of the project (`src/cli`, `bench`) with its arguments, after bringing the
// clone up to date: what is compiled runs in this process, the rest through tsx.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { prepare, root } from './prepare.mjs'
import { programOf, runHere } from './programs.mjs'

const [program = '', ...args] = process.argv.slice(2)
await prepare()
if (program.startsWith('src/')) {
  const compiled = join(root, 'dist', program.replace(/\.ts$/, '.js'))
  process.argv = [process.execPath, compiled, ...args]
  await import(pathToFileURL(compiled).href)
} else {
  process.exitCode = await runHere(root, [...programOf(root, 'tsx'), join(root, program), ...args])
}
