import { randomInt } from 'node:crypto'
import { postgresqlPrograms } from '../postgresql/server.ts'
import { compileProgram } from './bulletinHouse.ts'
import { runChaos } from './chaos.ts'
import { chaosPostgresql, chaosSqlite } from './chaosDatabases.ts'
import { disorderIn, summaryOf } from './chaosFigures.ts'

// `npm run chaos -- sqlite|postgresql BULLETINS KILLS`; without a database, both, one after the other.
const [which, bulletins = '20000', kills = '1000'] = process.argv.slice(2)
const wanted = [
  ...(which === 'postgresql' ? [] : [chaosSqlite]),
  ...(which === 'sqlite' || postgresqlPrograms === null ? [] : [chaosPostgresql]),
]
let enough = false
// The first Ctrl-C ends the havoc: what was due so far is still compared. A second ends all.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => (enough = true))

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const main = compileProgram()
for (const open of wanted) {
  const database = await open()
  try {
    const havoc = await runChaos({
      database,
      main,
      seed: randomInt(2 ** 31),
      bulletins: Number(bulletins),
      kills: Number(kills),
      say,
      enough: () => enough,
    })
    say(summaryOf(havoc))
    const wrong = disorderIn(havoc)
    for (const row of wrong) say(row)
    if (wrong.length > 0) process.exitCode = 1
  } finally {
    await database.remove()
  }
}
