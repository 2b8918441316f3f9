// `npm run check`: everything that must hold before a change lands, cheapest first.
// `--skip=tests` leaves one out.
import { prepare, root } from './prepare.mjs'
import { programOf, runHere } from './programs.mjs'

await prepare()
const node = process.execPath
const checks = new Map([
  ['format', [...programOf(root, 'oxfmt'), '--check']],
  ['lint', [...programOf(root, 'oxlint'), '--deny-warnings']],
  ['types', [...programOf(root, 'typescript'), '-p', 'tsconfig.json']],
  ['page types', [...programOf(root, 'typescript'), '-p', 'src/playground/page/tsconfig.json']],
  ['unused', [...programOf(root, 'knip')]],
  ['content', [node, 'scripts/tool.mjs', 'src/cli/loreCheck.ts']],
  ['tests', [node, 'scripts/test.mjs']],
])

for (const word of process.argv.slice(2)) {
  const name = word.replace('--skip=', '')
  if (word === name || !checks.delete(name)) {
    process.stderr.write(`${word} is unknown: --skip= takes ${[...checks.keys()].join(', ')}.\n`)
    process.exit(1)
  }
}

const failed = []
for (const [name, commandLine] of checks) {
  process.stdout.write(`── ${name}\n`)
  const code = await runHere(root, commandLine)
  if (code !== 0) failed.push(name)
  if (code === 130) break
}
process.stdout.write(failed.length === 0 ? 'all checks passed\n' : `failed: ${failed.join(', ')}\n`)
process.exitCode = failed.length === 0 ? 0 : 1
