// Runs a TypeScript program of the project (`src/cli`, `bench`) with its arguments,
// after bringing the clone up to date.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { prepare, root } from './prepare.mjs'

prepare()
const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs')
const [program, ...args] = process.argv.slice(2)
const result = spawnSync(process.execPath, [tsx, join(root, program), ...args], {
  stdio: 'inherit',
})
process.exit(result.status ?? 1)
