import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { asId, type GuildId } from '../src/lore/ids.ts'
import { audienceOf } from '../src/lore/visibility.ts'
import { projectFolder } from '../src/wiring/projectFolder.ts'
import { deployAll, programs, recordAnswers } from './contestants.ts'
import { measureEdits } from './edits.ts'
import { buildHouse, withStore, type House } from './house.ts'
import { startBot } from './processes.ts'
import { mixQuestions } from './questions.ts'
import { rowsOf, tableOf, type Row } from './report.ts'
import { measureAnswers, measureStarts, type Figures } from './round.ts'
import { openStage, type Stage } from './stage.ts'
import { median } from './statistics.ts'

const root = projectFolder()
const built = join(root, 'bench', 'results', 'built')
/** `npm run bench -- shipped` or `-- 10000` measures one size alone. */
const only = process.argv[2]
const sizes = [
  { title: 'the shipped campaign', generated: null },
  { title: '10,000 generated entries', generated: 10_000 },
] as const

interface Result {
  readonly title: string
  readonly rows: readonly Row[]
  readonly editsMs: readonly number[]
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

async function measureSize(stage: Stage, house: House, title: string): Promise<Result> {
  const guild = asId<GuildId>(stage.place.guild)
  const known = await withStore(house.url, (store) =>
    store
      .guild(guild)
      .lore({ ...audienceOf(guild), user: asId(stage.player) }, Temporal.Now.instant()),
  )
  if (known === null) throw new Error('the campaign was not imported')
  const questions = mixQuestions(known, 200)
  const bots = programs(stage, house, built)
  const recorded = await startBot(bots.gazetteer)
  await recordAnswers(stage, house, questions)
  await recorded.stop()

  const figures: Figures = new Map()
  say('  starting each bot several times …')
  const running = await measureStarts(stage, bots, questions, figures)
  say('  asking …')
  await measureAnswers(stage, running, questions, figures)
  say('  editing …')
  const edited = known.entries.slice(0, 5).map(({ name }) => name)
  const editsMs = await measureEdits(stage, house, edited)
  await Promise.all(Object.values(running).map((bot) => bot.stop()))
  return { title, rows: rowsOf(figures), editsMs }
}

async function main(): Promise<void> {
  const begun = Date.now()
  execFileSync(process.execPath, [
    join(root, 'node_modules', 'typescript', 'bin', 'tsc'),
    '-p',
    join(root, 'bench', 'tsconfig.json'),
  ])
  const loads = [loadavg()[0]]
  const scratch = await mkdtemp(join(tmpdir(), 'gazetteer-bench-'))
  const stage = await openStage()
  const results: Result[] = []
  try {
    await deployAll(stage)
    for (const { title, generated } of sizes) {
      const name = String(generated ?? 'shipped')
      if (only !== undefined && only !== name) continue
      say(`${title}: setting up …`)
      const folder = join(scratch, name)
      const house = await buildHouse(root, folder, generated, stage.place)
      const result = await measureSize(stage, house, title)
      loads.push(loadavg()[0])
      results.push(result)
      say(`\n${tableOf(title, result.rows)}`)
      say(
        `An edit by another process was in the next reply each time, after ${median(result.editsMs).toFixed(1)} ms (at most ${Math.max(...result.editsMs).toFixed(1)}).\n`,
      )
    }
  } finally {
    await stage.discord.close()
    await rm(scratch, { recursive: true, force: true })
  }
  const seconds = Math.round((Date.now() - begun) / 1000)
  const machine = {
    node: process.version,
    processors: cpus().length,
    model: cpus()[0]?.model ?? '',
    load: loads,
    seconds,
  }
  say(
    `${machine.processors} × ${machine.model}, Node ${machine.node}, load ${loads.map((load) => load?.toFixed(1)).join(' → ')}, ${seconds} s.`,
  )
  const missed = results.flatMap(({ rows }) => rows).filter(({ reached }) => !reached)
  say(missed.length === 0 ? 'Every target is reached.' : `${missed.length} rows miss their target.`)
  const folder = join(root, 'bench', 'results')
  await mkdir(folder, { recursive: true })
  const stamp = new Date(begun).toISOString().replaceAll(':', '-')
  await writeFile(join(folder, `${stamp}.json`), JSON.stringify({ machine, results }, null, 2))
}

// The bots end with the bench, whatever ends it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
await main()
