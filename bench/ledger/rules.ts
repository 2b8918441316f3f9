// What 100,000 bulletin rules cost, against as many tasks of two timer libraries:
//   npm run bench:ledger -- rules
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectFolder } from '../../src/wiring/projectFolder.ts'
import { makeRules } from './manyRules.ts'

const count = 100_000

type Figures = Readonly<Record<string, number>>

/** Runs one measurement in a process of its own, which shares no memory with any other. */
function measure(what: string, path: string, rules: number): Figures {
  const root = projectFolder()
  const program = join(root, 'bench', 'ledger', 'measureRules.ts')
  const args = ['--expose-gc', '--import', 'tsx', program, what, path, String(rules)]
  const output = execFileSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    // Thousands of complaints of missed executions.
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 2 ** 30,
  })
  // The program's own line.
  return JSON.parse(output.trim().split('\n').at(-1) ?? '{}') as Figures
}

/** Measures all of it, and says each figure as it comes. */
export async function measureRules(say: (line: string) => void): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'gazetteer-bench-'))
  try {
    const [few, many] = [join(folder, 'few.db'), join(folder, 'many.db')]
    await makeRules(few, 0)
    await makeRules(many, count)
    measure('idle', few, 0)
    const without = measure('idle', few, 0)
    const beyond = (figures: Figures): string =>
      ((figures['residentMiB'] ?? 0) - (without['residentMiB'] ?? 0)).toFixed(1)
    for (const when of ['looked at for the first time', 'started again']) {
      const all = measure('idle', many, count)
      say(`ledger, ${count} rules, ${when}: ${written(all)}`)
      say(`  memory beyond that of one rule: ${beyond(all)} MiB (at most 50)`)
    }
    say(`ledger, all due at one instant: ${written(measure('due', many, count))}`)
    for (const library of ['node-cron', 'croner'])
      say(`${library}, one task for each: ${outcomeOf(library)}`)
    say(
      `load meanwhile: ${loadavg()
        .map((one) => one.toFixed(1))
        .join(' ')}`,
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What became of a timer library. */
function outcomeOf(library: string): string {
  try {
    return written(measure(library, '', count))
  } catch (error) {
    return `its process died: ${error instanceof Error && 'signal' in error ? String(error.signal) : 'unknown'}`
  }
}

const written = (figures: Figures): string =>
  Object.entries(figures)
    .map(([name, value]) => `${name} ${Number(value.toFixed(2))}`)
    .join(', ')
