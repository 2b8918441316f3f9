// `npm run check`: everything that must hold before a change lands, cheapest first.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { prepare, root } from './prepare.mjs'

prepare()
const bin = (name) => join(root, 'node_modules', '.bin', name)
const checks = [
  ['format', bin('oxfmt'), ['--check']],
  ['lint', bin('oxlint'), ['--deny-warnings']],
  ['types', bin('tsc'), ['-p', 'tsconfig.json']],
  ['page types', bin('tsc'), ['-p', 'src/playground/page/tsconfig.json']],
  ['unused', bin('knip'), []],
  ['content', process.execPath, ['scripts/tool.mjs', 'src/cli/loreCheck.ts']],
  ['tests', process.execPath, ['scripts/test.mjs']],
]
const skipped = new Set(
  process.argv.filter((word) => word.startsWith('--skip=')).map((word) => word.slice(7)),
)
const failed = []
for (const [name, command, args] of checks) {
  if (skipped.has(name)) continue
  process.stdout.write(`── ${name}\n`)
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (result.status !== 0) failed.push(name)
}
process.stdout.write(failed.length === 0 ? 'all checks passed\n' : `failed: ${failed.join(', ')}\n`)
process.exit(failed.length === 0 ? 0 : 1)
