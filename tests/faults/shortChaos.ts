import { randomInt } from 'node:crypto'
import { compileProgram } from './bulletinHouse.ts'
import { runChaos, type Havoc } from './chaos.ts'
import type { ChaosDatabase } from './chaosDatabases.ts'
import { summaryOf } from './chaosFigures.ts'

// A few seconds here; where all is to be proved, the environment asks for more.
const size = {
  bulletins: Number(process.env['CHAOS_BULLETINS'] ?? 100),
  kills: Number(process.env['CHAOS_KILLS'] ?? 3),
}
const seed = Number(process.env['CHAOS_SEED'] ?? randomInt(2 ** 31))

/** Lets chaos rule over a database for as long as the environment says, and prints its figures. */
export async function chaosOn(open: () => Promise<ChaosDatabase>): Promise<Havoc> {
  const main = compileProgram()
  const database = await open()
  try {
    const havoc = await runChaos({ database, main, seed, ...size })
    process.stdout.write(`${summaryOf(havoc)}\n`)
    return havoc
  } finally {
    await database.remove()
  }
}
