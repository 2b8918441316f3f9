// `npm test`: brings the clone up to date, then runs vitest with the arguments given.
import { prepare, root } from './prepare.mjs'
import { programOf, runHere } from './programs.mjs'

await prepare()
process.exitCode = await runHere(root, [
  ...programOf(root, 'vitest'),
  'run',
  ...process.argv.slice(2),
])
